/**
 * By how much does a part of the data differ from the rest? The effects of the usual tests, without
 * their p-values, from counts that can be subtracted.
 *
 * Method: a column as counts: cells of the grid, rows without a number, rows by value. The rest is the
 * whole less the part, so that one pass over the data gives every part and every rest.
 * Effects: D at the edges of the grid, PSI and balanced V less their bias, differences of shares, the share
 * of unseen values beyond the expected one: those of the tests of the same names.
 * Guarantee: exact where counts are; where a sketch stands in for them, D is taken at the low end of its
 * error. Cost: cells and categories, no permutation and no law.
 */
import { validCount } from '../accumulators/tally.js'
import { isNumeric, isTemporal } from '../batch/type.js'
import type { ColumnProfile } from '../profile/profile.js'
import { histogramOf, tallyOf } from '../profile/query.js'
import { align } from './align.js'
import { alignCategories, type ValueCounts, valueCountsOf } from './categories.js'
import { balancedV } from './chi-square.js'
import { divergenceBias } from './f-divergence.js'
import { binsOfCells, joinCells } from './grid.js'
import { ksFromCumulative } from './kolmogorov-smirnov.js'
import { runningTotals } from './kolmogorov-smirnov-test.js'
import { populationStability } from './population-stability.js'
import { binCountFor } from './quantile-bins.js'
import { tableOf } from './table.js'

/** A column as counts. */
export interface ColumnCounts {
  readonly rows: number
  /** Nulls, NaN, +∞ and −∞. */
  readonly special: readonly [number, number, number, number]
  /** Finite numbers by cell. */
  readonly cells?: Float64Array
  /** How far cumulative shares of cells may be off; 0 where counted. */
  readonly rankError: number
  readonly values?: ValueCounts
}

/** By the name of the test. */
export type Effects = ReadonlyMap<string, number>

/** Names of the tests, and the power of 1/n + 1/m with which their effects of no change grow. */
export const growth: Readonly<Record<string, number>> = {
  ks: 0.5,
  psi: 1,
  'chi-square': 0.5,
  nulls: 0.5,
  nans: 0.5,
  infinities: 0.5,
  unseen: 0.5,
}

const isOnLine = ({ field: { type } }: ColumnProfile) => isNumeric(type) || isTemporal(type)

/** The counts of a column that was counted on a grid, or of one of text. */
export function countsOf(column: ColumnProfile): ColumnCounts | undefined {
  const base = specialOf(column)
  if (base === undefined) return undefined
  if (isOnLine(column)) {
    const cells = histogramOf(column)?.counts
    return { ...base, rankError: 0, ...(cells === undefined ? {} : { cells }) }
  }
  const values = valueCountsOf(column)
  return { ...base, rankError: 0, ...(values === undefined ? {} : { values }) }
}

/** Both columns on the same cells, whatever each of them was counted on. */
export function alignedCounts(
  reference: ColumnProfile,
  batch: ColumnProfile,
): readonly [ColumnCounts, ColumnCounts] | undefined {
  const [a, b] = [countsOf(reference), countsOf(batch)]
  if (a === undefined || b === undefined) return undefined
  if (!isOnLine(reference)) return [a, b]
  const aligned = align(reference, batch)
  if (aligned === undefined) return [a, b]
  const { rankError } = aligned
  return [
    { ...a, rankError, cells: aligned.reference },
    { ...b, cells: aligned.batch },
  ]
}

/** The rows of the whole that are not the part's. */
export function without(whole: ColumnCounts, part: ColumnCounts): ColumnCounts {
  const cells = part.cells
  const values = part.values
  const [a, b, c, d] = whole.special
  const [e, f, g, h] = part.special
  return {
    rows: whole.rows - part.rows,
    special: [less(a, e), less(b, f), less(c, g), less(d, h)],
    rankError: whole.rankError,
    ...(cells === undefined || whole.cells === undefined
      ? {}
      : { cells: whole.cells.map((count, i) => less(count, cells[i] ?? 0)) }),
    ...(values === undefined || whole.values === undefined
      ? {}
      : { values: valuesWithout(whole.values, values) }),
  }
}

function valuesWithout(whole: ValueCounts, part: ValueCounts): ValueCounts {
  const counts = new Map<string, number>()
  for (const [value, count] of whole.counts) {
    const left = less(count, part.counts.get(value) ?? 0)
    if (left > 0) counts.set(value, left)
  }
  return {
    counts,
    error: whole.error + part.error,
    rows: whole.rows - part.rows,
    nulls: less(whole.nulls, part.nulls),
  }
}

/** Counts that were cut back may fall short of those of a part. */
const less = (whole: number, part: number) => Math.max(0, whole - part)

/** The effects of a part against a reference; of a side without rows there are none. */
export function effectsOf(reference: ColumnCounts, batch: ColumnCounts): Effects {
  const effects = new Map<string, number>()
  if (reference.rows <= 0 || batch.rows <= 0) return effects
  const [nulls, nans, up, down] = reference.special
  const [batchNulls, batchNans, batchUp, batchDown] = batch.special
  const rate = (name: string, before: number, after: number) =>
    effects.set(name, Math.abs(after / batch.rows - before / reference.rows))
  rate('nulls', nulls, batchNulls)
  if (nans + batchNans > 0) rate('nans', nans, batchNans)
  if (up + down + batchUp + batchDown > 0) rate('infinities', up + down, batchUp + batchDown)
  addNumeric(effects, reference, batch)
  addCategorical(effects, reference, batch)
  return effects
}

function addNumeric(effects: Map<string, number>, a: ColumnCounts, b: ColumnCounts): void {
  if (a.cells === undefined || b.cells === undefined) return
  const [x, y] = [runningTotals(a.cells), runningTotals(b.cells)]
  const [n, m] = [x.at(-1) ?? 0, y.at(-1) ?? 0]
  if (n > 0 && m > 0) {
    const { statistic } = ksFromCumulative({ x, y, n, m })
    effects.set('ks', Math.max(0, statistic - a.rankError - b.rankError))
  }
  const bins = binsOfCells(a.cells, binCountFor(m, { referenceRows: n }))
  const joined = (side: ColumnCounts, cells: Float64Array) => [
    ...joinCells(cells, bins),
    ...side.special,
  ]
  effects.set('psi', stabilityEffect(joined(a, a.cells), joined(b, b.cells)))
}

function addCategorical(effects: Map<string, number>, a: ColumnCounts, b: ColumnCounts): void {
  if (a.values === undefined || b.values === undefined) return
  const { reference, batch } = alignCategories(a.values, b.values)
  effects.set('psi', stabilityEffect(reference, batch))
  const table = tableOf(reference, batch)
  if (table.n === 0 || table.m === 0) return
  const df = table.reference.length - 1
  const bias = divergenceBias({ curvature: 1 / 2, df, noise: 1 / table.n + 1 / table.m })
  effects.set('chi-square', Math.sqrt(Math.max(0, balancedV(table) ** 2 - bias)))
  if (a.values.error > 0 || b.values.error > 0 || a.values.rows === 0 || b.values.rows === 0) return
  effects.set('unseen', unseenEffect(a.values, b.values))
}

function stabilityEffect(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const value = populationStability(a, b, 0.5)
  if (value === null) return 0
  const { reference, n, m } = tableOf(a, b)
  const df = reference.length - 1
  return Math.max(0, value - divergenceBias({ curvature: 2, df, noise: 1 / n + 1 / m }))
}

/** The share of unseen rows beyond that of values seen once. */
function unseenEffect(a: ValueCounts, b: ValueCounts): number {
  let [unseen, once] = [0, 0]
  for (const [value, count] of b.counts) if (!a.counts.has(value)) unseen += count
  for (const count of a.counts.values()) if (count === 1) once++
  return Math.max(0, unseen / b.rows - once / a.rows)
}

function specialOf(column: ColumnProfile): Pick<ColumnCounts, 'rows' | 'special'> | undefined {
  const tally = tallyOf(column)
  if (tally === undefined) return undefined
  const { nulls, nans, positiveInfinities, negativeInfinities, misfits } = tally.counts
  return {
    rows: validCount(tally) + nulls + misfits,
    special: [nulls, nans, positiveInfinities, negativeInfinities],
  }
}
