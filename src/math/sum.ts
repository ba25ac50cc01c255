/**
 * What is the sum of many doubles, whatever their order?
 *
 * Method: a running sum held as two doubles, every rounding error caught and kept (double-double
 * accumulation: Dekker 1971; Neumaier 1974; Ogita, Rump and Oishi 2005).
 * State: `high` is the rounded sum, `low` what `high` misses; `high + low === high` always.
 * Guarantee: relative error of n additions at most about n · 2^-104 · Σ|x| / |Σx|, about 2^-53 in
 * the end result unless the terms cancel to less than n · 2^-51 of their size. Two sums of the same
 * values in another order or grouping agree to that bound, not bit for bit.
 * Infinities: a sum that meets or overflows to an infinity is that infinity and stays it. Only
 * +∞ + −∞, or a NaN handed in, is NaN, since no number is right there; callers count infinities and
 * NaN apart and do not add them.
 * Cost: about 10 operations a value. Weakness: not a correctly rounded (Shewchuk) sum.
 */

import { productError, sumError } from './exact.js'

/** A sum in two parts; the value is `high + low`. */
export interface Sum {
  high: number
  low: number
}

/** The sum of nothing, 0. */
export function emptySum(): Sum {
  return { high: 0, low: 0 }
}

/** Adds one value. */
export function addTo(sum: Sum, value: number): void {
  const high = sum.high + value
  settle(sum, high, sumError(sum.high, value) + sum.low)
}

/** Adds `a · b`, the product taken exactly. */
export function addProduct(sum: Sum, a: number, b: number): void {
  const error = productError(a, b)
  addTo(sum, a * b)
  if (error !== 0) addTo(sum, error)
}

/** Adds one sum to another; `from` is untouched. */
export function addSum(into: Sum, from: Sum): void {
  const low = from.low
  addTo(into, from.high)
  if (low !== 0) addTo(into, low)
}

/** The sum, rounded to a double. */
export function total(sum: Sum): number {
  return sum.high + sum.low
}

/** A sum divided by a count, to twice the digits: the rounded quotient, and what it misses. */
export function meanOf(sum: Sum, count: number): Sum {
  const high = sum.high / count
  if (!Number.isFinite(high)) return { high, low: 0 }
  const rest = emptySum()
  addTo(rest, sum.high)
  addProduct(rest, -high, count)
  addTo(rest, sum.low)
  return { high, low: total(rest) / count }
}

/** The sum of an array. */
export function sumOf(values: ArrayLike<number>): number {
  const sum = emptySum()
  const n = values.length
  for (let i = 0; i < n; i++) addTo(sum, values[i]!)
  return total(sum)
}

/** Stores `high + low` so that `high` is the rounded sum; an infinity or NaN keeps no low part. */
function settle(sum: Sum, high: number, low: number): void {
  if (!Number.isFinite(high)) {
    sum.high = high
    sum.low = 0
    return
  }
  const rounded = high + low
  sum.high = rounded
  sum.low = Number.isFinite(rounded) ? low - (rounded - high) : 0
}
