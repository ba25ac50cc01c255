/**
 * How surprising is a reference row to somebody who believes the batch?
 *
 * Method: Kullback–Leibler divergence Σ p·ln(p/q) of the reference from the batch, in nats. It is infinite
 * where the batch lacks a category; the test adds half a row to every bin of both sides (Jeffreys).
 * Guarantee: at least 0; p-value and interval by f-divergence.ts (curvature 1).
 * Weakness: not symmetric, no upper bound; the PSI is the sum of both directions.
 */
import type { Comparison, TestOptions } from './comparison.js'
import {
  type Divergence,
  divergenceParts,
  divergenceTest,
  measureDivergence,
} from './divergence-test.js'
import { tableOf } from './table.js'

const directed = (smoothing: number): Divergence => ({
  // Adding q − p, which sums to 0, keeps every part at least 0.
  term: (p, q) => (p > 0 ? p * Math.log(p / q) + q - p : q),
  byP: (p, q) => Math.log(p / q),
  byQ: (p, q) => -p / q,
  curvature: 1,
  smoothing,
})

/** In nats, without smoothing; null when a side is empty or the value is infinite. */
export function kullbackLeiblerDivergence(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): number | null {
  const table = tableOf(reference, batch)
  if (table.n === 0 || table.m === 0) return null
  const value = measureDivergence(table, directed(0))
  return Number.isFinite(value) ? value : null
}

/** The test on counts, with half a row added to every bin. */
export function kullbackLeiblerTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): Comparison {
  return divergenceTest({ reference, batch }, directed(0.5), options)
}

/** What each bin adds to the divergence, with half a row added to every bin. */
export function kullbackLeiblerParts(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): Float64Array {
  return divergenceParts(reference, batch, directed(0.5))
}
