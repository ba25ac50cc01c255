/** The only list of accumulators: specs, states, and which belongs to which. (Types first.) */

/** Counts of rows by what they hold. */
export interface TallySpec {
  readonly kind: 'tally'
}
/** Smallest and largest value. */
export interface ExtentSpec {
  readonly kind: 'extent'
}
/** Count, sums of powers. */
export interface MomentsSpec {
  readonly kind: 'moments'
}
/** Quantiles: KLL sketch of doubles. */
export interface KllSpec {
  readonly kind: 'kll'
  readonly k: number
}
/** Distinct count: HyperLogLog. */
export interface HllSpec {
  readonly kind: 'hll'
  readonly lgK: number
}
/** Heavy hitters: frequent items. */
export interface FrequentSpec {
  readonly kind: 'frequent'
  readonly lgMaxMapSize: number
}
/** Some values with their rows: the first ones, or those with the smallest hashes. */
export interface SampleSpec {
  readonly kind: 'sample'
  readonly size: number
  readonly by: 'row' | 'hash'
}
/** First, last, ascents, descents. */
export interface OrderSpec {
  readonly kind: 'order'
}
/** Counts between ascending edges, right-closed: (-inf, e0], (e0, e1], …, (eLast, inf). */
export interface HistogramSpec {
  readonly kind: 'histogram'
  readonly edges: readonly number[]
}
/** Every value's 128-bit hash, exactly, up to a number of distinct values. */
export interface KeysSpec {
  readonly kind: 'keys'
  readonly capacity: number
}

export type Spec =
  | TallySpec
  | ExtentSpec
  | MomentsSpec
  | KllSpec
  | HllSpec
  | FrequentSpec
  | SampleSpec
  | OrderSpec
  | HistogramSpec
  | KeysSpec
