/**
 * What every two-sample test of this folder hands back, and what it may be asked.
 *
 * Numbers are finite or null, never NaN. An empty side is not an error: the comparison then holds
 * nulls and its method says `no rows`, so that one broken column cannot stop a run.
 */

export interface Comparison {
  /** The test statistic on its own scale; its meaning is the test's. */
  readonly statistic: number | null
  /** Size of the difference on the scale on which limits are set. */
  readonly effect: number | null
  /** Confidence interval of the effect. */
  readonly effectLow: number | null
  readonly effectHigh: number | null
  /** The effect less what chance alone adds to it on average, at least 0. */
  readonly effectDebiased: number | null
  readonly pValue: number | null
  /** How the p-value was computed. */
  readonly method: string
  /** Rows of reference and batch that entered. */
  readonly n: number
  readonly m: number
  /** Smallest effect found with the asked power at alpha; null where no possible effect is. */
  readonly detectable: number | null
  /** Whether the p-value is known to err on the large side. */
  readonly conservative: boolean
}

export interface TestOptions {
  /** Level at which `detectable` is computed; 0.05. */
  readonly alpha?: number
  /** Of the effect's interval; 0.95. */
  readonly confidence?: number
  /** Of `detectable`; 0.8. */
  readonly power?: number
  /** Of simulated and permutation p-values; the same seed gives the same digits. */
  readonly seed?: number
  /** That an exact p-value of KS may take, about 1 ns each, before a limit law stands in; 5e7. */
  readonly steps?: number
}

/** The options with their defaults filled in. */
export function settled(options: TestOptions = {}): Required<TestOptions> {
  const { alpha = 0.05, confidence = 0.95, power = 0.8, seed = 1, steps = 5e7 } = options
  return { alpha, confidence, power, seed, steps }
}

/** The comparison in which a side has no rows: nothing is said. */
export function noRows(n: number, m: number): Comparison {
  return {
    statistic: null,
    effect: null,
    effectLow: null,
    effectHigh: null,
    effectDebiased: null,
    pValue: null,
    method: 'no rows',
    n,
    m,
    detectable: null,
    conservative: true,
  }
}

/** Clips to [0, 1]: probabilities and shares after rounding. */
export function unit(value: number): number {
  return Math.min(1, Math.max(0, value))
}
