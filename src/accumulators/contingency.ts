/**
 * Which pairs of values occur, and how often: does one of the two determine the other, how much does it say of it?
 *
 * Method: the exact contingency table. A pair is 32 bytes, the 128-bit hashes of its two values, as
 * `profile/pair.ts` makes them; other text is no pair and is not counted.
 * Layout of the state: a table of hashes of pairs; by entry the pair, its number of rows, its first row.
 * Guarantee: exact, as far as no two values share 128 bits. Beyond `capacity` different pairs the state says that
 * it overflowed, and nothing else.
 * Merge: addition, commutative. Cost: about 30 ns a row and 70 bytes a pair.
 * Weakness: memory; of two columns of many values nearly every row is a pair of its own.
 */
import { type Column, isValid, rowOf, type TextColumn } from '../batch/column.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Accumulator } from './accumulator.js'
import { emptyTable, findOrAddEntry, type HashTable } from './hash-table.js'
import type { ContingencySpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

/** Lanes of a pair: those of its left value, then those of its right one. */
export const PAIR_LANES = 2 * HASH_LANES
const PAIR_BYTES = PAIR_LANES * 4

export interface ContingencyState {
  readonly spec: ContingencySpec
  hasOverflowed: boolean
  /** By the hash of the pair. */
  table: HashTable
  /** `PAIR_LANES` an entry. */
  pairs: Uint32Array
  /** Rows of each entry. */
  counts: Float64Array
  firstRows: Float64Array
}

export const contingency: Accumulator<ContingencySpec, ContingencyState> = {
  kind: 'contingency',
  commutative: true,

  empty(spec) {
    const isPossible = Number.isInteger(spec.capacity) && spec.capacity >= 1
    assert(
      isPossible,
      `contingency capacity must be an integer of at least 1, not ${spec.capacity}`,
    )
    return { spec, hasOverflowed: false, ...nothing() }
  },

  update(state, column) {
    if (!state.hasOverflowed && isPairs(column)) absorb(state, column)
  },

  merge(into, from) {
    assertMergeable(into, from)
    if (from.hasOverflowed) overflow(into)
    if (into.hasOverflowed) return
    for (let entry = 0; entry < from.table.size; entry++) {
      occur(
        into,
        { hashes: from.table.lanes, at: entry * HASH_LANES },
        { pairs: from.pairs, from: entry * PAIR_LANES },
        { count: from.counts[entry]!, row: from.firstRows[entry]! },
      )
      if (into.hasOverflowed) return
    }
  },

  shiftRows({ table, firstRows }, by) {
    for (let entry = 0; entry < table.size; entry++) firstRows[entry]! += by
  },

  encode({ hasOverflowed, table, pairs, counts, firstRows }, writer: Writer) {
    writer.u8(Number(hasOverflowed)).u32(table.size)
    for (let entry = 0; entry < table.size; entry++) {
      for (let i = 0; i < HASH_LANES; i++) writer.u32(table.lanes[entry * HASH_LANES + i]!)
      for (let i = 0; i < PAIR_LANES; i++) writer.u32(pairs[entry * PAIR_LANES + i]!)
      writer.count(counts[entry]!).count(firstRows[entry]!)
    }
  },

  decode(reader: Reader, spec) {
    const state = contingency.empty(spec)
    state.hasOverflowed = reader.u8() !== 0
    const size = reader.u32()
    const most = state.hasOverflowed ? 0 : spec.capacity
    assertDecoded(size <= most, 'contingency', `${size} pairs of at most ${most}`)
    readEntries(state, reader, size)
    return state
  },
}

function nothing() {
  return {
    table: emptyTable(),
    pairs: new Uint32Array(8 * PAIR_LANES),
    counts: new Float64Array(8),
    firstRows: new Float64Array(8),
  }
}

function isPairs(column: Column): column is TextColumn {
  return column.storage === 'utf8' && column.length > column.invalidCount
}

function absorb(state: ContingencyState, column: TextColumn): void {
  const { offsets, bytes, length } = column
  const hashes = hashesOf(column)
  const pairs = new Uint32Array(PAIR_LANES)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < length; i++) {
    const start = offsets[i]!
    if (offsets[i + 1]! - start !== PAIR_BYTES || !isValid(column, i)) continue
    for (let lane = 0; lane < PAIR_LANES; lane++)
      pairs[lane] = view.getUint32(start + lane * 4, true)
    const row = rowOf(column, i)
    occur(state, { hashes, at: i * HASH_LANES }, { pairs, from: 0 }, { count: 1, row })
    if (state.hasOverflowed) return
  }
}

interface Hash {
  readonly hashes: Uint32Array
  readonly at: number
}

interface Pair {
  readonly pairs: Uint32Array
  readonly from: number
}

interface Occurrences {
  readonly count: number
  /** The first of them. */
  readonly row: number
}

function occur(
  state: ContingencyState,
  { hashes, at }: Hash,
  { pairs, from }: Pair,
  { count, row }: Occurrences,
): void {
  const { table } = state
  const { size } = table
  const entry = findOrAddEntry(table, hashes, at)
  if (entry < size) {
    state.counts[entry]! += count
    state.firstRows[entry] = Math.min(state.firstRows[entry]!, row)
    return
  }
  if (table.size > state.spec.capacity) {
    overflow(state)
    return
  }
  if (entry >= state.counts.length) grow(state)
  for (let i = 0; i < PAIR_LANES; i++) state.pairs[entry * PAIR_LANES + i] = pairs[from + i]!
  state.counts[entry] = count
  state.firstRows[entry] = row
}

function grow(state: ContingencyState): void {
  const length = state.counts.length * 2
  const { pairs, counts, firstRows } = state
  state.pairs = new Uint32Array(length * PAIR_LANES)
  state.counts = new Float64Array(length)
  state.firstRows = new Float64Array(length)
  state.pairs.set(pairs)
  state.counts.set(counts)
  state.firstRows.set(firstRows)
}

/** What was kept is freed: of too many pairs it could only say something by chance. */
function overflow(state: ContingencyState): void {
  state.hasOverflowed = true
  Object.assign(state, nothing())
}

function readEntries(state: ContingencyState, reader: Reader, size: number): void {
  const hashes = new Uint32Array(HASH_LANES)
  const pairs = new Uint32Array(PAIR_LANES)
  for (let i = 0; i < size; i++) {
    for (let lane = 0; lane < HASH_LANES; lane++) hashes[lane] = reader.u32()
    for (let lane = 0; lane < PAIR_LANES; lane++) pairs[lane] = reader.u32()
    const occurrences = { count: reader.count(), row: reader.count() }
    assertDecoded(occurrences.count > 0, 'contingency', 'a pair without rows')
    occur(state, { hashes, at: 0 }, { pairs, from: 0 }, occurrences)
    assertDecoded(state.table.size === i + 1, 'contingency', 'a pair that occurs twice')
  }
}
