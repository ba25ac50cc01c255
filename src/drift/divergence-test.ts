/**
 * The comparison of two tables by any smooth divergence Σ g(p, q).
 *
 * Method: the laws of f-divergence.ts; where counts are too small for them, permutation of the
 * divergence itself. Effect: the divergence less its bias, with its interval.
 */
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import {
  type DivergenceScale,
  deltaVariance,
  divergenceBias,
  divergenceDetectable,
  divergenceInterval,
  divergencePValue,
} from './f-divergence.js'
import { isSparse, pearsonTest } from './pearson.js'
import { permutationPValue } from './permutation.js'
import { isCounted, sharesOf, type Table, tableOf } from './table.js'

export interface Divergence {
  /** One bin's part, finite for shares above 0. */
  readonly term: (p: number, q: number) => number
  /** Its derivatives, up to a constant common to all bins. */
  readonly byP: (p: number, q: number) => number
  readonly byQ: (p: number, q: number) => number
  /** f″(1), in the unit of `term`. */
  readonly curvature: number
  /** Rows added to every bin of both sides before measuring; 0. */
  readonly smoothing?: number
  /** Report the square root. */
  readonly root?: boolean
}

/** Compares counts of the same bins. An empty side gives `no rows`; one bin 0 and p = 1. */
export function divergenceTest(
  { reference, batch }: { reference: ArrayLike<number>; batch: ArrayLike<number> },
  divergence: Divergence,
  options?: TestOptions,
): Comparison {
  const table = tableOf(reference, batch)
  const { n, m } = table
  if (n === 0 || m === 0) return noRows(n, m)
  const { alpha, confidence, power, seed } = settled(options)
  const df = table.reference.length - 1
  const scale = { curvature: divergence.curvature, df, noise: 1 / n + 1 / m }
  const value = measureDivergence(table, divergence)
  const variance = varianceOf(table, divergence)
  const { low, high } = divergenceInterval({ value, variance, confidence }, scale)
  const debiased = Math.max(0, value - divergenceBias(scale))
  const shown = (square: number) => (divergence.root === true ? Math.sqrt(square) : square)
  return {
    statistic: shown(value),
    effect: shown(debiased),
    effectLow: shown(low),
    effectHigh: shown(high),
    effectDebiased: shown(debiased),
    ...pValueOf(table, divergence, { scale, value, seed }),
    n,
    m,
    detectable: df > 0 ? shown(divergenceDetectable({ alpha, power }, scale)) : null,
  }
}

/** Σ g(p, q) of a table, at least 0. */
export function measureDivergence(table: Table, { term, smoothing = 0 }: Divergence): number {
  const { p, q } = sharesOf(table, smoothing)
  let sum = 0
  for (let j = 0; j < p.length; j++) sum += term(p[j]!, q[j]!)
  return Math.max(0, sum)
}

/** What each bin adds to the divergence; 0 where it is empty on both sides. */
export function divergenceParts(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  { term, smoothing = 0 }: Divergence,
): Float64Array {
  const table = tableOf(reference, batch)
  const parts = new Float64Array(reference.length)
  if (table.n === 0 || table.m === 0) return parts
  const { p, q } = sharesOf(table, smoothing)
  for (const [j, bin] of table.kept.entries()) parts[bin] = term(p[j]!, q[j]!)
  return parts
}

/** At shares smoothed by half a row, so that no slope is infinite. */
function varianceOf(table: Table, { byP, byQ }: Divergence): number {
  const { p, q } = sharesOf(table, 0.5)
  return deltaVariance({
    p,
    q,
    byP: p.map((share, j) => byP(share, q[j]!)),
    byQ: q.map((share, j) => byQ(p[j]!, share)),
    n: table.n,
    m: table.m,
  })
}

function pValueOf(
  table: Table,
  divergence: Divergence,
  { scale, value, seed }: { scale: DivergenceScale; value: number; seed: number },
): { pValue: number; method: string; conservative: boolean } {
  if (scale.df < 1) return { pValue: 1, method: 'nothing to compare', conservative: false }
  if (!isSparse(table)) {
    const pValue = divergencePValue(value, scale)
    return { pValue, method: 'chi-square law of the divergence', conservative: false }
  }
  if (!isCounted(table) || table.reference.length > 2000) {
    const { pValue, method } = pearsonTest(table, seed)
    return { pValue, method: `Pearson, ${method}`, conservative: false }
  }
  const statistic = (reference: Float64Array, batch: Float64Array) =>
    measureDivergence({ ...table, reference, batch }, divergence)
  return {
    pValue: permutationPValue({ table, statistic, seed }),
    method: 'permutation',
    conservative: false,
  }
}
