/**
 * Has the distribution of a numeric column moved? KS and PSI on what both profiles can say exactly.
 *
 * Method: where both sides hold every value (their sketches are exact), tests on the values; else tests
 * on common cells (align.ts), p-values at the conservative end of a sketch's error.
 * Nulls, NaN and infinities are bins of PSI; they have rate tests of their own beside it. KS is over
 * finite values.
 * Guarantee: valid p-values; D's interval includes what lies unresolved within a cell.
 * Weakness: no movement within a cell is seen; a cell holds 0.2 % of the reference.
 */
import { itemsOf } from '../accumulators/kll-levels.js'
import { isExact } from '../accumulators/kll-query.js'
import type { LogicalType } from '../batch/type.js'
import { kolmogorovSurvival } from '../math/kolmogorov.js'
import type { ColumnProfile } from '../profile/profile.js'
import { kllOf, tallyOf } from '../profile/query.js'
import type { BinChoice, RequestedLimits } from '../schema/schema.js'
import type { Bin } from '../verdict/finding.js'
import { type Aligned, align } from './align.js'
import { binsOf, gapBins, intervalLabels, specialLabels } from './bins.js'
import { chosenCells, chosenEdges } from './chosen-bins.js'
import { type Comparison, noRows, type TestOptions, unit } from './comparison.js'
import type { Measurement } from './decision.js'
import { isSingle, joinCells } from './grid.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'
import { ksFromCells } from './kolmogorov-smirnov-sketch.js'
import {
  type KsComparison,
  kolmogorovSmirnovTest,
  ksComparison,
  runningTotals,
} from './kolmogorov-smirnov-test.js'
import { populationStabilityTest, type StabilityOptions } from './population-stability.js'
import { countInBins, viewOf } from './quantile-bins.js'
import { type LabelledCounts, requestedOnCounts, requestedOnValues } from './requested.js'

export interface NumericLimits extends RequestedLimits {
  readonly ks: number
  readonly psi: number
  /** Of PSI and the divergences. */
  readonly bins?: BinChoice
}

/** The tests of one numeric column; empty where a profile lacks what they need. */
export function numericTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { limits, options }: { limits: NumericLimits; options: TestOptions },
): readonly Measurement[] {
  const asked = { bins: limits.bins, options }
  const tests = valueTests(reference, batch, asked) ?? cellTests(reference, batch, asked)
  if (tests === undefined) return []
  const { counts, edges } = tests
  return [
    { code: 'drift.ks', name: 'ks', comparison: tests.ks, limit: limits.ks, bins: tests.gap },
    { code: 'drift.psi', name: 'psi', comparison: tests.psi, limit: limits.psi, bins: tests.bins },
    ...requestedOnCounts(counts, limits, options),
    ...requestedOnValues(reference, batch, { limits, options, edges, counts }),
  ]
}

interface Tests {
  readonly ks: Comparison
  readonly psi: Comparison
  /** Of PSI, and the two sides of the place where KS finds the widest gap. */
  readonly bins: readonly Bin[]
  readonly gap: readonly Bin[]
  /** All bins of PSI: between edges, then those of no number. */
  readonly counts: LabelledCounts
  readonly edges: Float64Array
}

interface Asked {
  readonly bins: BinChoice | undefined
  readonly options: TestOptions
}

/** PSI on bins between edges and on what is no finite number. */
function stabilityOf(
  {
    edges,
    counts,
    type,
  }: { edges: Float64Array; counts: [Float64Array, Float64Array]; type: LogicalType },
  specials: readonly [number[], number[]],
  options: StabilityOptions,
): Pick<Tests, 'psi' | 'bins' | 'counts' | 'edges'> {
  const [a, b] = [
    [...counts[0], ...specials[0]],
    [...counts[1], ...specials[1]],
  ] as const
  const psi = populationStabilityTest(a, b, options)
  const { nulls, nans, positiveInfinities, negativeInfinities } = specialLabels
  const labels = [
    ...intervalLabels(edges, type),
    nulls,
    nans,
    positiveInfinities,
    negativeInfinities,
  ]
  const parts = psi.contributions.map(({ value }) => value)
  return {
    psi,
    bins: binsOf(labels, a, b, parts),
    edges,
    counts: { labels, reference: a, batch: b },
  }
}

function valueTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { bins, options }: Asked,
): Tests | undefined {
  const [x, y] = [exactValues(reference), exactValues(batch)]
  if (x === undefined || y === undefined) return undefined
  const { name: column, type } = reference.field
  const sizes = { referenceRows: x.length, batchRows: y.length }
  const edges = chosenEdges(bins, viewOf(x), { column, type, ...sizes })
  const ks = kolmogorovSmirnovTest(x, y, options)
  const place = ks.location
  return {
    ks,
    gap:
      place === null
        ? []
        : gapBins(place, type, [atMost(x, place), atMost(y, place)], [x.length, y.length]),
    ...stabilityOf(
      { edges, counts: [countInBins(x, edges), countInBins(y, edges)], type },
      [specialCounts(reference), specialCounts(batch)],
      options,
    ),
  }
}

/** How many of the ascending values do not exceed a limit. */
function atMost(ascending: Float64Array, limit: number): number {
  const next = ascending.findIndex((value) => value > limit)
  return next < 0 ? ascending.length : next
}

/** All finite values, ascending, where the sketch kept them all. */
function exactValues(column: ColumnProfile): Float64Array | undefined {
  const sketch = kllOf(column)
  if (sketch === undefined || !isExact(sketch)) return undefined
  return itemsOf(sketch.levels[0]!).slice().sort()
}

function cellTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { bins: choice, options }: Asked,
): Tests | undefined {
  const aligned = align(reference, batch)
  if (aligned === undefined) return undefined
  const rows = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0)
  const sizes = { referenceRows: rows(aligned.reference), batchRows: rows(aligned.batch) }
  const { name: column, type } = reference.field
  const bins = chosenCells(choice, aligned, { column, type, ...sizes })
  const ks = cellsKs(aligned, options)
  return {
    ks,
    gap: ks.location === null ? [] : cellGap(aligned, ks.location, type),
    ...stabilityOf(
      {
        edges: binEdges(aligned.edges, bins),
        counts: [joinCells(aligned.reference, bins), joinCells(aligned.batch, bins)],
        type,
      },
      [specialCounts(reference), specialCounts(batch)],
      { ...options, sketchVariance: aligned.sketchVariance },
    ),
  }
}

/** The edge at which each bin of cells ends, but for the last. */
function binEdges(edges: ArrayLike<number>, bins: Int32Array): Float64Array {
  const ends: number[] = []
  for (let cell = 0; cell + 1 < bins.length; cell++) {
    if (bins[cell + 1]! > bins[cell]!) ends.push(edges[cell]!)
  }
  return Float64Array.from(ends)
}

/** Both sides of the edge behind a cell; none behind the last one. */
function cellGap({ edges, reference, batch }: Aligned, cell: number, type: LogicalType) {
  if (cell >= edges.length) return []
  const [x, y] = [runningTotals(reference), runningTotals(batch)]
  return gapBins(edges[cell]!, type, [x[cell]!, y[cell]!], [x.at(-1)!, y.at(-1)!])
}

/** KS on cells, its interval widened by what cells and sketches hide. */
function cellsKs(aligned: Aligned, options: TestOptions): KsComparison {
  const { edges, reference, batch, rankError } = aligned
  const bounds = ksFromCells(reference, batch, (cell) => isSingle(edges, cell), options)
  if (bounds.n === 0 || bounds.m === 0) {
    return { ...noRows(bounds.n, bounds.m), location: null, sign: 0 }
  }
  const found = ksComparison(bounds, bounds, options)
  const hidden = bounds.high - bounds.statistic
  const widened = {
    ...found,
    effectLow: unit((found.effectLow ?? 0) - rankError),
    effectHigh: unit((found.effectHigh ?? 1) + rankError + hidden),
    conservative: found.conservative || rankError > 0 || hidden > 0,
  }
  if (rankError === 0) return widened
  const least = Math.max(0, bounds.statistic - rankError)
  return {
    ...widened,
    effectDebiased: Math.max(0, (found.effectDebiased ?? 0) - rankError),
    pValue: kolmogorovSurvival(Math.sqrt(effectiveSize(found.n, found.m)) * least),
    method: 'Kolmogorov limit, at the conservative end of the sketch error',
  }
}

/** Rows that are no finite number: null, NaN, +∞, −∞. Misfits are the type check's. */
function specialCounts(column: ColumnProfile): number[] {
  const counts = tallyOf(column)?.counts
  if (counts === undefined) return [0, 0, 0, 0]
  const { nulls, nans, positiveInfinities, negativeInfinities } = counts
  return [nulls, nans, positiveInfinities, negativeInfinities]
}
