/**
 * Hashes that memory has no room for: which of them are equal?
 *
 * Method: pieces of a log are sorted by the first eight bits of their hashes and written one behind
 * the other. Equal hashes have equal bits, so that a range of these bits is read from every piece, as
 * wide as memory allows, and searched as a log is (`hash-repeats.ts`), range by range.
 * Layout of an entry: four 32-bit lanes and the row as a double; 24 bytes.
 * Guarantee: exact. Cost: about 30 ns an entry and its bytes written and read once; memory as for
 * half a million entries. Weakness: more than some 10^8 entries take more memory in proportion.
 */
import { HASH_LANES } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import {
  append,
  BLOCK_ENTRIES,
  entriesOf,
  type HashBlock,
  type HashLog,
  rowIn,
} from './hash-log.js'
import { findRepeats, joinRepeats, type Repeats } from './hash-repeats.js'
import { assertDecoded } from './spec.js'
import type { Spill } from './spill.js'

const BUCKET_BITS = 8
const BUCKETS = 1 << BUCKET_BITS
const ENTRY_WORDS = 6
const ENTRY_BYTES = 4 * ENTRY_WORDS

/** Entries that are searched at a time, about. */
const RANGE = 1 << 19

/** Entries that were written together. */
export interface SpilledPiece {
  readonly at: number
  /** Where each bucket begins, in entries, and the last one ends. */
  readonly starts: Uint32Array
  /** What is to be added to the rows that were written. */
  shift: number
}

export function spilledEntries(pieces: readonly SpilledPiece[]): number {
  return pieces.reduce((sum, { starts }) => sum + starts[BUCKETS]!, 0)
}

/** Writes all entries of a log. */
export function spillLog(log: readonly HashBlock[], spill: Spill): SpilledPiece[] {
  const pieces: SpilledPiece[] = []
  let group: HashBlock[] = []
  for (const block of log) {
    if (entriesOf(group) + block.size > 2 * BLOCK_ENTRIES) {
      pieces.push(writePiece(group, spill))
      group = []
    }
    group.push(block)
  }
  if (group.length > 0) pieces.push(writePiece(group, spill))
  return pieces
}

/** What the entries of pieces that were written there and of a log say together. */
export function findSpilledRepeats(
  pieces: readonly SpilledPiece[],
  spill: Spill,
  log: readonly HashBlock[],
): Repeats {
  const entries = spilledEntries(pieces) + entriesOf(log)
  const width = Math.max(1, Math.floor(BUCKETS / Math.max(1, entries / RANGE)))
  let found: Repeats = { entries: 0, distinct: 0, duplicates: [] }
  for (let from = 0; from < BUCKETS; from += width) {
    const range = { from, to: Math.min(from + width, BUCKETS) }
    const some: HashLog = []
    for (const piece of pieces) readRange(piece, spill, range, some)
    for (const block of log) copyRange(block, range, some)
    found = joinRepeats(found, findRepeats(some))
  }
  return found
}

export function encodePieces(pieces: readonly SpilledPiece[], writer: Writer): void {
  writer.u32(pieces.length)
  for (const { at, starts, shift } of pieces) {
    writer.count(at).f64(shift)
    for (const start of starts) writer.u32(start)
  }
}

/** Throws `DataError` on what `encodePieces` does not write. */
export function decodePieces(reader: Reader): SpilledPiece[] {
  const pieces: SpilledPiece[] = []
  for (let left = reader.u32(); left > 0; left--) {
    const [at, shift] = [reader.count(), reader.f64()]
    const starts = Uint32Array.from({ length: BUCKETS + 1 }, () => reader.u32())
    const isPossible =
      starts[0] === 0 && starts.every((start, i) => i === 0 || start >= starts[i - 1]!)
    assertDecoded(isPossible && Number.isSafeInteger(shift), 'keys', 'a piece out of order')
    pieces.push({ at, starts, shift })
  }
  return pieces
}

let words = new Uint32Array(0)

function wordsOf(entries: number): Uint32Array {
  if (words.length < entries * ENTRY_WORDS) words = new Uint32Array(entries * ENTRY_WORDS)
  return words
}

function writePiece(blocks: readonly HashBlock[], spill: Spill): SpilledPiece {
  const out = wordsOf(entriesOf(blocks))
  const rows = new Float64Array(out.buffer)
  const starts = startsOf(blocks)
  const next = starts.slice()
  for (const block of blocks) {
    const { lanes, size } = block
    for (let i = 0; i < size; i++) {
      const at = i * HASH_LANES
      const to = next[lanes[at + 3]! >>> (32 - BUCKET_BITS)]!++ * ENTRY_WORDS
      out[to] = lanes[at]!
      out[to + 1] = lanes[at + 1]!
      out[to + 2] = lanes[at + 2]!
      out[to + 3] = lanes[at + 3]!
      rows[(to + 4) >> 1] = rowIn(block, i)
    }
  }
  const bytes = new Uint8Array(out.buffer, 0, starts[BUCKETS]! * ENTRY_BYTES)
  return { at: spill.write(bytes), starts, shift: 0 }
}

function startsOf(blocks: readonly HashBlock[]): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1)
  for (const { lanes, size } of blocks) {
    for (let at = HASH_LANES - 1; at < size * HASH_LANES; at += HASH_LANES) {
      starts[(lanes[at]! >>> (32 - BUCKET_BITS)) + 1]!++
    }
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!
  return starts
}

/** Buckets, the last one not included. */
interface Range {
  readonly from: number
  readonly to: number
}

function readRange(
  { at, starts, shift }: SpilledPiece,
  spill: Spill,
  { from, to }: Range,
  log: HashLog,
): void {
  const first = starts[from]!
  const count = starts[to]! - first
  if (count === 0) return
  const found = wordsOf(count)
  spill.read(at + first * ENTRY_BYTES, new Uint8Array(found.buffer, 0, count * ENTRY_BYTES))
  const rows = new Float64Array(found.buffer)
  const lanes = new Uint32Array(count * HASH_LANES)
  const offsets = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    for (let lane = 0; lane < HASH_LANES; lane++) {
      lanes[i * HASH_LANES + lane] = found[i * ENTRY_WORDS + lane]!
    }
    offsets[i] = rows[(i * ENTRY_WORDS + 4) >> 1]!
  }
  append(log, { lanes, count, firstRow: shift, offsets })
}

function copyRange(block: HashBlock, { from, to }: Range, log: HashLog): void {
  const { lanes: all, size } = block
  const lanes = new Uint32Array(size * HASH_LANES)
  const offsets = new Float64Array(size)
  let count = 0
  for (let i = 0; i < size; i++) {
    const at = i * HASH_LANES
    const bucket = all[at + 3]! >>> (32 - BUCKET_BITS)
    if (bucket < from || bucket >= to) continue
    for (let lane = 0; lane < HASH_LANES; lane++) lanes[count * HASH_LANES + lane] = all[at + lane]!
    offsets[count++] = rowIn(block, i)
  }
  append(log, { lanes, count, firstRow: 0, offsets })
}
