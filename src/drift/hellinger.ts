/**
 * How far apart are two share vectors, as points on a sphere?
 *
 * Method: Hellinger distance √(1 − Σ √(p·q)), 0 for equal shares, 1 for disjoint ones.
 * Guarantee: in [0, 1]; p-value and interval by f-divergence.ts for its square (curvature 1/4).
 */
import { type Comparison, type TestOptions, unit } from './comparison.js'
import {
  type Divergence,
  divergenceParts,
  divergenceTest,
  measureDivergence,
} from './divergence-test.js'
import { tableOf } from './table.js'

const squared: Divergence = {
  // (√p − √q)² / 2 sums to 1 − Σ √(p·q) without cancelling.
  term: (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2,
  byP: (p, q) => -Math.sqrt(q / p) / 2,
  byQ: (p, q) => -Math.sqrt(p / q) / 2,
  curvature: 1 / 4,
  root: true,
}

/** The distance of two lists of counts or shares; null when a side is empty. */
export function hellingerDistance(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): number | null {
  const table = tableOf(reference, batch)
  return table.n > 0 && table.m > 0 ? Math.sqrt(unit(measureDivergence(table, squared))) : null
}

/** The test on counts; statistic and effect are distances. */
export function hellingerTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): Comparison {
  return divergenceTest({ reference, batch }, squared, options)
}

/** What each bin adds to the square of the distance. */
export function hellingerParts(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): Float64Array {
  return divergenceParts(reference, batch, squared)
}
