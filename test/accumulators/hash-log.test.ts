import { describe, expect, it } from 'vitest'
import {
  append,
  appendLog,
  BLOCK_ENTRIES,
  entriesOf,
  type HashLog,
  rowIn,
} from '../../src/accumulators/hash-log.js'

/** Entries that hold their own number, in rows from `firstRow`, or in these rows. */
function some(count: number, firstRow: number, rows?: readonly number[]) {
  const lanes = Uint32Array.from({ length: count * 4 }, (_, i) => i >> 2)
  const offsets = rows && Float64Array.from(rows, (row) => row - firstRow)
  return { lanes, count, firstRow, offsets }
}

const rowsOf = (log: HashLog) =>
  log.flatMap((block) => Array.from({ length: block.size }, (_, i) => rowIn(block, i)))
const lanesOf = (log: HashLog) =>
  log.flatMap(({ lanes, size }) => Array.from({ length: size }, (_, i) => lanes[4 * i]))

describe('a log', () => {
  it('keeps hashes and rows in order', () => {
    const log: HashLog = []
    append(log, some(3, 1))
    append(log, some(2, 4))
    append(log, some(2, 10, [10, 12]))
    append(log, some(2, 5))
    expect(rowsOf(log)).toEqual([1, 2, 3, 4, 5, 10, 12, 5, 6])
    expect(lanesOf(log)).toEqual([0, 1, 2, 0, 1, 0, 1, 0, 1])
    expect([log.length, entriesOf(log)]).toEqual([1, 9])
  })

  it('needs no room for consecutive rows, and cuts blocks', () => {
    const log: HashLog = []
    append(log, some(BLOCK_ENTRIES - 1, 1))
    append(log, some(9000, BLOCK_ENTRIES))
    append(log, some(9000, 2 * BLOCK_ENTRIES))
    expect(log.map(({ size, offsets }) => [size, offsets])).toEqual([
      [BLOCK_ENTRIES, undefined],
      [8999, undefined],
      [9000, undefined],
    ])
    expect(lanesOf(log)[BLOCK_ENTRIES]).toBe(1)
    expect(rowsOf(log).at(-1)).toBe(2 * BLOCK_ENTRIES + 8999)
  })

  it('shares large blocks with another, and neither notices', () => {
    const [a, b]: [HashLog, HashLog] = [[], []]
    append(a, some(5000, 1))
    append(a, some(10, 9000))
    appendLog(b, a)
    expect(b[0]?.lanes).toBe(a[0]?.lanes)
    for (const block of b) block.firstRow += 100
    append(b, some(2, 77))
    append(a, some(3, 9010))
    expect(rowsOf(b).slice(4999)).toEqual([
      5100,
      ...rowsOf(a)
        .slice(5000, 5010)
        .map((r) => r + 100),
      77,
      78,
    ])
    expect([entriesOf(a), entriesOf(b)]).toEqual([5013, 5012])
  })
})
