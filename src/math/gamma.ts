/**
 * How much of a gamma distribution lies above x, or below it?
 *
 * Method: the regularised incomplete gamma functions. Below the mean the power series of P, above
 * it Legendre's continued fraction of Q (modified Lentz; DLMF 8.11.4 and 8.9.2), for shapes below 1
 * near the origin the series of Q itself (Gautschi 1979); the common factor in Loader's
 * saddle-point form (Loader 2000), so that it has no cancelling logarithms.
 * Guarantee: relative error at most about 10^-13 on whichever side is computed directly, down to
 * 10^-300; the other side is its complement and never below about 0.05 unless the shape is tiny.
 * Cost: about 6·√shape steps near the mean, fewer away from it.
 * Weakness: shapes above 10^10 take long.
 */

import { assert } from '../errors.js'
import { deviance, stirlingError } from './deviance.js'
import { logGamma } from './log-gamma.js'

export { logGamma } from './log-gamma.js'

const TINY = 1e-300
const TWO_PI = 2 * Math.PI

/** Q(a, x) = Γ(a, x) / Γ(a): the share of a gamma distribution of shape a > 0 above x ≥ 0. */
export function gammaSurvival(a: number, x: number): number {
  checkArguments(a, x)
  if (x === 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  if (a < 1 && x < 1) return survivalNearOrigin(a, x)
  if (x < a + 1) return 1 - gammaTerm(a, x) * cumulativeRatio(a, x)
  return Math.min(1, gammaTerm(a, x) * survivalRatio(a, x))
}

/** P(a, x) = 1 − Q(a, x): the share of a gamma distribution of shape a > 0 below x ≥ 0. */
export function gammaCumulative(a: number, x: number): number {
  checkArguments(a, x)
  if (x === 0) return 0
  if (x === Number.POSITIVE_INFINITY) return 1
  if (x < a + 1) return Math.min(1, gammaTerm(a, x) * cumulativeRatio(a, x))
  return 1 - gammaTerm(a, x) * survivalRatio(a, x)
}

/** log of x^a e^−x / Γ(a+1), the step by which Q(a+1, x) exceeds Q(a, x), for a, x > 0. */
export function logGammaTerm(a: number, x: number): number {
  return -deviance(a, x) - stirlingError(a) - 0.5 * Math.log(TWO_PI * a)
}

/** P(a, x) divided by x^a e^−x / Γ(a+1): 1 + x/(a+1) + x²/((a+1)(a+2)) + …, for x of the order of a. */
export function cumulativeRatio(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; ; n++) {
    term *= x / (a + n)
    const next = sum + term
    if (next === sum) return sum
    sum = next
  }
}

/** Q(a, x) divided by x^a e^−x / Γ(a+1), by the continued fraction, for x ≥ 1 and x of order a. */
export function survivalRatio(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let n = 1; ; n++) {
    const numerator = n * (a - n)
    b += 2
    d = b + numerator * d
    if (Math.abs(d) < TINY) d = TINY
    c = b + numerator / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 2 * Number.EPSILON) return a * fraction
  }
}

function gammaTerm(a: number, x: number): number {
  return Math.exp(logGammaTerm(a, x))
}

/** Q for a < 1 and x < 1: 1 − x^a/Γ(a+1) and an alternating series, each small where Q is small. */
function survivalNearOrigin(a: number, x: number): number {
  const logPower = a * Math.log(x) - logGamma(a + 1)
  let term = 1
  let sum = 0
  for (let n = 1; ; n++) {
    term *= -x / n
    const next = sum + term / (a + n)
    if (next === sum) break
    sum = next
  }
  return -Math.expm1(logPower) - a * Math.exp(logPower) * sum
}

function checkArguments(a: number, x: number): void {
  assert(a > 0 && Number.isFinite(a), `gamma: shape must be positive and finite, found ${a}`)
  assert(x >= 0, `gamma: x must be at least 0, found ${x}`)
}
