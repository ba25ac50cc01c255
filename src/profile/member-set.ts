/**
 * The values of another data set, which the threads that read a batch share: is this tuple among them?
 *
 * Plain data over shared memory: posting a set to a thread copies nothing, and nobody writes to it again.
 */
import { findEntry, type HashTable } from '../accumulators/hash-table.js'
import type { MembersState } from '../accumulators/members.js'

export interface MemberSet {
  /** Different for different sets of a run. */
  readonly name: string
  readonly table: Readonly<HashTable>
}

export function memberSet(name: string, { table }: MembersState): MemberSet {
  const { lanes, size, slots } = table
  const shared = {
    lanes: new Uint32Array(new SharedArrayBuffer(Math.max(4, size * 16))),
    slots: new Int32Array(new SharedArrayBuffer(slots.byteLength)),
  }
  shared.lanes.set(lanes.subarray(0, size * 4))
  shared.slots.set(slots)
  return { name, table: { ...shared, size } }
}

/** Whether the hash at `hashes[at .. at + 4)` is that of a member. */
export function isMember({ table }: MemberSet, hashes: Uint32Array, at: number): boolean {
  return findEntry(table, hashes, at) >= 0
}
