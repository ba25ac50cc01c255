/**
 * Is every value different, and if not, which rows repeat an earlier one?
 *
 * Method: the 128-bit hash of every distinct value is kept with the row where it first occurs.
 * Layout of the state: a table of hashes, first rows by entry, the number of rows that repeat a
 * value, and the first few of them.
 * Guarantee: exact, as far as no two values share 128 bits. Beyond `capacity` distinct values the
 * state says that it overflowed, and nothing else.
 * Merge: commutative; a value of both sides is a repetition at the later of its two first rows.
 * Cost: about 20 ns a value and 50 bytes a distinct one.
 * Weakness: memory. Rows are those of the source: merged data sets of which each counts from 1 can
 * name the same row twice.
 */
import { type Column, rowOf } from '../batch/column.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Accumulator } from './accumulator.js'
import { emptyTable, findEntry, findOrAddEntry, type HashTable } from './hash-table.js'
import type { KeysSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

/** How many repeating rows are remembered. */
const MAX_REPEATS = 5

export interface KeysState {
  readonly spec: KeysSpec
  hasOverflowed: boolean
  table: HashTable
  /** The first row of each entry. */
  firstRows: Float64Array
  /** Rows that hold a value of an earlier row. */
  repeatCount: number
  /** The first of them, ascending in row. */
  readonly repeats: Repeat[]
}

/** A row, and which entry of the table it repeats. */
interface Repeat {
  readonly row: number
  readonly entry: number
}

/** A row and the first row with the same value. */
export interface Duplicate {
  readonly row: number
  readonly firstRow: number
}

export const keys: Accumulator<KeysSpec, KeysState> = {
  kind: 'keys',
  commutative: true,

  empty(spec) {
    const isPossible = Number.isInteger(spec.capacity) && spec.capacity >= 1
    assert(isPossible, `keys capacity must be an integer of at least 1, not ${spec.capacity}`)
    return {
      spec,
      hasOverflowed: false,
      table: emptyTable(),
      firstRows: new Float64Array(8),
      repeatCount: 0,
      repeats: [],
    }
  },

  update(state, column) {
    if (!state.hasOverflowed && column.length > column.invalidCount) absorb(state, column)
  },

  merge(into, from) {
    assertMergeable(into, from)
    if (from.hasOverflowed) overflow(into)
    if (into.hasOverflowed) return
    const { table, firstRows } = from
    for (let entry = 0; entry < table.size; entry++) {
      occur(into, table.lanes, entry * HASH_LANES, firstRows[entry]!)
      if (into.hasOverflowed) return
    }
    for (const { row, entry } of from.repeats) {
      remember(into, { row, entry: findEntry(into.table, table.lanes, entry * HASH_LANES) })
    }
    into.repeatCount += from.repeatCount
  },

  shiftRows({ table, firstRows, repeats }, by) {
    for (let entry = 0; entry < table.size; entry++) firstRows[entry]! += by
    for (const [i, { row, entry }] of repeats.entries()) repeats[i] = { row: row + by, entry }
  },

  encode(state, writer: Writer) {
    const { table, firstRows, repeatCount, repeats, spec } = state
    assert(table.size <= spec.capacity, `keys: ${table.size} of at most ${spec.capacity}`)
    writer.u8(Number(state.hasOverflowed)).u32(table.size).count(repeatCount).u8(repeats.length)
    for (let entry = 0; entry < table.size; entry++) {
      for (let lane = 0; lane < HASH_LANES; lane++) {
        writer.u32(table.lanes[entry * HASH_LANES + lane]!)
      }
      writer.count(firstRows[entry]!)
    }
    for (const { row, entry } of repeats) writer.count(row).u32(entry)
  },

  decode(reader: Reader, spec) {
    const state = keys.empty(spec)
    state.hasOverflowed = reader.u8() !== 0
    const size = reader.u32()
    assertDecoded(size <= spec.capacity, 'keys', `${size} keys of at most ${spec.capacity}`)
    state.repeatCount = reader.count()
    const repeats = reader.u8()
    const isPossible = state.hasOverflowed
      ? size + state.repeatCount + repeats === 0
      : state.repeatCount >= repeats && repeats === Math.min(state.repeatCount, MAX_REPEATS)
    assertDecoded(isPossible, 'keys', `${repeats} repeats of ${state.repeatCount}`)
    readEntries(state, reader, size)
    readRepeats(state, reader, repeats)
    return state
  },
}

/** Distinct values; undefined where there were too many to keep. */
export function distinctKeys({ hasOverflowed, table }: KeysState): number | undefined {
  return hasOverflowed ? undefined : table.size
}

/** Rows that repeat an earlier value; undefined where there were too many values to know. */
export function duplicateCount({ hasOverflowed, repeatCount }: KeysState): number | undefined {
  return hasOverflowed ? undefined : repeatCount
}

/** The first few rows that repeat an earlier value, ascending. */
export function duplicates({ repeats, firstRows }: KeysState): readonly Duplicate[] {
  return repeats.map(({ row, entry }) => ({ row, firstRow: firstRows[entry] ?? row }))
}

function absorb(state: KeysState, column: Column): void {
  const { validity, length } = column
  const hashes = hashesOf(column)
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    occur(state, hashes, i * HASH_LANES, rowOf(column, i))
    if (state.hasOverflowed) return
  }
}

/** A value occurs in a row: for the first time, or again. */
function occur(state: KeysState, hashes: Uint32Array, at: number, row: number): void {
  const { table } = state
  const { size } = table
  const entry = findOrAddEntry(table, hashes, at)
  if (entry === size) {
    if (table.size > state.spec.capacity) {
      overflow(state)
      return
    }
    if (entry >= state.firstRows.length) {
      const firstRows = new Float64Array(state.firstRows.length * 2)
      firstRows.set(state.firstRows)
      state.firstRows = firstRows
    }
    state.firstRows[entry] = row
    return
  }
  const before = state.firstRows[entry]!
  state.repeatCount++
  state.firstRows[entry] = Math.min(before, row)
  remember(state, { row: Math.max(before, row), entry })
}

/** Keeps the first few rows, whatever the order in which they come. */
function remember({ repeats }: KeysState, repeat: Repeat): void {
  if (repeats.length === MAX_REPEATS && repeat.row >= (repeats.at(-1) as Repeat).row) return
  let at = repeats.length
  while (at > 0 && (repeats[at - 1] as Repeat).row > repeat.row) at--
  repeats.splice(at, 0, repeat)
  if (repeats.length > MAX_REPEATS) repeats.pop()
}

/** What was kept is freed: of too many values it could only say something by chance. */
function overflow(state: KeysState): void {
  state.hasOverflowed = true
  state.table = emptyTable()
  state.firstRows = new Float64Array(0)
  state.repeatCount = 0
  state.repeats.length = 0
}

function readEntries(state: KeysState, reader: Reader, size: number): void {
  const lanes = new Uint32Array(HASH_LANES)
  for (let i = 0; i < size; i++) {
    for (let lane = 0; lane < HASH_LANES; lane++) lanes[lane] = reader.u32()
    const repeatCount = state.repeatCount
    occur(state, lanes, 0, reader.count())
    assertDecoded(state.repeatCount === repeatCount, 'keys', 'a key that occurs twice')
  }
}

function readRepeats(state: KeysState, reader: Reader, count: number): void {
  for (let i = 0; i < count; i++) {
    const row = reader.count()
    const entry = reader.u32()
    assertDecoded(entry < state.table.size, 'keys', `key ${entry} of ${state.table.size}`)
    const isAscending = i === 0 || (state.repeats[i - 1] as Repeat).row <= row
    assertDecoded(isAscending, 'keys', 'repeating rows out of order')
    state.repeats.push({ row, entry })
  }
}
