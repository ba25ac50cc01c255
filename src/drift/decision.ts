/**
 * From a measured change to one of four outcomes.
 *
 * Question: did the column move by more than matters, and can these rows tell?
 * Method: two conditions together. Statistical: the p-value, corrected over all tests of the run, is at
 * most alpha. Practical: the confidence interval of the effect lies beyond the limit. A test against a
 * limit alone cries wolf on small samples; a p-value alone rejects everything on large ones.
 * Guarantee: under no drift the share of runs with any `drift` is at most alpha (the p-values are valid
 * and Holm's correction holds under any dependence); the second condition only lowers it.
 * Weakness: rows are taken as exchangeable; autocorrelated data needs limits learnt from its windows.
 */
import type { Level, Outcome } from '../verdict/finding.js'

/** One test's answer, before correction. Numbers are finite; null where there is none. */
export interface Measurement {
  /** Code of the finding, `drift.ks`, … */
  readonly code: string
  /** Name of the test, `ks`, … */
  readonly name: string
  readonly statistic: number | null
  readonly pValue: number
  readonly effect: number
  readonly effectLow: number
  readonly effectHigh: number
  /**
   * The effect less what chance adds to it on average; it decides whether an inconclusive finding is
   * worth a warning.
   */
  readonly effectDebiased: number
  readonly limit: number
  readonly method: string
  readonly n: number
  readonly m: number
  readonly detectable: number | null
}

export interface Decision {
  readonly outcome: Outcome
  readonly level: Level
}

/**
 * The outcome of one test.
 *
 * - `drift`         p ≤ alpha and the interval lies above the limit
 * - `negligible`    p ≤ alpha and the interval lies at or below the limit
 * - `stable`        p > alpha and the interval lies at or below the limit
 * - `inconclusive`  the interval spans the limit, or lies above it without significance; a warning
 *                   where the debiased estimate itself exceeds the limit
 */
export function decide(
  measured: Measurement,
  { pAdjusted, alpha, level }: { pAdjusted: number; alpha: number; level: Level },
): Decision {
  const { effectLow, effectHigh, effectDebiased, limit } = measured
  const significant = pAdjusted <= alpha
  if (significant && effectLow > limit) return { outcome: 'drift', level }
  if (effectHigh <= limit) return { outcome: significant ? 'negligible' : 'stable', level: 'info' }
  return { outcome: 'inconclusive', level: effectDebiased > limit ? lowerOf(level, 'warn') : 'info' }
}

function lowerOf(a: Level, b: Level): Level {
  const order: readonly Level[] = ['info', 'warn', 'error']
  return order.indexOf(a) < order.indexOf(b) ? a : b
}
