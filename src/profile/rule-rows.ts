/** Rows by what a rule says of them, as columns that accumulators read: how many, and the first of them. */
import type { Batch } from '../batch/batch.js'
import { type BooleanColumn, type Column, rowOf, type TextColumn } from '../batch/column.js'
import { assert } from '../errors.js'
import type { CompiledRule, RuleSlots } from './row-rule.js'

/**
 * `asked` those that the rule's filter lets in and that have an answer, of them `broken` and `unknown`;
 * `failed` those for which rule or filter could not be evaluated. `brokenValues` and so on: the
 * first of them of a batch, with what they hold in the columns that the rule reads, as text.
 */
export type RuleRows =
  | 'asked'
  | 'broken'
  | 'unknown'
  | 'failed'
  | 'brokenValues'
  | 'unknownValues'
  | 'failedValues'

/** Rows of a batch whose values are looked at: as many as a sample keeps. */
const examples = 5

export interface RuleAnswer {
  readonly rule: CompiledRule
  readonly slots: RuleSlots
}

/** Those rows of a batch, as a column. */
export function ruleColumn(batch: Batch, { rule, slots }: RuleAnswer, rows: RuleRows): Column {
  const { asked, broken, unknown, failed } = slots
  switch (rows) {
    case 'asked':
      return countColumn(asked)
    case 'broken':
      return countColumn(broken.length)
    case 'unknown':
      return countColumn(unknown.length)
    case 'failed':
      return countColumn(failed.length)
    case 'brokenValues':
      return valuesColumn(batch, rule, broken)
    case 'unknownValues':
      return valuesColumn(batch, rule, unknown)
    case 'failedValues':
      return valuesColumn(batch, rule, failed)
  }
}

/** So many rows, of which nothing else is told. */
function countColumn(length: number): BooleanColumn {
  const nothing = new Uint8Array((length + 7) >> 3)
  return {
    storage: 'boolean',
    type: 'boolean',
    length,
    invalidCount: length,
    validity: nothing,
    firstRow: 1,
    bits: nothing,
  }
}

function valuesColumn(batch: Batch, rule: CompiledRule, slots: Int32Array): TextColumn {
  const [column] = batch.columns
  assert(column !== undefined, 'a rule on a batch without columns')
  return exampleColumn(column, slots, (slot) => rule.evidence(batch, slot))
}

/** A text for each of the first of some slots of a column, with their rows. */
export function exampleColumn(
  column: Column,
  slots: Int32Array,
  textOf: (slot: number) => string,
): TextColumn {
  const first = [...slots.subarray(0, examples)]
  const texts = first.map((slot) => Buffer.from(textOf(slot)))
  const offsets = new Int32Array(texts.length + 1)
  texts.forEach((text, i) => {
    offsets[i + 1] = offsets[i]! + text.length
  })
  const rows = Float64Array.from(first, (slot) => rowOf(column, slot))
  return {
    storage: 'utf8',
    type: 'string',
    length: first.length,
    invalidCount: 0,
    validity: undefined,
    firstRow: rows[0] ?? column.firstRow,
    rows,
    offsets,
    bytes: Buffer.concat(texts),
  }
}
