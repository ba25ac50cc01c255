import { describe, expect, it } from 'vitest'
import { append, type HashLog } from '../../src/accumulators/hash-log.js'
import { findRepeats } from '../../src/accumulators/hash-repeats.js'
import {
  decodePieces,
  encodePieces,
  findSpilledRepeats,
  spilledEntries,
  spillLog,
} from '../../src/accumulators/hash-spill.js'
import { hashesOf } from '../../src/batch/hashes.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { integers } from '../support/laws/columns.js'
import { memorySpill } from '../support/memory-spill.js'

function logOf(from: number, to: number, valueAt: (i: number) => number): HashLog {
  const log: HashLog = []
  for (let at = from; at < to; at += 50_000) {
    const count = Math.min(50_000, to - at)
    const values = Array.from({ length: count }, (_, i) => valueAt(at + i))
    append(log, { lanes: hashesOf(integers(values)), count, firstRow: at + 1 })
  }
  return log
}

describe('a log that was written', () => {
  it.each([
    ['all different', (i: number) => i],
    ['some twice', (i: number) => (i * 7919) % 600_011],
    ['few', (i: number) => i % 1000],
  ])('says what one in memory says: %s', (_, valueAt) => {
    const spill = memorySpill(0)
    const pieces = spillLog(logOf(0, 800_000, valueAt), spill)
    expect([spilledEntries(pieces), spill.size()]).toEqual([800_000, 24 * 800_000])
    const found = findSpilledRepeats(pieces, spill, logOf(800_000, 900_000, valueAt))
    expect(found).toEqual(findRepeats(logOf(0, 900_000, valueAt)))
  })

  it('moves with its rows', () => {
    const spill = memorySpill(0)
    const [first, second] = [logOf(0, 3, (i) => i), logOf(0, 3, (i) => i + 2)]
    const pieces = [...spillLog(first, spill), ...spillLog(second, spill)]
    pieces[1]!.shift += 100
    expect(findSpilledRepeats(pieces, spill, [])).toEqual({
      entries: 6,
      distinct: 5,
      duplicates: [{ row: 101, firstRow: 3 }],
    })
  })

  it('is nothing where there was nothing', () => {
    const spill = memorySpill(0)
    expect(spillLog([], spill)).toEqual([])
    expect(findSpilledRepeats([], spill, []).distinct).toBe(0)
  })
})

it('where pieces lie is written and read', () => {
  const pieces = spillLog(
    logOf(0, 300_000, (i) => i),
    memorySpill(0),
  )
  expect(pieces.length).toBeGreaterThan(1)
  const writer = new Writer()
  encodePieces(pieces, writer)
  const bytes = writer.finish()
  expect(decodePieces(new Reader(bytes))).toEqual(pieces)
  bytes[4 + 8 + 8 + 4 * 256 + 3] = 0
  bytes[4 + 8 + 8] = 1
  expect(() => decodePieces(new Reader(bytes))).toThrow(DataError)
})
