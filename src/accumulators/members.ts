/**
 * Which values are there? The set of all, for another data set to be held against.
 *
 * Method: the 128-bit hash of every different value, in a table.
 * Layout of the state: the table; lanes in the order in which values first came.
 * Guarantee: exact, as far as no two values share 128 bits (below 1e-20 for 10^9 values).
 * Merge: union, commutative. Cost: about 30 ns a value and 24 bytes a different one.
 * Weakness: memory; nothing is said of how often values occur, and where.
 */
import { type Column, isValid } from '../batch/column.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import type { Accumulator } from './accumulator.js'
import { emptyTable, findOrAddEntry, type HashTable } from './hash-table.js'
import type { MembersSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

export interface MembersState {
  readonly spec: MembersSpec
  readonly table: HashTable
}

export const members: Accumulator<MembersSpec, MembersState> = {
  kind: 'members',
  commutative: true,

  empty(spec) {
    return { spec, table: emptyTable() }
  },

  update({ table }, column: Column) {
    if (column.length === column.invalidCount) return
    const hashes = hashesOf(column)
    for (let i = 0; i < column.length; i++) {
      if (isValid(column, i)) findOrAddEntry(table, hashes, i * HASH_LANES)
    }
  },

  merge(into, from) {
    assertMergeable(into, from)
    const { lanes, size } = from.table
    for (let entry = 0; entry < size; entry++) findOrAddEntry(into.table, lanes, entry * HASH_LANES)
  },

  encode({ table }, writer: Writer) {
    writer.u32(table.size)
    for (let i = 0; i < table.size * HASH_LANES; i++) writer.u32(table.lanes[i]!)
  },

  decode(reader: Reader, spec) {
    const state = members.empty(spec)
    const size = reader.u32()
    const lanes = new Uint32Array(HASH_LANES)
    for (let i = 0; i < size; i++) {
      for (let lane = 0; lane < HASH_LANES; lane++) lanes[lane] = reader.u32()
      findOrAddEntry(state.table, lanes, 0)
    }
    assertDecoded(state.table.size === size, 'members', 'a value that is there twice')
    return state
  },
}
