/** Columns from columns: computed once a batch, shared by all accumulators that ask. */
import { assert } from '../errors.js'
import {
  type Column,
  type FloatColumn,
  isValid,
  rowOf,
  slotsOf,
  type TextColumn,
} from './column.js'
import { lengthsOf, patternsOf, textOf } from './derive-text.js'
import { gather, gatherEmpty } from './gather.js'
import { type Rule, violationsOf } from './match.js'
import { parseNumber } from './parse-number.js'

/**
 * - `values`      the column itself
 * - `length`      length of text in Unicode code points (an integer column)
 * - `pattern`     pattern class of text: A–Z → A, a–z → a, digit → 9, other letters → L, rest as is
 * - `number`      wide integers and decimals as the nearest doubles
 * - `misfits`     the cells that did not conform to the type, gathered, as text
 * - `violations`  the valid slots that break the rule, gathered, with their rows
 * - `nulls`       the null slots (not the misfits), gathered as empty text, with their rows
 *
 * `length` and `pattern` of values that are no text are those of their canonical text.
 */
export type Derivation =
  | { readonly of: 'values' | 'length' | 'pattern' | 'number' | 'misfits' | 'nulls' }
  | { readonly of: 'violations'; readonly rule: Rule }

/** What was derived already, by derivation; rules by identity. */
const known = new WeakMap<Column, Map<string | Rule, Column>>()

/** The column whose patterns were asked for last. */
let patterned: Column | undefined

/**
 * The derived column, of the same object for the same column, as long-lived as the column; patterns until
 * those of another column are asked for.
 */
export function derive(column: Column, derivation: Derivation): Column {
  if (derivation.of === 'values') return column
  let derived = known.get(column)
  if (derived === undefined) {
    derived = new Map()
    known.set(column, derived)
  }
  const key = derivation.of === 'violations' ? derivation.rule : derivation.of
  // Patterns of one column only are kept.
  if (key === 'pattern' && patterned !== column) derived.delete(key)
  if (key === 'pattern') patterned = column
  let result = derived.get(key)
  if (result === undefined) {
    result = compute(column, derivation)
    derived.set(key, result)
  }
  return result
}

function compute(column: Column, derivation: Derivation): Column {
  switch (derivation.of) {
    case 'values':
      return column
    case 'length':
      return lengthsOf(textOf(column))
    case 'pattern':
      return patternsOf(textOf(column))
    case 'number':
      return numbersOf(column)
    case 'misfits':
      return column.misfits ?? gatherEmpty(column, { count: 0, first: () => new Int32Array(0) })
    case 'nulls':
      return gatherEmpty(column, {
        count: column.invalidCount - (column.misfits?.length ?? 0),
        first: (limit) => nullSlots(column, limit),
      })
    case 'violations':
      return gather(column, violationsOf(column, derivation.rule))
  }
}

/**
 * The first so many slots, which there are, that are neither valid nor misfits; both stand in the order
 * of their rows.
 */
function nullSlots(column: Column, limit: number): Int32Array {
  const { misfits } = column
  const slots = new Int32Array(limit)
  let count = 0
  let misfit = 0
  for (let i = 0; count < slots.length && i < column.length; i++) {
    if (isValid(column, i)) continue
    const isMisfit = misfits !== undefined && misfit < misfits.length
    if (isMisfit && rowOf(misfits, misfit) === rowOf(column, i)) misfit++
    else slots[count++] = i
  }
  assert(count === limit, `${count} null slots found of ${limit}`)
  return slots
}

function numbersOf(column: Column): Column {
  switch (column.storage) {
    case 'float64':
      return column
    case 'int64':
      return floats(column, 'integer', Float64Array.from(column.values, Number))
    case 'boolean': {
      const { bits, length } = column
      return floats(
        column,
        'integer',
        Float64Array.from({ length }, (_, i) => bitOf(bits, i)),
      )
    }
    case 'utf8':
    case 'dictionary': {
      assert(column.storage === 'utf8' && !isText(column), `${column.type} has no number`)
      return floats(column, 'number', decimals(column))
    }
  }
}

function isText({ type }: Column): boolean {
  return type === 'string' || type === 'binary'
}

function bitOf(bits: Uint8Array, index: number): number {
  return ((bits[index >> 3] ?? 0) >> (index & 7)) & 1
}

function decimals({ offsets, bytes, length }: TextColumn): Float64Array {
  const values = new Float64Array(length)
  const out = new Float64Array(1)
  for (let i = 0; i < length; i++) {
    if (parseNumber(bytes, offsets[i]!, offsets[i + 1]!, out) !== 0) values[i] = out[0]!
  }
  return values
}

/** A column of other values in the same slots. */
function floats(column: Column, type: 'integer' | 'number', values: Float64Array): FloatColumn {
  return { ...slotsOf(column), storage: 'float64', type, values }
}
