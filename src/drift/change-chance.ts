/**
 * How likely is it, if nothing changed, that all the rows of a kind lie on one side?
 *
 * Method: rows of two samples of one population are exchangeable. Given how many rows of a kind there
 * are in both together, the chance that all of them lie on one side is a ratio of falling factorials;
 * over all values that could show it the chances add up (Boole).
 * Guarantee: valid at every size and for every population. Cost: constant.
 * Weakness: rows that come in clumps (a batch sorted by a column, one customer's rows) are not
 * exchangeable; limits of a schema suit those.
 */
import { hypergeometricSurvival } from '../math/hypergeometric.js'
import { logGamma } from '../math/log-gamma.js'

/** Rows of two sides. */
export interface Sizes {
  /** Of the side on which the kind is seen. */
  readonly own: number
  readonly other: number
}

/** The chance that `rows` rows of one kind all lie on the own side. */
export function chanceOfOneSide(rows: number, { own, other }: Sizes): number {
  if (rows > own) return 0
  return Math.min(1, Math.exp(logFalling(own, rows) - logFalling(own + other, rows)))
}

/**
 * The chance that any value with at least `rows` rows lies wholly on the own side: no more than
 * (all rows) / `rows` values can have so many.
 */
export function chanceOfNewValue(rows: number, sizes: Sizes): number {
  const values = (sizes.own + sizes.other) / Math.max(1, rows)
  return Math.min(1, values * chanceOfOneSide(rows, sizes))
}

/**
 * The fewest rows with which a value that only the own side has is no chance at `certainty`;
 * Infinity where none are enough.
 */
export function fewestRowsOfNewValue(sizes: Sizes, certainty: number): number {
  const found = (rows: number) => chanceOfNewValue(rows, sizes) <= certainty
  if (sizes.own < 1 || !found(sizes.own)) return Number.POSITIVE_INFINITY
  let [low, high] = [0, sizes.own]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (found(middle)) high = middle
    else low = middle
  }
  return high
}

/**
 * The chance that so many values of a kind are on the own side only, where the other side has `once`
 * values of the kind in one row each: a value that one side lacks and the other has at most once lies
 * on the own side with odds of at most own/other, so that their number is at most hypergeometric.
 */
export function chanceOfNewValues(values: number, once: number, { own, other }: Sizes): number {
  const good = values + once
  const bad = Math.max(0, own + other - good)
  return hypergeometricSurvival(values, { good, bad, draws: own })
}

/**
 * The chance that every row of the own side is of one class, which `rows` of the other side's rows
 * are of: own + rows rows of that class in both together.
 */
export function chanceOfOneClass(rows: number, { own, other }: Sizes): number {
  return Math.min(1, Math.exp(logFalling(own + rows, own) - logFalling(own + other, own)))
}

/** log of x·(x − 1)…(x − k + 1). */
function logFalling(x: number, k: number): number {
  if (k > 64) return logGamma(x + 1) - logGamma(x - k + 1)
  let sum = 0
  for (let i = 0; i < k; i++) sum += Math.log(x - i)
  return sum
}
