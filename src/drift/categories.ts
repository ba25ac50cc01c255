/**
 * On which categories do two columns of text or booleans compare?
 *
 * Method: the values that either side counts; those expected in fewer than five rows of a side at the pooled
 * share go to OTHER, decided on pooled counts alone so that the choice cannot lean to a side. A side that
 * kept only its commonest values counts the others as OTHER too: only values far above its error are told apart.
 * Nulls are a category of their own.
 * Guarantee: counts are exact where both sides kept all values; else within a twentieth.
 * Weakness: a change among rare values shows only as a change of OTHER, and in the test of unseen values.
 */
import { allItems, isExactCount } from '../accumulators/frequent-query.js'
import { validCount } from '../accumulators/tally.js'
import type { ColumnProfile } from '../profile/profile.js'
import { frequentOf, tallyOf } from '../profile/query.js'

/** More categories than this say nothing that OTHER does not. */
const MOST = 1000

export interface Categories {
  /** Text of each category; null is OTHER, and the last one is the nulls. */
  readonly names: readonly (string | null)[]
  readonly reference: Float64Array
  readonly batch: Float64Array
}

/** Values of one side with their rows. */
export interface ValueCounts {
  readonly counts: ReadonlyMap<string, number>
  /** No count is off by more; 0 where all values were kept. */
  readonly error: number
  /** Rows with a value. */
  readonly rows: number
  readonly nulls: number
}

/** A side's values; undefined where the profile does not hold them. */
export function valueCountsOf(column: ColumnProfile): ValueCounts | undefined {
  const tally = tallyOf(column)
  if (tally === undefined) return undefined
  const base = { rows: validCount(tally), nulls: tally.counts.nulls }
  if (column.field.type === 'boolean') {
    const { trues, falses } = tally.counts
    return {
      ...base,
      error: 0,
      counts: new Map([
        ['true', trues],
        ['false', falses],
      ]),
    }
  }
  const frequent = frequentOf(column)
  if (frequent === undefined) return undefined
  const items = allItems(frequent)
  return {
    ...base,
    counts: new Map(items.map(({ value, count }) => [value, count])),
    error: isExactCount(frequent) ? 0 : frequent.offset,
  }
}

/** Both sides on common categories. */
export function alignCategories(reference: ValueCounts, batch: ValueCounts): Categories {
  const told = (value: string) => {
    const pooled = (reference.counts.get(value) ?? 0) + (batch.counts.get(value) ?? 0)
    const rows = reference.rows + batch.rows
    const expected = (pooled * Math.min(reference.rows, batch.rows)) / Math.max(1, rows)
    return expected >= 5 && pooled >= 20 * (reference.error + batch.error)
  }
  const values = new Set([...reference.counts.keys(), ...batch.counts.keys()])
  const names = [...values].filter(told).sort(byPooledCount(reference, batch)).slice(0, MOST)
  return {
    names: [...names, null, null],
    reference: countsFor(names, reference),
    batch: countsFor(names, batch),
  }
}

function byPooledCount(reference: ValueCounts, batch: ValueCounts) {
  const pooled = (value: string) =>
    (reference.counts.get(value) ?? 0) + (batch.counts.get(value) ?? 0)
  return (a: string, b: string) => pooled(b) - pooled(a) || (a < b ? -1 : 1)
}

function countsFor(names: readonly string[], side: ValueCounts): Float64Array {
  const counts = names.map((name) => side.counts.get(name) ?? 0)
  const named = counts.reduce((sum, count) => sum + count, 0)
  return Float64Array.from([...counts, Math.max(0, side.rows - named), side.nulls])
}
