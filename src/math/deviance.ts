/**
 * How far is a count from its mean, in nats, and how far is Stirling's formula from the truth?
 *
 * Method: the saddle-point form of the Poisson, binomial and gamma densities (Loader 2000, Fast and
 * accurate computation of binomial probabilities). x^a e^−x / Γ(a+1) and its relatives become
 * exp(−deviance − Stirling's error) / √(2πa), which has no cancellation of large logarithms.
 * Guarantee: the deviance to about 4 units in the last place while 0.6 < mean/x < 1.66; elsewhere
 * its absolute error is about 2^-52 · (x log(x/mean)). Stirling's error to 5·10^-15 absolute.
 * Cost: a logarithm or some ten terms of a series.
 */

import { logGamma, stirlingSeries } from './log-gamma.js'

const HALF_LOG_TWO_PI = 0.9189385332046728
const TWO_PI = 2 * Math.PI

/**
 * x log(x/mean) + mean − x: half the deviance of a Poisson count x ≥ 0 with this mean > 0.
 * `meanLow` is the part of the mean that its double misses, if known.
 */
export function deviance(x: number, mean: number, meanLow = 0): number {
  if (x === 0) return mean + meanLow
  const correction = meanLow === 0 ? 0 : meanLow * (1 - x / mean)
  return devianceOf(x, mean) + correction
}

function devianceOf(x: number, mean: number): number {
  const excess = (mean - x) / x
  if (excess > -0.4 && excess < 0.66) return x * excessOverLogarithm(excess)
  const ratio = x / mean
  const logRatio =
    Number.isFinite(ratio) && ratio > 0 ? Math.log(ratio) : Math.log(x) - Math.log(mean)
  return x * logRatio + (mean - x)
}

/** y − log(1+y) for y in (−0.4, 0.66), to full relative precision. */
function excessOverLogarithm(y: number): number {
  const v = y / (2 + y)
  // log(1+y) = 2(v + v³/3 + v⁵/5 + …) and y − 2v = y·v, so the leading terms never cancel.
  const square = v * v
  let power = v * square
  let tail = power / 3
  for (let k = 5; ; k += 2) {
    power *= square
    const next = tail + power / k
    if (next === tail) break
    tail = next
  }
  return y * v - 2 * tail
}

/** log Γ(x+1) − (x+½) log x + x − ½ log 2π for x > 0; falls from ∞ to 0 like 1/(12x). */
export function stirlingError(x: number): number {
  if (x < 16) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
  return stirlingSeries(x)
}

/** log of the Poisson probability mean^x e^−mean / Γ(x+1) for x ≥ 0, not necessarily whole. */
export function logPoisson(x: number, mean: number): number {
  if (x === 0) return -mean
  if (mean === 0) return Number.NEGATIVE_INFINITY
  return -deviance(x, mean) - stirlingError(x) - 0.5 * Math.log(TWO_PI * x)
}
