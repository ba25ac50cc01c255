/**
 * Is every value different, and if not, which rows repeat an earlier one?
 *
 * Method: as long as values come strictly ascending, or descending, nothing need be compared; they
 * are kept all the same, as the 128-bit hash and the row of each, in order, for the case that the
 * order breaks (numbers of a constant step as three numbers for all of them). Without order, equal
 * hashes are found when somebody asks (`hash-repeats.ts`), and from time to time where many repeat, of
 * which the first row and the first few repeats are kept. Hashes that memory has no room for go where
 * the scan says (`hash-spill.ts`).
 * Guarantee: exact, as far as no two values share 128 bits (below 1e-20 for 10^9 values).
 * Merge: commutative. Rows are those of the source: merged data sets of which each counts from 1 can
 * name the same row twice.
 * Cost: 2 ns a value as they come, 20 ns a value to find what is equal; 16 bytes a different value
 * (24 where rows have gaps), nothing where numbers go by a constant step.
 * Weakness: a state whose hashes were written elsewhere only answers after the scan, and cannot go on
 * (`settleKeys`); as bytes it is of use to threads of the same scan.
 */
import type { Column } from '../batch/column.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Accumulator } from './accumulator.js'
import { append, appendLog, bytesOf, type Entries, entriesOf, type HashLog } from './hash-log.js'
import { decodeLog, encodeLog } from './hash-log-bytes.js'
import { type Duplicate, findRepeats, keepFirst, type Repeats } from './hash-repeats.js'
import {
  decodePieces,
  encodePieces,
  findSpilledRepeats,
  type SpilledPiece,
  spilledEntries,
  spillLog,
} from './hash-spill.js'

import {
  addProgression,
  decodeProgressions,
  encodeProgressions,
  hashProgression,
  type Progression,
  progressionOf,
} from './key-progression.js'
import { decodeSpan, emptySpan, encodeSpan, joinSpans, type KeySpan, spanOf } from './key-span.js'
import type { KeysSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'
import type { Spill } from './spill.js'

/** Entries up to which nobody looks whether many repeat. */
const FEW = 1 << 16

export interface KeysState {
  readonly spec: KeysSpec
  /** Values, equal ones too. */
  count: number
  /** Where the values lie, as long as their order alone says that they differ; then undefined. */
  span: KeySpan | undefined
  /** Values that are not in the log; none without order. */
  readonly progressions: Progression[]
  /** Each value, or of equal ones the first, and the first few repeats of all. */
  log: HashLog
  /** Entries of the log at which repeats are dropped. */
  limit: number
  /** Where entries go for which there is no room; absent: there always is. */
  spill: Spill | undefined
  /** Those that went. */
  readonly pieces: SpilledPiece[]
  /** Whether the values are gone, and only the answers are left. */
  isSettled: boolean
  /** The answer, once somebody asked. */
  repeats: Repeats | undefined
}

export const keys: Accumulator<KeysSpec, KeysState> = {
  kind: 'keys',
  commutative: true,

  empty(spec) {
    return {
      spec,
      count: 0,
      span: emptySpan,
      progressions: [],
      log: [],
      limit: FEW,
      spill: undefined,
      pieces: [],
      isSettled: false,
      repeats: undefined,
    }
  },

  update(state, column) {
    const valid = column.length - column.invalidCount
    if (valid === 0) return
    assertUnsettled(state)
    const span = state.span === undefined ? undefined : spanOf(column)
    meet(state, span)
    state.count += valid
    const progression = state.span === undefined ? undefined : progressionOf(column)
    if (progression !== undefined) addProgression(state.progressions, progression)
    else add(state, entriesIn(column))
  },

  merge(into, from) {
    assertMergeable(into, from)
    if (from.count === 0) return
    assertUnsettled(into)
    assertUnsettled(from)
    meet(into, from.span)
    into.count += from.count
    into.spill ??= from.spill
    into.pieces.push(...from.pieces.map((piece) => ({ ...piece })))
    appendLog(into.log, from.log)
    for (const progression of from.progressions) {
      if (into.span === undefined) hashProgression(progression, (entries) => add(into, entries))
      else addProgression(into.progressions, progression)
    }
    makeRoom(into)
  },

  shiftRows(state, by) {
    for (const block of state.log) block.firstRow += by
    for (const progression of state.progressions) progression.firstRow += by
    for (const piece of state.pieces) piece.shift += by
    assertUnsettled(state)
    state.repeats = undefined
  },

  encode(state, writer: Writer) {
    const { count, span, progressions, log, pieces } = state
    assertUnsettled(state)
    writer.count(count)
    encodeSpan(span, writer)
    encodeProgressions(progressions, writer)
    encodeLog(log, writer)
    encodePieces(pieces, writer)
  },

  decode(reader: Reader, spec) {
    const state = keys.empty(spec)
    state.count = reader.count()
    state.span = decodeSpan(reader)
    state.progressions.push(...decodeProgressions(reader))
    state.log = decodeLog(reader)
    state.pieces.push(...decodePieces(reader))
    const hashed = entriesOf(state.log) + spilledEntries(state.pieces)
    const kept = state.progressions.reduce((sum, { count }) => sum + count, hashed)
    const isPossible = state.span === undefined ? kept <= state.count : kept === state.count
    assertDecoded(isPossible, 'keys', `${kept} values of ${state.count}`)
    const isBroken = state.span === undefined && state.progressions.length > 0
    assertDecoded(!isBroken, 'keys', 'values in order where there is none')
    return state
  },
}

/** Distinct values. */
export function distinctKeys(state: KeysState): number {
  return state.span === undefined ? repeatsOf(state).distinct : state.count
}

/** Rows that repeat an earlier value. */
export function duplicateCount(state: KeysState): number {
  return state.count - distinctKeys(state)
}

/** The first few rows that repeat an earlier value, ascending. */
export function duplicates(state: KeysState): readonly Duplicate[] {
  return state.span === undefined ? repeatsOf(state).duplicates : []
}

/** From now on the state keeps no more in memory than the place allows. */
export function spillKeys(state: KeysState, spill: Spill): void {
  state.spill = spill
}

/**
 * Ends the use of the place: what lies there is answered, and forgotten. A state that used none stays
 * as it is.
 */
export function settleKeys(state: KeysState): void {
  if (state.span === undefined && state.pieces.length > 0) repeatsOf(state)
  state.spill = undefined
  if (state.pieces.length === 0) return
  state.pieces.length = 0
  state.log = []
  state.progressions.length = 0
  state.isSettled = true
}

function assertUnsettled({ isSettled }: KeysState): void {
  assert(!isSettled, 'keys that lay in a temporary file are no longer known')
}

function repeatsOf(state: KeysState): Repeats {
  const { pieces, spill, log } = state
  if (state.repeats === undefined && pieces.length > 0) {
    assert(spill !== undefined, 'keys in a temporary file that nobody has')
    state.repeats = findSpilledRepeats(pieces, spill, log)
  }
  state.repeats ??= findRepeats(log)
  return state.repeats
}

/** Values come that lie in a span and differ, or of which that is not known. */
function meet(state: KeysState, span: KeySpan | undefined): void {
  state.repeats = undefined
  if (state.span === undefined) return
  state.span = span && joinSpans(state.span, span)
  if (state.span !== undefined) return
  for (const progression of state.progressions.splice(0)) {
    hashProgression(progression, (entries) => add(state, entries))
  }
}

function add(state: KeysState, entries: Entries): void {
  append(state.log, entries)
  makeRoom(state)
}

/** The hashes of the valid values. */
function entriesIn(column: Column): Entries {
  const { length, invalidCount, validity, firstRow, rows } = column
  const hashes = hashesOf(column)
  if (invalidCount === 0 && rows === undefined) return { lanes: hashes, count: length, firstRow }
  const count = length - invalidCount
  const lanes = new Uint32Array(count * HASH_LANES)
  const offsets = new Float64Array(count)
  let next = 0
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const to = next * HASH_LANES
    const from = i * HASH_LANES
    for (let lane = 0; lane < HASH_LANES; lane++) lanes[to + lane] = hashes[from + lane]!
    offsets[next++] = rows === undefined ? i : rows[i]! - firstRow
  }
  return { lanes, count, firstRow, offsets }
}

/**
 * Where the log has grown enough, and many of its values are equal, the first of each is kept; what
 * there is no room for then is written elsewhere.
 */
function makeRoom(state: KeysState): void {
  const { spill, span } = state
  const isFull = spill !== undefined && bytesOf(state.log) > spill.room
  if (span === undefined && (isFull || entriesOf(state.log) > state.limit)) dropRepeats(state)
  if (!isFull || bytesOf(state.log) * 2 <= spill.room) return
  state.pieces.push(...spillLog(state.log, spill))
  state.log = []
  state.limit = FEW
}

function dropRepeats(state: KeysState): void {
  const sample = findRepeats(state.log, { sample: 6 })
  if (sample.distinct * 2 > sample.entries) {
    state.limit = entriesOf(state.log) * 2
    return
  }
  state.log = keepFirst(state.log)
  state.limit = Math.max(FEW, 3 * entriesOf(state.log))
}
