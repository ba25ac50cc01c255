/**
 * From a measured change to one of four outcomes.
 *
 * Question: did the column move by more than matters, and can these rows tell?
 * Method: two conditions together. Statistical: the p-value, corrected over all tests of the run, is at
 * most alpha. Practical: the confidence interval of the effect lies beyond the limit. A test against a
 * limit alone cries wolf on small samples; a p-value alone rejects everything on large ones.
 * Guarantee: under no drift the share of runs with any `drift` is at most alpha (the p-values are valid
 * and Holm's correction holds under any dependence); the second condition only lowers it.
 * Weakness: rows are taken as exchangeable, unless limits were learnt from the reference's windows (learnt.ts).
 */
import type { Deciding } from '../schema/schema.js'
import type { Bin, Level, Outcome, SampleRow } from '../verdict/finding.js'
import type { Comparison } from './comparison.js'

/** One test of one column, before correction. */
export interface Measurement {
  /** Code of the finding, `drift.ks`, … */
  readonly code: string
  /** Name of the test, `ks`, … */
  readonly name: string
  readonly comparison: Comparison
  /** Largest tolerable effect. */
  readonly limit: number
  /** Rows of the batch that show it, where rows have a meaning; and the first of them. */
  readonly rows?: number
  readonly samples?: readonly SampleRow[]
  /** What the test was computed from. */
  readonly bins?: readonly Bin[]
  /** Windows of the reference by which it is judged; absent: by the law of independent rows. */
  readonly windows?: number
}

export interface Decision {
  readonly outcome: Outcome
  readonly level: Level
}

/** How a test is judged: its p-value after correction, the family's alpha, what drift is. */
export interface Judgement {
  readonly pAdjusted: number | null
  readonly alpha: number
  readonly level: Level
  /** For people who want p-values alone, or limits alone; `both`. */
  readonly deciding?: Deciding
}

/**
 * The outcome of one test.
 *
 * - `drift`         p ≤ alpha and the interval lies above the limit
 * - `negligible`    p ≤ alpha and the interval lies at or below the limit
 * - `stable`        p > alpha and the interval lies at or below the limit
 * - `inconclusive`  the interval spans the limit, or lies above it without significance; a warning
 *                   where the debiased estimate itself exceeds the limit
 * - `skipped`       the test could not be computed
 *
 * Judged by windows of the reference, the estimate stands in the place of the interval: the limit was
 * learnt from estimates.
 *
 * Deciding by p-values alone, any significance is drift; by limits alone, any estimate above the limit
 * is, whatever chance may have added to it, and any other is stable.
 */
export function decide(
  { comparison, limit, windows }: Measurement,
  { pAdjusted, alpha, level, deciding = 'both' }: Judgement,
): Decision {
  const { effect, effectDebiased } = comparison
  // What chance adds is in a learnt limit already.
  const low = windows === undefined ? comparison.effectLow : effect
  const high = windows === undefined ? comparison.effectHigh : effect
  if (pAdjusted === null || low === null || high === null) {
    return { outcome: 'skipped', level: 'info' }
  }
  const significant = pAdjusted <= alpha
  if (deciding === 'limit') {
    return (effect ?? 0) > limit
      ? { outcome: 'drift', level }
      : { outcome: 'stable', level: 'info' }
  }
  if (significant && (deciding === 'p-value' || low > limit)) return { outcome: 'drift', level }
  if (high <= limit) return { outcome: significant ? 'negligible' : 'stable', level: 'info' }
  const loud = (effectDebiased ?? 0) > limit
  return { outcome: 'inconclusive', level: loud ? lowerOf(level, 'warn') : 'info' }
}

/** The lower of two levels. */
export function lowerOf(a: Level, b: Level): Level {
  const order: readonly Level[] = ['info', 'warn', 'error']
  return order.indexOf(a) < order.indexOf(b) ? a : b
}
