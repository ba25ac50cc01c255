/**
 * No value occurs twice.
 *
 * Known exactly where a scan kept every value's hash, where the values are strictly ascending, or where
 * all are counted; else HyperLogLog may still prove that there are too few different ones.
 */
import { duplicateCount, duplicates } from '../accumulators/keys.js'
import { validCount } from '../accumulators/tally.js'
import { distinctOf } from '../profile/distinct.js'
import type { Need } from '../profile/plan.js'
import type { ColumnProfile } from '../profile/profile.js'
import { orderOf, stateOf, tallyOf } from '../profile/query.js'
import { type Demand, levelOfDemand } from '../schema/attributes.js'
import { countOf, countText } from '../schema/words.js'
import type { SampleRow } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { satisfied, skipped, violated } from './result.js'

const code = 'unique.duplicate'

const needs: readonly Need[] = [
  { derivation: { of: 'values' }, spec: { kind: 'tally' } },
  { derivation: { of: 'values' }, spec: { kind: 'order' } },
  { derivation: { of: 'values' }, spec: { kind: 'keys' } },
]

const isAsked = (demand: Demand | undefined) => levelOfDemand(demand) !== undefined

export const uniqueness: ColumnCheck = {
  rule: 'unique',
  dimension: 'uniqueness',
  codes: (rules) => (isAsked(rules.unique) ? [code] : []),
  needs: (rules) => (isAsked(rules.unique) ? needs : []),

  judge({ rules, column, headOf }) {
    if (!isAsked(rules.unique)) return []
    const head = headOf(code, 0)
    const tally = tallyOf(column)
    const rows = tally === undefined ? 0 : validCount(tally)
    if (rows === 0) return [skipped(head, 'no row has a value')]
    const repeated = repetitionsOf(column, rows)
    if (repeated === undefined) {
      return [skipped(head, 'there are too many values to tell whether one occurs twice')]
    }
    const { count, isExact } = repeated
    if (count === 0) {
      return [satisfied(head, { observed: 0, message: `all ${countText(rows)} values differ` })]
    }
    const message =
      `${isExact ? '' : 'at least '}${countOf(count, 'row')} of ${countText(rows)} ` +
      `${count === 1 ? 'repeats' : 'repeat'} the value of another row`
    const samples = isExact ? repeatingRows(column) : []
    return [violated(head, { observed: count, rows: isExact ? count : null, samples, message })]
  },
}

/** Rows that repeat a value: exactly so many, or at least. Undefined where that is not known. */
function repetitionsOf(
  column: ColumnProfile,
  rows: number,
): { count: number; isExact: boolean } | undefined {
  const keys = stateOf(column, 'values', 'keys')
  const repeated = keys === undefined ? undefined : duplicateCount(keys)
  if (repeated !== undefined) return { count: repeated, isExact: true }
  const distinct = distinctOf(column)
  if (distinct !== undefined && distinct.low === distinct.high) {
    return { count: rows - distinct.low, isExact: true }
  }
  const least = Math.max(rows - Math.floor(distinct?.high ?? rows), orderOf(column)?.ties ?? 0)
  return least > 0 ? { count: least, isExact: false } : undefined
}

function repeatingRows(column: ColumnProfile): readonly SampleRow[] {
  const keys = stateOf(column, 'values', 'keys')
  if (keys === undefined) return []
  return duplicates(keys).map(({ row, firstRow }) => ({ row, value: `as in row ${firstRow}` }))
}
