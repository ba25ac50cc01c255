/**
 * How often does the scaled Kolmogorov–Smirnov distance reach x by chance, in the limit of large
 * samples?
 *
 * Method: Kolmogorov's two series (Kolmogorov 1933; Smirnov 1939), which are Jacobi theta functions
 * of each other: the alternating one for the survival from 0.6 up, the positive one for the
 * cumulative below.
 * Guarantee: relative error at most about 10^-15 in the upper tail down to 10^-300, 2·10^-14 in the
 * lower; the inverse to a few units in the last place. No finite-sample correction: for equal samples of 50 or more the
 * limit is slightly conservative, corrections by Stephens are not.
 * Cost: at most 8 exponentials; the inverse about 12 evaluations.
 */

import { assert } from '../errors.js'
import { exponentialOfProduct } from './exact.js'
import { findRoot } from './root.js'

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI)

/** P(K ≥ x) for Kolmogorov's K, the limit of √(nm/(n+m)) · D. */
export function kolmogorovSurvival(x: number): number {
  assert(!Number.isNaN(x), 'kolmogorov: x is not a number')
  if (x <= 0) return 1
  return x < 0.6 ? 1 - positiveSeries(x) : alternatingSeries(x)
}

/** P(K ≤ x) for Kolmogorov's K. */
export function kolmogorovCumulative(x: number): number {
  assert(!Number.isNaN(x), 'kolmogorov: x is not a number')
  if (x <= 0) return 0
  return x < 1.2 ? positiveSeries(x) : 1 - alternatingSeries(x)
}

/** The critical value: the x with P(K ≥ x) = p for p in [0, 1]; +∞ for 0 and 0 for 1. */
export function kolmogorovInverseSurvival(p: number): number {
  assert(p >= 0 && p <= 1, `kolmogorov: p must be in [0, 1], found ${p}`)
  if (p === 0) return Number.POSITIVE_INFINITY
  if (p === 1) return 0
  const f =
    p <= 0.5
      ? (x: number) => Math.log(kolmogorovSurvival(x) / p)
      : (x: number) => Math.log((1 - p) / kolmogorovCumulative(x))
  return findRoot({ f, low: 0.1, high: 20 })
}

/** 2 Σ (−1)^(k−1) e^(−2k²x²). */
function alternatingSeries(x: number): number {
  let sum = 0
  for (let k = 1; ; k += 2) {
    const next = sum + exponentialOfProduct(-2 * k * x, k * x) - Math.exp(-2 * (k + 1) ** 2 * x * x)
    if (next === sum) return 2 * sum
    sum = next
  }
}

/** (√(2π)/x) Σ e^(−(2k−1)²π²/(8x²)). */
function positiveSeries(x: number): number {
  const scale = Math.PI / x
  let sum = 0
  for (let k = 1; ; k += 2) {
    const next = sum + exponentialOfProduct((-k * k * scale) / 8, scale)
    if (next === sum) return sum === 0 ? 0 : (SQRT_TWO_PI / x) * sum
    sum = next
  }
}
