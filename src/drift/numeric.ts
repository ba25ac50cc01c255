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
import { kolmogorovSurvival } from '../math/kolmogorov.js'
import type { ColumnProfile } from '../profile/profile.js'
import { kllOf, tallyOf } from '../profile/query.js'
import { type Aligned, align } from './align.js'
import { type Comparison, type TestOptions, unit } from './comparison.js'
import type { Measurement } from './decision.js'
import { binsOfCells, joinCells } from './grid.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'
import { kolmogorovSmirnovCountsTest, kolmogorovSmirnovTest } from './kolmogorov-smirnov-test.js'
import { populationStabilityTest } from './population-stability.js'
import { binCountFor, countInBins, quantileEdges, viewOf } from './quantile-bins.js'

export interface NumericLimits {
  readonly ks: number
  readonly psi: number
}

/** The tests of one numeric column; empty where a profile lacks what they need. */
export function numericTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { limits, options }: { limits: NumericLimits; options: TestOptions },
): readonly Measurement[] {
  const tests = valueTests(reference, batch, options) ?? cellTests(reference, batch, options)
  if (tests === undefined) return []
  return [
    { code: 'drift.ks', name: 'ks', comparison: tests.ks, limit: limits.ks },
    { code: 'drift.psi', name: 'psi', comparison: tests.psi, limit: limits.psi },
  ]
}

interface Tests {
  readonly ks: Comparison
  readonly psi: Comparison
}

function valueTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  options: TestOptions,
): Tests | undefined {
  const [x, y] = [exactValues(reference), exactValues(batch)]
  if (x === undefined || y === undefined) return undefined
  const edges = quantileEdges(viewOf(x), binCountFor(y.length))
  const bins = [countInBins(x, edges), countInBins(y, edges)] as const
  return {
    ks: kolmogorovSmirnovTest(x, y, options),
    psi: populationStabilityTest(
      [...bins[0], ...specialCounts(reference)],
      [...bins[1], ...specialCounts(batch)],
      options,
    ),
  }
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
  options: TestOptions,
): Tests | undefined {
  const aligned = align(reference, batch)
  if (aligned === undefined) return undefined
  const rows = aligned.batch.reduce((sum, count) => sum + count, 0)
  const bins = binsOfCells(aligned.reference, binCountFor(rows))
  return {
    ks: cellsKs(aligned, options),
    psi: populationStabilityTest(
      [...joinCells(aligned.reference, bins), ...specialCounts(reference)],
      [...joinCells(aligned.batch, bins), ...specialCounts(batch)],
      { ...options, sketchVariance: aligned.sketchVariance },
    ),
  }
}

/** KS on cells, its interval widened by what cells and sketches hide. */
function cellsKs(aligned: Aligned, options: TestOptions): Comparison {
  const { rankError, unresolved } = aligned
  const found = kolmogorovSmirnovCountsTest(aligned.reference, aligned.batch, options)
  if (found.statistic === null || found.effectLow === null || found.effectHigh === null)
    return found
  const widened = {
    ...found,
    effectLow: unit(found.effectLow - rankError),
    effectHigh: unit(found.effectHigh + rankError + unresolved),
    conservative: found.conservative || rankError > 0 || unresolved > 0,
  }
  if (rankError === 0) return { ...widened, method: `${found.method}, on cells` }
  const least = Math.max(0, found.statistic - rankError)
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
