/**
 * How many of the doubles are special, and which are left without those and the invalid ones?
 *
 * Guarantee: exact; the finite values keep their order and bits. Cost: about 1 ns a value.
 */

/** Places in the array of counts. */
export const DoubleCount = {
  nans: 0,
  positiveInfinities: 1,
  negativeInfinities: 2,
  zeros: 3,
  /** Values below zero, −∞ among them. */
  negatives: 4,
} as const

/** Length of the array of counts. */
export const DOUBLE_COUNTS = 5

/** Sets `counts` to what is special among the first `count` values. Returns how many are finite. */
export function countDoubles(values: Float64Array, count: number, counts: Float64Array): number {
  counts.fill(0, 0, DOUBLE_COUNTS)
  for (let i = 0; i < count; i++) classify(values[i]!, counts)
  return count - specials(counts)
}

/**
 * The same over the valid slots only, the finite ones among them copied to the front of `out`.
 * `validity` has bit i, least significant first, set where slot i is valid; undefined: all are.
 */
export function gatherFinite(
  values: Float64Array,
  validity: Uint8Array | undefined,
  count: number,
  out: Float64Array,
  counts: Float64Array,
): number {
  counts.fill(0, 0, DOUBLE_COUNTS)
  let finite = 0
  for (let i = 0; i < count; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const value = values[i]!
    classify(value, counts)
    if (value - value === 0) out[finite++] = value
  }
  return finite
}

function classify(value: number, counts: Float64Array): void {
  if (value < 0) counts[DoubleCount.negatives]!++
  if (value === 0) counts[DoubleCount.zeros]!++
  if (value === Number.POSITIVE_INFINITY) counts[DoubleCount.positiveInfinities]!++
  if (value === Number.NEGATIVE_INFINITY) counts[DoubleCount.negativeInfinities]!++
  if (Number.isNaN(value)) counts[DoubleCount.nans]!++
}

function specials(counts: Float64Array): number {
  const { nans, positiveInfinities, negativeInfinities } = DoubleCount
  return counts[nans]! + counts[positiveInfinities]! + counts[negativeInfinities]!
}
