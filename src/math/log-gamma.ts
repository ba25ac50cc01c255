/**
 * What is the logarithm of the gamma function?
 *
 * Method: around 1 and 2, where it has its zeros, the Taylor series in ζ(k) − 1 (Abramowitz and
 * Stegun 6.1.33); up to 10 the recurrence down to there; above, Stirling's series.
 * Guarantee: relative error at most about 10^-15 for every x > 0, the zeros included.
 * Cost: about 30 multiplications and one logarithm. Weakness: positive arguments only.
 */

import { assert } from '../errors.js'

const HALF_LOG_TWO_PI = 0.9189385332046728
const ONE_MINUS_EULER = 0.42278433509846713

/** (−1)^k (ζ(k) − 1) / k for k = 2, 3, …, computed to 40 digits. */
const ZETA_TERMS = [
  0.3224670334241132, -0.06735230105319809, 0.020580808427784546, -0.007385551028673986,
  0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939,
  0.00009945751278180853, -0.00004492623673813314, 0.00002050721277567069, -0.000009439488275268397,
  0.000004374866789907488, -0.000002039215753801366, 9.55141213040742e-7, -4.492469198764566e-7,
  2.1207184805554667e-7, -1.00432248239681e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9,
  5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11,
  3.1044247747322276e-11, -1.5021384080754142e-11,
]

/** log Γ(x) for x > 0; +∞ at 0 and +∞. */
export function logGamma(x: number): number {
  assert(x >= 0, `log gamma: x must be at least 0, found ${x}`)
  if (x === 0 || x === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  if (x < 0.5) return nearTwo(x) - Math.log1p(x) - Math.log(x)
  if (x < 1.5) return nearTwo(x - 1) - Math.log1p(x - 1)
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x)
  let rest = x
  let product = 1
  while (rest > 2.5) {
    rest -= 1
    product *= rest
  }
  return Math.log(product) + nearTwo(rest - 2)
}

/** log Γ(2 + z) for |z| ≤ 1/2. */
function nearTwo(z: number): number {
  let sum = 0
  for (let i = ZETA_TERMS.length - 1; i >= 0; i--) sum = sum * z + ZETA_TERMS[i]!
  return z * (ONE_MINUS_EULER + z * sum)
}

/**
 * log Γ(x+1) − (x+½) log x + x − ½ log 2π for x ≥ 10, by Stirling's series, whose eight terms
 * leave less than 2·10^-18 there.
 */
export function stirlingSeries(x: number): number {
  const s = 1 / (x * x)
  let sum = -0.029550653594771242
  sum = sum * s + 0.00641025641025641
  sum = sum * s - 0.0019175269175269176
  sum = sum * s + 0.0008417508417508417
  sum = sum * s - 0.0005952380952380953
  sum = sum * s + 0.0007936507936507937
  sum = sum * s - 0.002777777777777778
  sum = sum * s + 0.08333333333333333
  return sum / x
}
