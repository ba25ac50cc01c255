/**
 * Hashes of values in the order in which they came, each with its row: what is kept of a column whose
 * values shall be told apart, until somebody asks.
 *
 * Layout: blocks of at most 65,536 entries, 16 bytes each where rows are consecutive, 24 where they
 * are not, so that an entry's place is one number of 32 bits and to append is to copy memory.
 * Cost: about 2 ns a value. Rows of a whole block move by one addition.
 */
import { HASH_LANES } from '../batch/hashes.js'

/** Entries of a block take so many bits of a place. */
export const BLOCK_BITS = 16
export const BLOCK_ENTRIES = 1 << BLOCK_BITS

/** Blocks of fewer entries are copied rather than shared, so that they do not become many. */
const FEW = 4096

export interface HashBlock {
  /** Four 32-bit lanes an entry; there may be room for more entries. */
  lanes: Uint32Array
  size: number
  /** Row of the first entry. */
  firstRow: number
  /** What is to be added to `firstRow` for each entry; absent: its index. */
  offsets: Float64Array | undefined
  /** Whether another log has the same arrays, which nobody adds to then. */
  readonly isShared: boolean
}

export type HashLog = HashBlock[]

/** Hashes with their rows: consecutive from `firstRow`, or one by one. */
export interface Entries {
  /** Four lanes an entry. */
  readonly lanes: Uint32Array
  readonly count: number
  readonly firstRow: number
  readonly offsets?: Float64Array | undefined
}

export const rowIn = ({ firstRow, offsets }: HashBlock, index: number): number =>
  firstRow + (offsets === undefined ? index : offsets[index]!)

export function entriesOf(log: readonly HashBlock[]): number {
  return log.reduce((sum, { size }) => sum + size, 0)
}

/** Memory that the entries take. */
export function bytesOf(log: readonly HashBlock[]): number {
  return log.reduce((sum, { size, offsets }) => sum + size * (offsets === undefined ? 16 : 24), 0)
}

/** Adds entries behind the others. They are copied. */
export function append(log: HashLog, { lanes, count, firstRow, offsets }: Entries): void {
  for (let from = 0; from < count; ) {
    const isListed = offsets !== undefined
    const row = firstRow + (isListed ? offsets[from]! : from)
    const block = openBlock(log, { row, isListed, count: count - from })
    const taken = Math.min(count - from, BLOCK_ENTRIES - block.size)
    reserve(block, block.size + taken)
    const end = (from + taken) * HASH_LANES
    block.lanes.set(lanes.subarray(from * HASH_LANES, end), block.size * HASH_LANES)
    if (block.offsets !== undefined) {
      const base = firstRow - block.firstRow
      for (let i = 0; i < taken; i++) {
        block.offsets[block.size + i] = base + (isListed ? offsets[from + i]! : from + i)
      }
    }
    block.size += taken
    from += taken
  }
}

/** Adds the entries of another log, which stays as it is, behind the others. */
export function appendLog(log: HashLog, from: readonly HashBlock[]): void {
  for (const block of from) {
    const { lanes, size, firstRow, offsets } = block
    if (size < FEW) append(log, { lanes, count: size, firstRow, offsets })
    else log.push({ ...block, isShared: true })
  }
}

/** The block that takes the next entries: the last one where it can, or a new one. */
function openBlock(
  log: HashLog,
  { row, isListed, count }: { row: number; isListed: boolean; count: number },
): HashBlock {
  const last = log.at(-1)
  if (last !== undefined && !last.isShared && last.size < BLOCK_ENTRIES) {
    const isNext = last.offsets === undefined && last.firstRow + last.size === row
    if (last.offsets !== undefined || (isNext && !isListed)) return last
    if (last.size < FEW) {
      last.offsets = Float64Array.from({ length: last.lanes.length / HASH_LANES }, (_, i) => i)
      return last
    }
  }
  // Where blocks follow one another, the next will be as full.
  const capacity = last?.size === BLOCK_ENTRIES ? BLOCK_ENTRIES : Math.min(count, BLOCK_ENTRIES)
  const block: HashBlock = {
    lanes: new Uint32Array(capacity * HASH_LANES),
    size: 0,
    firstRow: row,
    offsets: isListed ? new Float64Array(capacity) : undefined,
    isShared: false,
  }
  log.push(block)
  return block
}

function reserve(block: HashBlock, size: number): void {
  const before = block.lanes.length / HASH_LANES
  if (size <= before) return
  const capacity = Math.min(BLOCK_ENTRIES, Math.max(size, before * 2))
  const lanes = new Uint32Array(capacity * HASH_LANES)
  lanes.set(block.lanes)
  block.lanes = lanes
  if (block.offsets === undefined) return
  const offsets = new Float64Array(capacity)
  offsets.set(block.offsets)
  block.offsets = offsets
}
