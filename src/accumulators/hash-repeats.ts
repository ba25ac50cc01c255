/**
 * How many different hashes does a log hold, and which rows repeat the hash of an earlier one?
 *
 * Method: entries are dealt out by bits of their hashes, so that equal ones come together, in passes
 * of about a million and within a pass in buckets that fit into the processor's cache; there a small
 * table of open addressing finds what is equal. Of a hash 64 bits are dealt out, with the place of the
 * rest, which is looked at only where these 64 are equal.
 * Guarantee: exact; the answer does not depend on the order of the entries.
 * Cost: about 20 ns an entry, and at most 30 MB beside the log. Weakness: none of it is kept; who asks
 * twice pays twice.
 */
import { HASH_LANES } from '../batch/hashes.js'
import {
  append,
  BLOCK_BITS,
  BLOCK_ENTRIES,
  entriesOf,
  type HashBlock,
  type HashLog,
  rowIn,
} from './hash-log.js'

/** How many repeating rows are told. */
const MAX_REPEATS = 5

/** A row and the first row with the same value. */
export interface Duplicate {
  readonly row: number
  readonly firstRow: number
}

export interface Repeats {
  /** Entries looked at. */
  readonly entries: number
  readonly distinct: number
  /** The first rows that repeat an earlier one, ascending. */
  readonly duplicates: readonly Duplicate[]
}

export interface RepeatsOptions {
  /** Looks only at one in 2^sample hashes. */
  readonly sample?: number
  /** For each block, a bit an entry: cleared where it neither is the first of its value nor told. */
  readonly kept?: readonly Uint8Array[]
}

/** Entries of a pass and of a bucket, about. */
const PASS = 1 << 20
const BUCKET_BITS = 13

/** Three words an entry: two lanes of the hash, and the place. */
const DEALT = 3
const INDEX = BLOCK_ENTRIES - 1

export function findRepeats(
  blocks: readonly HashBlock[],
  { sample = 0, kept }: RepeatsOptions = {},
): Repeats {
  const all = entriesOf(blocks)
  const passBits = Math.max(sample, bitsFor(all, PASS))
  const passes = sample > 0 ? 1 << (passBits - sample) : 1 << passBits
  const bucketBits = Math.max(1, bitsFor(all / 2 ** passBits, 1 << BUCKET_BITS))
  const search: Search = { blocks, kept, isInOrder: isInOrder(blocks), worst: Infinity, found: [] }
  let entries = 0
  let distinct = 0
  for (let pass = 0; pass < passes; pass++) {
    const { dealt, ends } = deal(blocks, { pass, bucketBits, bits: passBits + bucketBits })
    let from = 0
    for (const end of ends) {
      distinct += searchBucket(search, dealt.subarray(from * DEALT, end * DEALT), end - from)
      from = end
    }
    entries += from
  }
  if (kept !== undefined) for (const { place } of search.found) setKept(kept, place, true)
  return {
    entries,
    distinct,
    duplicates: search.found.map(({ row, firstRow }) => ({ row, firstRow })),
  }
}

/** What two sets of entries say together that have no hash in common. */
export function joinRepeats(a: Repeats, b: Repeats): Repeats {
  const duplicates = [...a.duplicates, ...b.duplicates].sort((x, y) => x.row - y.row)
  return {
    entries: a.entries + b.entries,
    distinct: a.distinct + b.distinct,
    duplicates: duplicates.slice(0, MAX_REPEATS),
  }
}

/** A log of the first entry of each hash, and of the first rows that repeat one, in order. */
export function keepFirst(blocks: readonly HashBlock[]): HashLog {
  const kept = blocks.map(({ size }) => new Uint8Array((size + 7) >> 3).fill(255))
  findRepeats(blocks, { kept })
  const log: HashLog = []
  const lanes = new Uint32Array(BLOCK_ENTRIES * HASH_LANES)
  const offsets = new Float64Array(BLOCK_ENTRIES)
  for (const [b, block] of blocks.entries()) {
    const { size, firstRow } = block
    const bits = kept[b]!
    let count = 0
    for (let i = 0; i < size; i++) {
      if ((bits[i >> 3]! & (1 << (i & 7))) === 0) continue
      const to = count * HASH_LANES
      const from = i * HASH_LANES
      for (let lane = 0; lane < HASH_LANES; lane++) lanes[to + lane] = block.lanes[from + lane]!
      offsets[count++] = rowIn(block, i) - firstRow
    }
    append(log, { lanes, count, firstRow, offsets })
  }
  return log
}

/** Bits that leave at most `size` of so many entries together. */
function bitsFor(entries: number, size: number): number {
  return Math.max(0, Math.ceil(Math.log2(Math.max(1, entries) / size)))
}

interface Dealing {
  readonly pass: number
  readonly bucketBits: number
  /** Leading bits of a hash that name pass and bucket. */
  readonly bits: number
}

/** For the entries of a pass; kept for the next one. */
let room = new Uint32Array(0)

/** The entries of a pass by bucket, and where each bucket ends. */
function deal(blocks: readonly HashBlock[], dealing: Dealing) {
  const ends = countBuckets(blocks, dealing)
  let total = 0
  for (let bucket = 0; bucket < ends.length; bucket++) {
    const count = ends[bucket]!
    ends[bucket] = total
    total += count
  }
  if (room.length < total * DEALT) room = new Uint32Array(total * DEALT)
  const dealt = room
  for (const [b, block] of blocks.entries()) dealBlock(block, b << BLOCK_BITS, dealing, dealt, ends)
  return { dealt, ends }
}

function countBuckets(
  blocks: readonly HashBlock[],
  { pass, bucketBits, bits }: Dealing,
): Uint32Array {
  const counts = new Uint32Array(1 << bucketBits)
  const shift = 32 - bits
  const mask = counts.length - 1
  for (const { lanes, size } of blocks) {
    for (let at = HASH_LANES - 1; at < size * HASH_LANES; at += HASH_LANES) {
      const code = lanes[at]! >>> shift
      if (code >>> bucketBits === pass) counts[code & mask]!++
    }
  }
  return counts
}

/** `next` is where each bucket goes on. */
function dealBlock(
  { lanes, size }: HashBlock,
  place: number,
  { pass, bucketBits, bits }: Dealing,
  dealt: Uint32Array,
  next: Uint32Array,
): void {
  const shift = 32 - bits
  const mask = next.length - 1
  for (let i = 0; i < size; i++) {
    const at = i * HASH_LANES
    const code = lanes[at + 3]! >>> shift
    if (code >>> bucketBits !== pass) continue
    const to = next[code & mask]!++ * DEALT
    dealt[to] = lanes[at]!
    dealt[to + 1] = lanes[at + 1]!
    dealt[to + 2] = place + i
  }
}

interface Candidate {
  row: number
  place: number
  firstRow: number
  /** Where the first of its value is dealt, as long as its bucket is searched. */
  readonly entry: number
}

interface Search {
  readonly blocks: readonly HashBlock[]
  readonly kept: readonly Uint8Array[] | undefined
  /** Whether places ascend as rows do. */
  readonly isInOrder: boolean
  /** Rows from here on are not told; their places, where these ascend. */
  worst: number
  /** Ascending in row. */
  found: Candidate[]
}

let slots = new Int32Array(0)

/** The number of different hashes of a bucket; those that repeat are noted. */
function searchBucket(search: Search, dealt: Uint32Array, count: number): number {
  const slotCount = 1 << Math.max(4, 33 - Math.clz32(count))
  if (slots.length < slotCount) slots = new Int32Array(slotCount)
  slots.fill(0, 0, slotCount)
  const mask = slotCount - 1
  let distinct = 0
  for (let entry = 0; entry < count; entry++) {
    const at = entry * DEALT
    const low = dealt[at]!
    const high = dealt[at + 1]!
    let slot = low & mask
    for (;;) {
      const other = slots[slot]! - 1
      if (other < 0) {
        slots[slot] = entry + 1
        distinct++
        break
      }
      const key = other * DEALT
      if (dealt[key] === low && dealt[key + 1] === high && isSame(search, dealt, other, entry)) {
        repeat(search, dealt, other, entry)
        break
      }
      slot = (slot + 1) & mask
    }
  }
  for (const candidate of search.found) {
    if (candidate.firstRow >= 0) continue
    candidate.firstRow = rowAt(search.blocks, dealt[candidate.entry * DEALT + 2]!)
  }
  return distinct
}

/** Whether the rest of the hashes is equal too. */
function isSame({ blocks }: Search, dealt: Uint32Array, a: number, b: number): boolean {
  const placeA = dealt[a * DEALT + 2]!
  const placeB = dealt[b * DEALT + 2]!
  const lanesA = blocks[placeA >>> BLOCK_BITS]!.lanes
  const lanesB = blocks[placeB >>> BLOCK_BITS]!.lanes
  const atA = (placeA & INDEX) * HASH_LANES
  const atB = (placeB & INDEX) * HASH_LANES
  return lanesA[atA + 2] === lanesB[atB + 2] && lanesA[atA + 3] === lanesB[atB + 3]
}

/** Two entries have one hash: the later row repeats the earlier one, which `first` stands for then. */
function repeat(search: Search, dealt: Uint32Array, first: number, again: number): void {
  const { blocks, kept, worst } = search
  const before = dealt[first * DEALT + 2]!
  let place = dealt[again * DEALT + 2]!
  if (!search.isInOrder && rowAt(blocks, place) < rowAt(blocks, before)) {
    dealt[first * DEALT + 2] = place
    place = before
  }
  if (kept !== undefined) setKept(kept, place, false)
  if (search.isInOrder && place >= worst) return
  const row = rowAt(blocks, place)
  if (search.isInOrder || row < worst) note(search, { row, place, firstRow: -1, entry: first })
}

/** Keeps the first few rows, whatever the order in which they come. */
function note(search: Search, candidate: Candidate): void {
  const { found } = search
  let at = found.length
  while (at > 0 && found[at - 1]!.row > candidate.row) at--
  found.splice(at, 0, candidate)
  if (found.length > MAX_REPEATS) found.pop()
  if (found.length < MAX_REPEATS) return
  const last = found[MAX_REPEATS - 1]!
  search.worst = search.isInOrder ? last.place : last.row
}

/** True of what was read from the first row on; merging in another order makes it false. */
function isInOrder(blocks: readonly HashBlock[]): boolean {
  let last = Number.NEGATIVE_INFINITY
  for (const block of blocks) {
    const { firstRow, offsets, size } = block
    if (offsets === undefined) {
      if (firstRow <= last) return false
      last = firstRow + size - 1
      continue
    }
    for (let i = 0; i < size; i++) {
      const row = firstRow + offsets[i]!
      if (row <= last) return false
      last = row
    }
  }
  return true
}

function rowAt(blocks: readonly HashBlock[], place: number): number {
  return rowIn(blocks[place >>> BLOCK_BITS]!, place & INDEX)
}

function setKept(kept: readonly Uint8Array[], place: number, isKept: boolean): void {
  const bits = kept[place >>> BLOCK_BITS]!
  const index = place & INDEX
  const bit = 1 << (index & 7)
  if (isKept) bits[index >> 3]! |= bit
  else bits[index >> 3]! &= ~bit
}
