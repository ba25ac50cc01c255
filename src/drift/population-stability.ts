/**
 * How far have the shares of the bins moved? The population stability index.
 *
 * Method: PSI = Σ (p − q)·ln(p/q) in nats, symmetric. Half a row is added to every bin of both sides
 * (Jeffreys), which keeps it finite and its null law close to nominal; `raw` is the plain value.
 * The *p-value* is Pearson's two-sample test on the same counts (permutation where they are small), because the PSI's own
 * law is anti-conservative with empty bins. Null law PSI / s ~ chi-square (Yurdakul and Naranjo 2020),
 * s = 1/n + 1/m: mean (bins − 1)·s, so a fixed limit of 0.1 fires on small samples of anything.
 * Sketches: bin masses read off a quantile sketch carry an error that more rows do not remove; its variance
 * per bin enters as s′ = s + bins·`sketchVariance` in p-value, interval and critical value.
 * Effect: the PSI less its bias, from 0 up, with the interval of f-divergence.ts. Bins: quantile-bins.ts.
 * Degenerate input: an empty side gives `no rows`; one bin on both sides PSI 0 and p = 1.
 */
import { chiSquareSurvival } from '../math/chi-square.js'
import { addTo, emptySum, total } from '../math/sum.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import {
  type DivergenceScale,
  deltaVariance,
  divergenceBias,
  divergenceCritical,
  divergenceDetectable,
  divergenceInterval,
  divergencePValue,
} from './f-divergence.js'
import { isSparse, pearsonTest } from './pearson.js'
import { sharesOf, type Table, tableOf } from './table.js'

export interface StabilityOptions extends TestOptions {
  /** Rows added to every bin of both sides; 0.5. */
  readonly smoothing?: number
  /** Variance of a bin's share by sketching, S/n² with S = Σ 4^level of its compactions; 0. */
  readonly sketchVariance?: number
}

export interface StabilityComparison extends Comparison {
  /** PSI without smoothing; null where a bin is empty on one side only. */
  readonly raw: number | null
  /** (bins − 1)·s′: what sampling alone gives on average. */
  readonly bias: number | null
  /** What sampling alone exceeds with probability alpha. */
  readonly critical: number | null
  readonly df: number
  /** s′/s; above 1.2 the sketch, not the rows, limits what can be seen. */
  readonly sketchInflation: number
  /** Each bin's part of the PSI (0 for bins empty on both sides), and its signed change of share. */
  readonly contributions: readonly { readonly value: number; readonly change: number }[]
}

/** Counts of the same bins on both sides. */
export function populationStabilityTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options: StabilityOptions = {},
): StabilityComparison {
  const table = tableOf(reference, batch)
  const { n, m } = table
  if (n === 0 || m === 0) return { ...noRows(n, m), ...nothing(reference.length) }
  const { smoothing = 0.5, sketchVariance = 0 } = options
  const { alpha, confidence, power, seed } = settled(options)
  const bins = table.reference.length
  const sampling = 1 / n + 1 / m
  const scale: DivergenceScale = {
    curvature: 2,
    df: bins - 1,
    noise: sampling + bins * sketchVariance,
  }
  const inflation = scale.noise / sampling
  const { value, parts } = measure(table, smoothing)
  const bias = divergenceBias(scale)
  const debiased = Math.max(0, value - bias)
  const variance = psiVariance(table, smoothing) * inflation
  const { low, high } = divergenceInterval({ value, variance, confidence }, scale)
  const { pValue, method } = pValueOf(table, { inflation, seed })
  return {
    statistic: value,
    effect: debiased,
    effectLow: Math.min(low, debiased),
    effectHigh: Math.max(high, debiased),
    effectDebiased: debiased,
    pValue,
    method,
    n,
    m,
    detectable: bins > 1 ? divergenceDetectable({ alpha, power }, scale) : null,
    conservative: inflation > 1,
    raw: populationStability(reference, batch),
    bias,
    critical: divergenceCritical(alpha, scale),
    df: scale.df,
    sketchInflation: inflation,
    contributions: contributionsOf(table, parts, reference.length),
  }
}

/** PSI in nats; null when a side is empty, or where without smoothing it would be infinite. */
export function populationStability(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  smoothing = 0,
): number | null {
  const table = tableOf(reference, batch)
  if (table.n === 0 || table.m === 0) return null
  const { value } = measure(table, smoothing)
  return Number.isFinite(value) ? value : null
}

export interface StabilitySizes {
  readonly n: number
  readonly m: number
  readonly bins: number
}

/** The PSI that two samples of one population exceed with probability alpha at these sizes. */
export function populationStabilityCritical({ n, m, bins }: StabilitySizes, alpha: number): number {
  return divergenceCritical(alpha, { curvature: 2, df: bins - 1, noise: 1 / n + 1 / m })
}

/** P(PSI > limit) for two samples of one population: how often a fixed limit cries wolf. */
export function populationStabilityFalseAlarm(
  { n, m, bins }: StabilitySizes,
  limit: number,
): number {
  return divergencePValue(limit, { curvature: 2, df: bins - 1, noise: 1 / n + 1 / m })
}

function measure(table: Table, smoothing: number): { value: number; parts: Float64Array } {
  const { p, q } = sharesOf(table, smoothing)
  const sum = emptySum()
  const parts = p.map((share, j) => term(share, q[j]!))
  for (const part of parts) addTo(sum, part)
  return { value: total(sum), parts }
}

/** (p − q)·ln(p/q), with the digits of a small change kept. */
function term(p: number, q: number): number {
  if (p === q) return 0
  const change = (p - q) / q
  return (p - q) * (Math.abs(change) < 0.1 ? Math.log1p(change) : Math.log(p / q))
}

/** Delta-method variance, at shares smoothed by at least half a row so that it is finite. */
function psiVariance(table: Table, smoothing: number): number {
  const { p, q } = sharesOf(table, Math.max(smoothing, 0.5))
  const byP = p.map((share, j) => Math.log(share / q[j]!) + 1 - q[j]! / share)
  const byQ = q.map((share, j) => Math.log(share / p[j]!) + 1 - p[j]! / share)
  return deltaVariance({ p, q, byP, byQ, n: table.n, m: table.m })
}

/** Pearson's p-value; where a sketch adds noise, of the statistic shrunk by as much. */
function pValueOf(
  table: Table,
  { inflation, seed }: { inflation: number; seed: number },
): { pValue: number; method: string } {
  const found = pearsonTest(table, seed)
  if (inflation === 1) return { pValue: found.pValue, method: `Pearson, ${found.method}` }
  const pValue = found.df < 1 ? 1 : chiSquareSurvival(found.statistic / inflation, found.df)
  const note = isSparse(table) ? ', sparse' : ''
  return { pValue, method: `Pearson, chi-square law with sketch error${note}` }
}

function contributionsOf(
  table: Table,
  parts: Float64Array,
  bins: number,
): StabilityComparison['contributions'] {
  const all = Array.from({ length: bins }, () => ({ value: 0, change: 0 }))
  for (const [j, bin] of table.kept.entries()) {
    const change = table.batch[j]! / table.m - table.reference[j]! / table.n
    all[bin] = { value: parts[j]!, change }
  }
  return all
}

function nothing(bins: number): Omit<StabilityComparison, keyof Comparison> {
  const contributions = Array.from({ length: bins }, () => ({ value: 0, change: 0 }))
  return { raw: null, bias: null, critical: null, df: 0, sketchInflation: 1, contributions }
}
