/**
 * Have the shares of a column's values changed, and are there values that the reference never had?
 *
 * Method: PSI and chi-square homogeneity on common categories (categories.ts), the unseen-value test
 * where the reference kept every value (unseen.ts).
 * Guarantee and weakness: as those files state.
 */
import type { ColumnProfile } from '../profile/profile.js'
import type { RequestedLimits } from '../schema/schema.js'
import { balancedParts, binsOf, specialLabels } from './bins.js'
import { alignCategories, type Categories, type ValueCounts, valueCountsOf } from './categories.js'
import { chiSquareTest } from './chi-square.js'
import type { TestOptions } from './comparison.js'
import type { Measurement } from './decision.js'
import { populationStabilityTest } from './population-stability.js'
import { requestedOnCounts } from './requested.js'
import { type UnseenCounts, unseenTest } from './unseen.js'

export interface CategoricalLimits extends RequestedLimits {
  readonly psi: number
  readonly chiSquare: number
  readonly unseen: number
}

/** The tests of one column of text or booleans; empty where a profile lacks what they need. */
export function categoricalTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { limits, options }: { limits: CategoricalLimits; options: TestOptions },
): readonly Measurement[] {
  const [a, b] = [valueCountsOf(reference), valueCountsOf(batch)]
  if (a === undefined || b === undefined) return []
  const table = alignCategories(a, b)
  const psi = populationStabilityTest(table.reference, table.batch, options)
  const parts = psi.contributions.map(({ value }) => value)
  return [
    {
      code: 'drift.psi',
      name: 'psi',
      comparison: psi,
      limit: limits.psi,
      bins: categoryBins(table, parts),
    },
    {
      code: 'drift.chi-square',
      name: 'chi-square',
      comparison: chiSquareTest(table.reference, table.batch, options),
      limit: limits.chiSquare,
      bins: categoryBins(table, balancedParts(table.reference, table.batch)),
    },
    ...requestedOnCounts({ ...table, labels: labelsOf(table) }, limits, options),
    ...unseenMeasurement(a, b, limits.unseen, options),
  ]
}

/** OTHER and the nulls are the last two. */
function categoryBins(table: Categories, parts: ArrayLike<number>) {
  return binsOf(labelsOf(table), table.reference, table.batch, parts)
}

function labelsOf({ names }: Categories): readonly string[] {
  return names.map((name, i) => {
    if (name !== null) return name
    return i === names.length - 1 ? specialLabels.nulls : specialLabels.other
  })
}

/** Empty where a side did not keep every value, so that nothing is known of unseen ones. */
function unseenMeasurement(
  reference: ValueCounts,
  batch: ValueCounts,
  limit: number,
  options: TestOptions,
): readonly Measurement[] {
  if (reference.error > 0 || batch.error > 0) return []
  const unseen = [...batch.counts].filter(([value]) => !reference.counts.has(value))
  const counts = unseen.map(([, count]) => count)
  const unseenRows = counts.reduce((sum, count) => sum + count, 0)
  const seen = (times: number) => [...reference.counts.values()].filter((count) => count === times)
  const question: UnseenCounts = {
    reference: {
      rows: reference.rows,
      values: reference.counts.size,
      once: seen(1).length,
      twice: seen(2).length,
    },
    batch: {
      rows: batch.rows,
      unseenRows,
      unseenValues: unseen.length,
      commonest: counts.reduce((most, count) => Math.max(most, count), 0),
    },
  }
  const comparison = unseenTest(question, options)
  const bins = unseenBins(unseen, reference.rows, batch.rows)
  return [{ code: 'drift.unseen', name: 'unseen', comparison, limit, rows: unseenRows, bins }]
}

/** Each new value with its share of the batch. */
function unseenBins(unseen: readonly (readonly [string, number])[], n: number, m: number) {
  const counts = unseen.map(([, count]) => count)
  const rows = counts.reduce((sum, count) => sum + count, 0)
  return binsOf(
    [...unseen.map(([value]) => value), specialLabels.rest],
    [...unseen.map(() => 0), n],
    [...counts, m - rows],
    [...counts.map((count) => (m === 0 ? 0 : count / m)), 0],
  )
}
