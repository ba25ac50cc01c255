/**
 * How often do n trials succeed k times or more, and which success rates agree with k?
 *
 * Method: binomial tails are incomplete beta functions (DLMF 8.17.5); the interval inverts both
 * tails (Clopper and Pearson 1934).
 * Guarantee: tails to about 10^-13 relative on the side away from the mean, down to 10^-300; the
 * interval covers with at least its confidence, whatever the rate.
 * Cost: see beta.ts. Weakness: the interval is wider than it need be for few trials.
 */

import { assert } from '../errors.js'
import {
  incompleteBeta,
  incompleteBetaComplement,
  incompleteBetaComplementInverse,
  incompleteBetaInverse,
} from './beta.js'

/** P(X ≥ k) for X successes in n ≥ 0 trials of probability p in [0, 1]. */
export function binomialSurvival(k: number, n: number, p: number): number {
  checkTrials(n, p)
  const from = Math.ceil(k)
  if (from <= 0) return 1
  if (from > n) return 0
  return incompleteBeta(from, n - from + 1, p)
}

/** P(X ≤ k) for X successes in n ≥ 0 trials of probability p in [0, 1]. */
export function binomialCumulative(k: number, n: number, p: number): number {
  checkTrials(n, p)
  const to = Math.floor(k)
  if (to < 0) return 0
  if (to >= n) return 1
  return incompleteBetaComplement(to + 1, n - to, p)
}

/** What was counted, and how sure the interval shall be: confidence in (0, 1). */
export interface BinomialIntervalSetting {
  readonly successes: number
  readonly trials: number
  readonly confidence: number
}

/** The success rates not refuted at (1 − confidence)/2 on either side; [0, 1] without trials. */
export function binomialInterval(setting: BinomialIntervalSetting): { low: number; high: number } {
  const { successes, trials, confidence } = setting
  assert(
    successes >= 0 && successes <= trials && confidence > 0 && confidence < 1,
    `binomial interval: ${successes} of ${trials} at confidence ${confidence}`,
  )
  const tail = (1 - confidence) / 2
  return {
    low: successes === 0 ? 0 : incompleteBetaInverse(successes, trials - successes + 1, tail),
    high:
      successes === trials
        ? 1
        : incompleteBetaComplementInverse(successes + 1, trials - successes, tail),
  }
}

function checkTrials(n: number, p: number): void {
  assert(Number.isInteger(n) && n >= 0, `binomial: trials must be whole, found ${n}`)
  assert(p >= 0 && p <= 1, `binomial: p must be in [0, 1], found ${p}`)
}
