/**
 * How often does a chi-square statistic reach x by chance, and which x does it reach that often?
 *
 * Method: the gamma distribution of shape df/2 at x/2; the inverse by bracketing from the
 * Wilson–Hilferty approximation (1931), on the logarithm of whichever tail is the smaller.
 * Guarantee: relative error at most about 10^-13 for p-values down to 10^-300; the inverse to a few
 * units in the last place of the conditioning of p.
 * Cost: see gamma.ts; the inverse about 10 evaluations.
 */

import { assert } from '../errors.js'
import { gammaCumulative, gammaSurvival, logGamma } from './gamma.js'
import { normalInverseSurvival } from './normal.js'
import { findRoot } from './root.js'

/** P(X ≥ x) for X chi-square with df > 0 degrees of freedom (not necessarily whole), x ≥ 0. */
export function chiSquareSurvival(x: number, df: number): number {
  return gammaSurvival(df / 2, x / 2)
}

/** P(X ≤ x) for X chi-square with df > 0 degrees of freedom, x ≥ 0. */
export function chiSquareCumulative(x: number, df: number): number {
  return gammaCumulative(df / 2, x / 2)
}

/** The critical value: the x with P(X ≥ x) = p for p in [0, 1]; +∞ for 0 and 0 for 1. */
export function chiSquareInverseSurvival(p: number, df: number): number {
  assert(p >= 0 && p <= 1, `chi-square: p must be in [0, 1], found ${p}`)
  if (p === 0) return Number.POSITIVE_INFINITY
  if (p === 1) return 0
  const above = (x: number) => Math.log(chiSquareSurvival(x, df) / p)
  const below = (x: number) => Math.log((1 - p) / chiSquareCumulative(x, df))
  return findRoot({ f: p <= 0.5 ? above : below, ...bracket(p, df, p <= 0.5 ? above : below) })
}

/** Widens a first guess until the falling function f changes sign. */
function bracket(p: number, df: number, f: (x: number) => number): { low: number; high: number } {
  let low = firstGuess(p, df)
  let high = low
  for (let factor = 1.01; f(low) < 0 && low > 0; factor *= factor) low /= factor
  for (let factor = 1.01; f(high) > 0; factor *= factor) high *= factor
  return { low, high }
}

/** Wilson and Hilferty's cube; near 0, where it fails, the first term of the series of P. */
function firstGuess(p: number, df: number): number {
  const spread = 2 / (9 * df)
  const root = 1 - spread + normalInverseSurvival(p) * Math.sqrt(spread)
  if (root > 0.5) return df * root ** 3
  const a = df / 2
  return Math.max(2 * Math.exp((Math.log1p(-p) + logGamma(a + 1)) / a), Number.MIN_VALUE)
}
