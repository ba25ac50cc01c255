import { describe, expect, it } from 'vitest'
import { append, entriesOf, type HashLog, rowIn } from '../../src/accumulators/hash-log.js'
import { findRepeats, keepFirst } from '../../src/accumulators/hash-repeats.js'
import { hashesOf } from '../../src/batch/hashes.js'
import { integers } from '../support/laws/columns.js'

function logOf(values: readonly number[], rows?: readonly number[]): HashLog {
  const log: HashLog = []
  const count = values.length
  const offsets = rows && Float64Array.from(rows, (row) => row - 1)
  append(log, { lanes: hashesOf(integers(values)), count, firstRow: 1, offsets })
  return log
}

const rowsOf = (log: HashLog) =>
  log.flatMap((block) => Array.from({ length: block.size }, (_, i) => rowIn(block, i)))

describe('findRepeats', () => {
  it('tells how many differ and which rows repeat an earlier one', () => {
    expect(findRepeats([])).toEqual({ entries: 0, distinct: 0, duplicates: [] })
    expect(findRepeats(logOf([5, 6, 5, 7, 6]))).toEqual({
      entries: 5,
      distinct: 3,
      duplicates: [
        { row: 3, firstRow: 1 },
        { row: 5, firstRow: 2 },
      ],
    })
  })

  it('does not depend on the order of the entries', () => {
    const inOrder = findRepeats(logOf([1, 2, 1, 1, 2, 3, 1, 1, 1]))
    const backwards = findRepeats(logOf([1, 1, 1, 3, 2, 1, 1, 2, 1], [9, 8, 7, 6, 5, 4, 3, 2, 1]))
    expect(backwards).toEqual(inOrder)
    expect(inOrder.duplicates.at(-1)).toEqual({ row: 8, firstRow: 1 })
  })

  it('compares all 128 bits', () => {
    const lanes = Uint32Array.of(1, 2, 3, 4, 1, 2, 9, 4, 1, 2, 3, 5, 1, 2, 3, 4)
    const log: HashLog = []
    append(log, { lanes, count: 4, firstRow: 1 })
    expect(findRepeats(log)).toMatchObject({ distinct: 3, duplicates: [{ row: 4, firstRow: 1 }] })
  })

  it('goes on over several passes', () => {
    const count = 1_200_000
    const log: HashLog = []
    for (let from = 0; from < count; from += 60_000) {
      const values = Array.from({ length: 60_000 }, (_, i) =>
        from + i === 1_100_000 ? 3 : from + i,
      )
      append(log, { lanes: hashesOf(integers(values)), count: 60_000, firstRow: from + 1 })
    }
    expect(findRepeats(log)).toEqual({
      entries: count,
      distinct: count - 1,
      duplicates: [{ row: 1_100_001, firstRow: 4 }],
    })
  })

  it('looks at a sample of the hashes where asked', () => {
    const log = logOf(Array.from({ length: 20_000 }, (_, i) => i % 10_000))
    const { entries, distinct } = findRepeats(log, { sample: 3 })
    expect(entries).toBe(2 * distinct)
    expect(Math.abs(distinct - 10_000 / 8)).toBeLessThan(200)
  })
})

describe('keepFirst', () => {
  it('keeps the first of each value and the first five repeats, in order', () => {
    const log = logOf([1, 1, 2, 1, 2, 2, 2, 3, 1, 3])
    const kept = keepFirst(log)
    expect(rowsOf(kept)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(findRepeats(kept)).toMatchObject({
      distinct: 3,
      duplicates: findRepeats(log).duplicates,
    })
    expect(entriesOf(log)).toBe(10)
  })
})
