/** The rows of a batch that break one rule, by the derived columns that a scan counts them with. */
import { emptyTable, findOrAddEntry } from '../accumulators/hash-table.js'
import { type Column, type Field, isValid, rowOf } from '../batch/column.js'
import { type Derivation, derive } from '../batch/derive.js'
import { valueText } from '../batch/format.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import { admissionOf, type BatchView, once } from '../profile/batch-view.js'
import { missingSlots, slotsWithin } from '../profile/member.js'
import type { MemberSet } from '../profile/member-set.js'
import { compileRule, type RowRule } from '../profile/row-rule.js'
import { type TupleNulls, tupleColumn } from '../profile/tuple.js'

/** Rows by their numbers, ascending, and what each holds; good as long as the batch. */
export interface BrokenRows {
  readonly rows: ArrayLike<number>
  readonly valueAt: (index: number) => string | null
}

export type RowsOf = (view: BatchView) => BrokenRows

/** Which rows are looked at, of which columns. */
export interface Scope {
  readonly where: string | undefined
  readonly fields: readonly Field[]
}

/** All rows of a column derived from one column; undefined where the fields do not fit. */
export function derivedRows(
  derivation: Derivation,
  { column, where, fields }: Scope & { readonly column: string },
): RowsOf | undefined {
  const admission = admissionOf(where, fields)
  const place = fields.findIndex(({ name }) => name === column)
  if (admission === undefined || place < 0) return undefined
  return (view) => {
    const found = derive(admission.column(view, place), derivation)
    const isNull = derivation.of === 'nulls'
    return { rows: rowsIn(found), valueAt: (i) => (isNull ? null : valueText(found, i)) }
  }
}

/** Rows for which a condition is false, unknown, or has no answer. */
export function ruleRows(
  rule: RowRule,
  kind: 'broken' | 'unknown' | 'failed',
  fields: readonly Field[],
): RowsOf | undefined {
  const compiled = compileRule(rule, fields)
  if (compiled === undefined) return undefined
  const name = `rule ${JSON.stringify([rule.expression, rule.where ?? null])}`
  return (view) => {
    const slots = once(view, name, () => compiled.slotsOf(view.frame))[kind]
    const { batch } = view
    return {
      rows: Array.from(slots, (slot) => batch.firstRow + slot),
      valueAt: (i) => compiled.evidence(batch, slots[i] as number),
    }
  }
}

/**
 * Rows that repeat the values of an earlier one, in columns by their names or in all. Remembers a hash of every
 * different tuple, some 40 bytes each; nothing else grows with the rows.
 */
export function repeatedRows(
  columns: readonly string[] | undefined,
  nulls: TupleNulls,
  scope: Scope,
): RowsOf | undefined {
  const read = tupleReader(columns, scope)
  if (read === undefined) return undefined
  const table = emptyTable()
  return (view) => {
    const own = read(view)
    const [first] = own
    const tuple = columns?.length === 1 && first !== undefined ? first : tupleColumn(own, nulls)
    const hashes = hashesOf(tuple)
    const slots: number[] = []
    for (let slot = 0; slot < tuple.length; slot++) {
      if (tuple.invalidCount > 0 && !isValid(tuple, slot)) continue
      const { size } = table
      if (findOrAddEntry(table, hashes, slot * HASH_LANES) < size) slots.push(slot)
    }
    return brokenAt(own, slots, columns !== undefined)
  }
}

/** Rows without a value in one of the columns. */
export function lackingRows(columns: readonly string[], scope: Scope): RowsOf | undefined {
  const read = tupleReader(columns, scope)
  if (read === undefined) return undefined
  return (view) => {
    const own = read(view)
    const slots = Array.from({ length: own[0]?.length ?? 0 }, (_, slot) => slot)
    const lacking = slots.filter((slot) => own.some((column) => !isValid(column, slot)))
    return brokenAt(own, lacking, true)
  }
}

/** Values that another data set must have, and how they are compared. */
export interface Missing {
  readonly columns: readonly string[]
  readonly nulls: TupleNulls
  readonly set: MemberSet
  /** Only rows whose values in these columns are in this set. */
  readonly within?: { readonly columns: readonly string[]; readonly set: MemberSet } | undefined
}

/** Rows whose values another data set lacks. */
export function missingRows(
  { columns, nulls, set, within }: Missing,
  scope: Scope,
): RowsOf | undefined {
  const read = tupleReader(columns, scope)
  const readWithin = within === undefined ? undefined : tupleReader(within.columns, scope)
  if (read === undefined || (within !== undefined && readWithin === undefined)) return undefined
  return (view) => {
    const own = read(view)
    const missing = missingSlots(tupleColumn(own, nulls), set)
    if (within === undefined || readWithin === undefined) return brokenAt(own, [...missing], true)
    const keys = tupleColumn(readWithin(view), nulls)
    return brokenAt(own, [...slotsWithin(missing, keys, within.set)], true)
  }
}

function tupleReader(
  columns: readonly string[] | undefined,
  { where, fields }: Scope,
): ((view: BatchView) => readonly Column[]) | undefined {
  const admission = admissionOf(where, fields)
  const names = fields.map(({ name }) => name)
  const places = (columns ?? names).map((name) => names.indexOf(name))
  if (admission === undefined || places.length === 0 || places.includes(-1)) return undefined
  return (view) => places.map((place) => admission.column(view, place))
}

/** The value of one column; those of several with commas between them. */
function brokenAt(
  columns: readonly Column[],
  slots: readonly number[],
  isShown: boolean,
): BrokenRows {
  const text = (slot: number) =>
    columns.map((column) => (isValid(column, slot) ? valueText(column, slot) : '')).join(', ')
  return {
    rows: slots.map((slot) => rowOf(columns[0] as Column, slot)),
    valueAt: (i) => (isShown ? text(slots[i] as number) : null),
  }
}

function rowsIn(column: Column): ArrayLike<number> {
  if (column.rows !== undefined) return column.rows.subarray(0, column.length)
  return Array.from({ length: column.length }, (_, i) => column.firstRow + i)
}
