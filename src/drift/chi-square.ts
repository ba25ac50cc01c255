/**
 * Are the categories mixed as before?
 *
 * Method: Pearson's homogeneity test for the p-value (pearson.ts); balanced V = √(½ Σ (p−q)²/(p+q))
 * for the effect. V² is an f-divergence (curvature ½), so its bias, interval and detectable value are those of
 * f-divergence.ts. Unlike Cramér's V it does not depend on n : m: 0 for the same shares, 1 for
 * disjoint ones, √(Pearson's statistic / rows) for equal sizes.
 * Guarantee: as pearson.ts states. Degenerate input: an empty side gives `no rows`; one category on both
 * sides p = 1 and V = 0; disjoint categories V = 1.
 * Beside it: the likelihood-ratio statistic G with Williams' correction (1976, Biometrika 63).
 */
import { chiSquareSurvival } from '../math/chi-square.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import {
  type DivergenceScale,
  deltaVariance,
  divergenceBias,
  divergenceDetectable,
  divergenceInterval,
} from './f-divergence.js'
import { pearsonTest } from './pearson.js'
import { sharesOf, type Table, tableOf } from './table.js'

export interface ChiSquareComparison extends Comparison {
  readonly df: number
  /** Balanced V as measured; `effect` is what is left of it without its bias. */
  readonly balancedV: number | null
}

/** Counts of the same categories on both sides; NULL, OTHER and NEW are categories like any other. */
export function chiSquareTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): ChiSquareComparison {
  const table = tableOf(reference, batch)
  const { n, m } = table
  if (n === 0 || m === 0) return { ...noRows(n, m), df: 0, balancedV: null }
  const { alpha, confidence, power, seed } = settled(options)
  const { statistic, df, pValue, method } = pearsonTest(table, seed)
  const scale: DivergenceScale = { curvature: 1 / 2, df, noise: 1 / n + 1 / m }
  const value = balancedV(table) ** 2
  const variance = balancedVariance(table)
  const { low, high } = divergenceInterval({ value, variance, confidence }, scale)
  const debiased = Math.sqrt(Math.max(0, value - divergenceBias(scale)))
  const detectable = Math.sqrt(divergenceDetectable({ alpha, power }, scale))
  return {
    statistic,
    effect: debiased,
    effectLow: Math.sqrt(low),
    effectHigh: Math.min(1, Math.sqrt(high)),
    effectDebiased: debiased,
    pValue,
    method,
    n,
    m,
    detectable: df > 0 && detectable <= 1 ? detectable : null,
    conservative: false,
    df,
    balancedV: Math.sqrt(value),
  }
}

/** √(½ Σ (p−q)²/(p+q)), 0 to 1. */
export function balancedV(table: Table): number {
  const { p, q } = sharesOf(table)
  let sum = 0
  for (let j = 0; j < p.length; j++) sum += (p[j]! - q[j]!) ** 2 / (p[j]! + q[j]!)
  return Math.min(1, Math.sqrt(sum / 2))
}

function balancedVariance(table: Table): number {
  const { p, q } = sharesOf(table)
  const byP = p.map((share, j) => slope(share, q[j]!))
  const byQ = q.map((share, j) => slope(share, p[j]!))
  return deltaVariance({ p, q, byP, byQ, n: table.n, m: table.m })
}

/** Derivative of ½(p−q)²/(p+q) by p. */
function slope(p: number, q: number): number {
  return ((p - q) * (p + 3 * q)) / (2 * (p + q) ** 2)
}

export interface LikelihoodRatio {
  readonly statistic: number
  /** The statistic over Williams' factor. */
  readonly corrected: number
  readonly df: number
  /** Of the corrected statistic, by the chi-square law. */
  readonly pValue: number
}

/** G = 2 Σ o·ln(o / expected). Less robust than Pearson's statistic at small counts. */
export function likelihoodRatioTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): LikelihoodRatio {
  const table = tableOf(reference, batch)
  const { n, m } = table
  const size = n + m
  const df = Math.max(0, table.reference.length - 1)
  if (n === 0 || m === 0 || df === 0) return { statistic: 0, corrected: 0, df, pValue: 1 }
  let [half, inverses] = [0, 0]
  for (let j = 0; j < table.reference.length; j++) {
    const [a, b] = [table.reference[j]!, table.batch[j]!]
    inverses += 1 / (a + b)
    if (a > 0) half += a * Math.log((a * size) / (n * (a + b)))
    if (b > 0) half += b * Math.log((b * size) / (m * (a + b)))
  }
  const statistic = Math.max(0, 2 * half)
  const factor = 1 + ((size / n + size / m - 1) * (size * inverses - 1)) / (6 * size * df)
  const corrected = statistic / factor
  return { statistic, corrected, df, pValue: chiSquareSurvival(corrected, df) }
}
