/**
 * How often does a chi-square statistic reach x when there is an effect, and which effects agree
 * with x?
 *
 * Method: a noncentral chi-square is a Poisson(λ/2) mixture of central ones. The mixture is summed
 * from one end of the terms that matter, where the survival (or the cumulative) of the central law
 * grows by adding its next gamma term, so every term is positive; only their ratio to the first is
 * kept, so nothing under- or overflows. The terms that matter lie around the greater (for the
 * cumulative, the lesser) of λ/2 and the peak of the Bessel function in the density.
 * Power and intervals by bracketing in λ (Venables 1975 for the interval).
 * Guarantee: relative error at most about 10^-12 in either tail, down to 10^-300.
 * Cost: about 20·√(λ/2) + 60 terms; the inverses 10 to 20 times that.
 */

import { assert } from '../errors.js'
import { chiSquareInverseSurvival } from './chi-square.js'
import { logPoisson } from './deviance.js'
import {
  cumulativeRatio,
  gammaCumulative,
  gammaSurvival,
  logGammaTerm,
  survivalRatio,
} from './gamma.js'
import { findRoot } from './root.js'

/** Terms below this share of the greatest change nothing. */
const NEGLIGIBLE = 1e-22

/** A rate below this moves no double of either tail, and would lose digits to underflow. */
const CENTRAL = 1e-290

/** P(X ≥ x) for noncentral chi-square X with df > 0 degrees of freedom, noncentrality λ ≥ 0. */
export function noncentralChiSquareSurvival(x: number, df: number, lambda: number): number {
  checkArguments(x, df, lambda)
  if (x === 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const a = df / 2
  const half = x / 2
  const rate = lambda / 2
  if (rate < CENTRAL) return gammaSurvival(a, half)
  const peak = Math.max(rate, besselPeak(a, half, rate))
  let first = Math.floor(peak)
  for (let size = 1; first > 0 && size > NEGLIGIBLE; first--)
    size *= (first / rate) * Math.min(1, (a + first) / half)
  let { logShare, term } = survivalAt(a + first, half)
  const logFirst = logShare + logPoisson(first, rate)
  let share = 1
  let sum = 1
  for (let j = first; ; j++) {
    const weight = rate / (j + 1)
    share = weight * (share + term)
    term *= weight * (half / (a + j + 1))
    const next = sum + share
    if (next === sum && j > peak) break
    sum = next
  }
  return Math.min(1, Math.exp(logFirst + Math.log(sum)))
}

/** P(X ≤ x) for noncentral chi-square X. */
export function noncentralChiSquareCumulative(x: number, df: number, lambda: number): number {
  checkArguments(x, df, lambda)
  if (x === 0) return 0
  if (x === Number.POSITIVE_INFINITY) return 1
  const a = df / 2
  const half = x / 2
  const rate = lambda / 2
  if (rate < CENTRAL) return gammaCumulative(a, half)
  const peak = Math.min(rate, Math.max(0, besselPeak(a, half, rate)))
  let last = peak < NEGLIGIBLE ? 0 : Math.ceil(peak)
  for (let size = 1; ; last++) {
    size *= (rate / (last + 1)) * Math.min(1, half / (a + last + 1))
    if (size < NEGLIGIBLE) break
  }
  const { logShare, term: lastTerm } = cumulativeAt(a + last, half)
  const logLast = logShare + logPoisson(last, rate)
  let term = lastTerm
  let share = 1
  let sum = 1
  for (let j = last; j > 0; j--) {
    const weight = j / rate
    term *= weight * ((a + j) / half)
    share = weight * share + term
    const next = sum + share
    if (next === sum && j < peak) break
    sum = next
  }
  return Math.min(1, Math.exp(logLast + Math.log(sum)))
}

/** What a test of level alpha shall find with the given power; all shares in (0, 1). */
export interface PowerSetting {
  readonly df: number
  readonly alpha: number
  readonly power: number
}

/** The noncentrality at which a chi-square test of level alpha rejects with the given power. */
export function noncentralityForPower({ df, alpha, power }: PowerSetting): number {
  assert(
    alpha > 0 && alpha < 1 && power > 0 && power < 1,
    `power: shares must be in (0, 1), found alpha ${alpha} and power ${power}`,
  )
  if (power <= alpha) return 0
  const critical = chiSquareInverseSurvival(alpha, df)
  const f = (lambda: number) =>
    power <= 0.5
      ? Math.log(noncentralChiSquareSurvival(critical, df, lambda) / power)
      : Math.log((1 - power) / noncentralChiSquareCumulative(critical, df, lambda))
  return firstCrossing(f, 1)
}

/** A statistic x seen, and how sure the interval shall be: confidence in (0, 1). */
export interface NoncentralitySetting {
  readonly x: number
  readonly df: number
  readonly confidence: number
}

/**
 * The noncentralities not refuted at (1 − confidence)/2 on either side. Both ends are 0 when x is
 * smaller than chance alone would have it.
 */
export function noncentralityInterval(setting: NoncentralitySetting): {
  low: number
  high: number
} {
  const { x, df, confidence } = setting
  assert(
    x >= 0 && Number.isFinite(x) && confidence > 0 && confidence < 1,
    `noncentrality interval: x ${x} at confidence ${confidence}`,
  )
  const tail = (1 - confidence) / 2
  const low = (lambda: number) => Math.log(noncentralChiSquareSurvival(x, df, lambda) / tail)
  const high = (lambda: number) => Math.log(tail / noncentralChiSquareCumulative(x, df, lambda))
  return {
    low: low(0) >= 0 ? 0 : firstCrossing(low, Math.max(1, x)),
    high: high(0) >= 0 ? 0 : firstCrossing(high, Math.max(1, x)),
  }
}

/** The λ > 0 where the rising f, negative at 0, crosses zero; the guess sets the scale. */
function firstCrossing(f: (lambda: number) => number, guess: number): number {
  let high = guess
  while (f(high) < 0) high *= 2
  return findRoot({ f, low: 0, high })
}

/** Where rate^j half^j / (j! Γ(a+j+1)) is greatest: the root of j(a+j) = rate · half. */
function besselPeak(a: number, half: number, rate: number): number {
  const product = rate * half
  return (2 * product) / (a + Math.sqrt(a * a + 4 * product))
}

/** log Q(a, x), and the gamma term x^a e^−x / Γ(a+1) as a multiple of Q(a, x). */
function survivalAt(a: number, x: number): { logShare: number; term: number } {
  if (x < a + 1) {
    const q = gammaSurvival(a, x)
    return { logShare: Math.log(q), term: Math.exp(logGammaTerm(a, x)) / q }
  }
  const ratio = survivalRatio(a, x)
  return { logShare: logGammaTerm(a, x) + Math.log(ratio), term: 1 / ratio }
}

/** log P(a, x), and the gamma term as a multiple of P(a, x). */
function cumulativeAt(a: number, x: number): { logShare: number; term: number } {
  if (x < a + 1) {
    const ratio = cumulativeRatio(a, x)
    return { logShare: logGammaTerm(a, x) + Math.log(ratio), term: 1 / ratio }
  }
  const p = gammaCumulative(a, x)
  return { logShare: Math.log(p), term: Math.exp(logGammaTerm(a, x)) / p }
}

function checkArguments(x: number, df: number, lambda: number): void {
  assert(x >= 0, `noncentral chi-square: x must be at least 0, found ${x}`)
  assert(df > 0 && Number.isFinite(df), `noncentral chi-square: df must be positive, found ${df}`)
  assert(
    lambda >= 0 && Number.isFinite(lambda),
    `noncentral chi-square: lambda must be at least 0, found ${lambda}`,
  )
}
