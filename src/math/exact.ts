/**
 * What did a floating-point operation throw away?
 *
 * Method: error-free transformations (Dekker 1971; Knuth, TAOCP 2, 4.2.2; Ogita, Rump and Oishi
 * 2005). The rounding error of a sum or a product of two doubles is itself a double.
 * Guarantee: exact, unless the result overflows (the error is then given as 0, so that infinities
 * are never turned into NaN) or a product's error falls below the smallest double (about 2^-1074).
 * Cost: 6 operations a sum, 17 a product.
 */

/** 2^27 + 1 cuts a 53-bit significand into two halves whose products are exact. */
const SPLITTER = 134217729

/** Above this a factor times the splitter would overflow. */
const SPLIT_LIMIT = 2 ** 996

/** The rounding error of `a + b`: `a + b` in exact arithmetic is the rounded sum plus this. */
export function sumError(a: number, b: number): number {
  const sum = a + b
  if (!Number.isFinite(sum)) return 0
  const bPart = sum - a
  return a - (sum - bPart) + (b - bPart)
}

/** The rounding error of `a · b`: `a · b` in exact arithmetic is the rounded product plus this. */
export function productError(a: number, b: number): number {
  const product = a * b
  if (!Number.isFinite(product)) return 0
  if (Math.abs(a) > SPLIT_LIMIT) return productError(a * 2 ** -54, b) * 2 ** 54
  if (Math.abs(b) > SPLIT_LIMIT) return productError(a, b * 2 ** -54) * 2 ** 54
  const aSplit = SPLITTER * a
  const aHigh = aSplit - (aSplit - a)
  const aLow = a - aHigh
  const bSplit = SPLITTER * b
  const bHigh = bSplit - (bSplit - b)
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

/**
 * e^(a·b) without the loss that a rounded exponent brings: rounding `a · b` = 700 alone costs
 * 10^-13 of the result.
 */
export function exponentialOfProduct(a: number, b: number): number {
  const power = Math.exp(a * b)
  if (power === 0 || power === Number.POSITIVE_INFINITY) return power
  return power * (1 + productError(a, b))
}
