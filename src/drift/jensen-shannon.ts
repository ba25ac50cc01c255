/**
 * How many bits does a row tell about which sample it came from?
 *
 * Method: Jensen–Shannon divergence (Lin 1991), the mean of both Kullback–Leibler divergences from
 * the mixture; logarithms to base 2 and no root, so 0 for equal shares and 1 for disjoint ones. Its
 * square root is the distance. 0·log 0 is 0: no smoothing is needed.
 * Guarantee: in [0, 1]; p-value and interval by f-divergence.ts (curvature 1/4 in nats).
 */
import { type Comparison, type TestOptions, unit } from './comparison.js'
import {
  type Divergence,
  divergenceParts,
  divergenceTest,
  measureDivergence,
} from './divergence-test.js'
import { tableOf } from './table.js'

const half = 0.5 / Math.LN2

const jensenShannon: Divergence = {
  term: (p, q) => half * (part(p, p + q) + part(q, p + q)),
  byP: (p, q) => half * Math.log((2 * p) / (p + q)),
  byQ: (p, q) => half * Math.log((2 * q) / (p + q)),
  curvature: 1 / (4 * Math.LN2),
}

function part(share: number, sum: number): number {
  return share > 0 ? share * Math.log((2 * share) / sum) : 0
}

/** The divergence of two lists of counts or shares, in bits; null when a side is empty. */
export function jensenShannonDivergence(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): number | null {
  const table = tableOf(reference, batch)
  return table.n > 0 && table.m > 0 ? unit(measureDivergence(table, jensenShannon)) : null
}

/** Its square root, a metric; null when a side is empty. */
export function jensenShannonDistance(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): number | null {
  const divergence = jensenShannonDivergence(reference, batch)
  return divergence === null ? null : Math.sqrt(divergence)
}

/** The test on counts; statistic and effect in bits. */
export function jensenShannonTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): Comparison {
  return divergenceTest({ reference, batch }, jensenShannon, options)
}

/** What each bin adds to the divergence. */
export function jensenShannonParts(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): Float64Array {
  return divergenceParts(reference, batch, jensenShannon)
}
