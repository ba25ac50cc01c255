/**
 * A log of hashes as bytes: which blocks it has makes no difference.
 *
 * ```
 * u32 entries, u32 runs of consecutive rows, for each run: f64 first row, u32 entries
 * for each entry four u32 lanes
 * ```
 */
import { HASH_LANES } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { append, entriesOf, type HashBlock, type HashLog, rowIn } from './hash-log.js'
import { assertDecoded } from './spec.js'

/** Runs that are shorter on average are not kept as such. */
const LONG = 64

export function encodeLog(log: readonly HashBlock[], writer: Writer): void {
  const runs = runsOf(log)
  writer.u32(entriesOf(log)).u32(runs.length)
  for (const { firstRow, count } of runs) writer.f64(firstRow).u32(count)
  for (const { lanes, size } of log) {
    writer.raw(new Uint8Array(lanes.buffer, lanes.byteOffset, size * HASH_LANES * 4))
  }
}

/** Throws `DataError` on what `encodeLog` does not write. */
export function decodeLog(reader: Reader): HashLog {
  const entries = reader.u32()
  const runs = readRuns(reader, entries)
  // A copy: lanes lie at multiples of four bytes.
  const lanes = new Uint32Array(reader.raw(entries * HASH_LANES * 4).slice().buffer)
  const log: HashLog = []
  const [first] = runs
  if (first === undefined) return log
  if (runs.length * LONG > entries) {
    append(log, {
      lanes,
      count: entries,
      firstRow: first.firstRow,
      offsets: offsetsOf(runs, entries),
    })
    return log
  }
  let from = 0
  for (const { firstRow, count } of runs) {
    const end = from + count
    append(log, { lanes: lanes.subarray(from * HASH_LANES, end * HASH_LANES), count, firstRow })
    from = end
  }
  return log
}

interface Run {
  readonly firstRow: number
  count: number
}

function runsOf(log: readonly HashBlock[]): Run[] {
  const runs: Run[] = []
  for (const block of log) {
    const { size, offsets } = block
    const step = offsets === undefined ? size : 1
    for (let i = 0; i < size; i += step) {
      const row = rowIn(block, i)
      const last = runs.at(-1)
      if (last !== undefined && last.firstRow + last.count === row) last.count += step
      else runs.push({ firstRow: row, count: step })
    }
  }
  return runs
}

function readRuns(reader: Reader, entries: number): readonly Run[] {
  const runs: Run[] = []
  let total = 0
  for (let left = reader.u32(); left > 0; left--) {
    const [firstRow, count] = [reader.f64(), reader.u32()]
    assertDecoded(Number.isSafeInteger(firstRow) && count > 0, 'keys', `row ${firstRow}`)
    total += count
    runs.push({ firstRow, count })
  }
  assertDecoded(total === entries, 'keys', `${total} rows of ${entries} values`)
  return runs
}

function offsetsOf(runs: readonly Run[], entries: number): Float64Array {
  const offsets = new Float64Array(entries)
  const base = runs[0]?.firstRow ?? 0
  let next = 0
  for (const { firstRow, count } of runs) {
    for (let i = 0; i < count; i++) offsets[next++] = firstRow + i - base
  }
  return offsets
}
