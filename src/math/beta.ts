/**
 * How much of a beta distribution lies below x, and below which x lies a given share?
 *
 * Method: the regularised incomplete beta function by its continued fraction (DLMF 8.17.22, modified
 * Lentz) on the side of the mean where it converges, with the factor x^a (1−x)^b / B(a, b) in
 * Loader's saddle-point form (Loader 2000); the inverse by bracketing the logit of x, so that
 * both x and 1 − x come out with relative precision.
 * Guarantee: for a, b ≥ 1/2 relative error at most about 10^-13 on the side away from the mean, down
 * to 10^-300; the other side is its complement.
 * Cost: about √max(a, b) steps near the mean, fewer away from it; the inverse some 12 times that.
 * Weakness: very small a or b lose precision in the complement near the mean.
 */

import { assert } from '../errors.js'
import { deviance, stirlingError } from './deviance.js'
import { productError, sumError } from './exact.js'
import { findRoot } from './root.js'

const TINY = 1e-300

/** I_x(a, b): the share of a beta distribution with shapes a, b > 0 below x in [0, 1]. */
export function incompleteBeta(a: number, b: number, x: number): number {
  checkArguments(a, b, x)
  return share({ a, b, x, y: 1 - x })
}

/** 1 − I_x(a, b) = I_(1−x)(b, a): the share above x. */
export function incompleteBetaComplement(a: number, b: number, x: number): number {
  checkArguments(a, b, x)
  return share({ a: b, b: a, x: 1 - x, y: x })
}

/** The x with I_x(a, b) = p, for p in [0, 1]. */
export function incompleteBetaInverse(a: number, b: number, p: number): number {
  return atShare(a, b, p).x
}

/** The x with 1 − I_x(a, b) = q, for q in [0, 1]. */
export function incompleteBetaComplementInverse(a: number, b: number, q: number): number {
  return atShare(b, a, q).y
}

/** A point of [0, 1] with its complement, y = 1 − x; of each the smaller is the more precise. */
interface Point {
  readonly a: number
  readonly b: number
  readonly x: number
  readonly y: number
}

function share(point: Point): number {
  const { a, b, x, y } = point
  if (x <= 0) return 0
  if (y <= 0) return 1
  if (x <= (a + 1) / (a + b + 2))
    return Math.min(1, Math.exp(logFactor(point) - Math.log(a)) * fraction(point))
  const mirrored = { a: b, b: a, x: y, y: x }
  return 1 - Math.min(1, Math.exp(logFactor(mirrored) - Math.log(b)) * fraction(mirrored))
}

/** log of x^a y^b / B(a, b); what rounding takes from (a+b)·x and (a+b)·y is put back. */
function logFactor({ a, b, x, y }: Point): number {
  const n = a + b
  const nLow = sumError(a, b)
  // x + y may miss 1 by the rounding of the greater of the two.
  const slip = sumError(x, y) + (x + y - 1)
  const xLow = x > y ? -slip : 0
  const yLow = x > y ? 0 : -slip
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x, productError(n, x) + n * xLow + nLow * x) -
    deviance(b, n * y, productError(n, y) + n * yLow + nLow * y) +
    0.5 * Math.log(((a / n) * b) / (2 * Math.PI))
  )
}

/** a B(a, b) I_x(a, b) / (x^a y^b) by Lentz's method. */
function fraction({ a, b, x }: Point): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) / (a + 1)) * x)
  let value = d
  for (let m = 1; ; m++) {
    const even = (m / (a + 2 * m - 1)) * ((b - m) / (a + 2 * m)) * x
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = -((a + m) / (a + 2 * m)) * ((a + b + m) / (a + 2 * m + 1)) * x
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const factor = d * c
    value *= factor
    if (Math.abs(factor - 1) < 2 * Number.EPSILON) return value
  }
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** The point below which a beta distribution has the share p. */
function atShare(a: number, b: number, p: number): Point {
  assert(p >= 0 && p <= 1, `beta: share must be in [0, 1], found ${p}`)
  if (p === 0) return { a, b, x: 0, y: 1 }
  if (p === 1) return { a, b, x: 1, y: 0 }
  const at = (logit: number): Point => ({ a, b, x: logistic(logit), y: logistic(-logit) })
  const mirrored = ({ x, y }: Point): Point => ({ a: b, b: a, x: y, y: x })
  const f =
    p <= 0.5
      ? (logit: number) => Math.log(share(at(logit)) / p)
      : (logit: number) => Math.log((1 - p) / share(mirrored(at(logit))))
  let low = Math.log(a / b)
  let high = low
  for (let step = 1 / Math.sqrt(Math.min(a, b)); f(low) > 0 && low > -745; step *= 2) low -= step
  for (let step = 1 / Math.sqrt(Math.min(a, b)); f(high) < 0 && high < 745; step *= 2) high += step
  return at(findRoot({ f, low, high }))
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

function checkArguments(a: number, b: number, x: number): void {
  assert(
    a > 0 && b > 0 && Number.isFinite(a + b),
    `beta: shapes must be positive, found ${a}, ${b}`,
  )
  assert(x >= 0 && x <= 1, `beta: x must be in [0, 1], found ${x}`)
}
