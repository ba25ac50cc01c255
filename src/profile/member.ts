/**
 * Rows of a batch whose values in some columns are not among those of another data set, as columns that accumulators read.
 */
import { knowSource } from '../accumulators/key-span.js'
import { type BooleanColumn, type Column, isValid, type TextColumn } from '../batch/column.js'
import { gather } from '../batch/gather.js'
import { HASH_LANES, hashesOf, knowHashes } from '../batch/hashes.js'
import { assert } from '../errors.js'
import { isMember, type MemberSet } from './member-set.js'
import { shownValue } from './row-rule.js'
import { exampleColumn } from './rule-rows.js'

/** `missing`: the rows, by the hashes of their tuples; `missingValues`: the first of them, with what they hold. */
export type MemberRows = 'missing' | 'missingValues'

/** The slots with a tuple that is not in the set. */
export function missingSlots(tuples: Column, set: MemberSet): Int32Array {
  const hashes = hashesOf(tuples)
  const slots = new Int32Array(tuples.length)
  let count = 0
  for (let i = 0; i < tuples.length; i++) {
    if (isValid(tuples, i) && !isMember(set, hashes, i * HASH_LANES)) slots[count++] = i
  }
  return slots.subarray(0, count)
}

/** Of those slots those whose tuple in other columns is in another set. */
export function slotsWithin(slots: Int32Array, tuples: Column, set: MemberSet): Int32Array {
  const hashes = hashesOf(tuples)
  return slots.filter((slot) => isValid(tuples, slot) && isMember(set, hashes, slot * HASH_LANES))
}

/** The tuples of some slots, whose hashes are known. */
export function tuplesAt(tuples: Column, slots: Int32Array): Column {
  const hashes = hashesOf(tuples)
  const picked = new Uint32Array(slots.length * HASH_LANES)
  for (const [i, slot] of slots.entries()) {
    for (let lane = 0; lane < HASH_LANES; lane++) {
      picked[i * HASH_LANES + lane] = hashes[slot * HASH_LANES + lane]!
    }
  }
  const column: BooleanColumn = { ...(gather(tuples, slots) as BooleanColumn) }
  knowHashes(column, picked)
  knowSource(column, undefined)
  return column
}

/** What the first of some slots hold, as text: `customer = 5, day = 2024-02-29`. */
export function valuesAt(
  columns: readonly Column[],
  names: readonly string[],
  slots: Int32Array,
): TextColumn {
  const [first] = columns
  assert(first !== undefined, 'values of no columns')
  return exampleColumn(first, slots, (slot) =>
    names.map((name, i) => `${name} = ${shownValue(columns[i], slot)}`).join(', '),
  )
}
