import { describe, expect, it } from 'vitest'
import { distinctKeys, duplicateCount, duplicates, keys } from '../../src/accumulators/keys.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError, InvariantError } from '../../src/errors.js'
import { coded, integers, texts } from '../support/laws/columns.js'

const spec = { kind: 'keys', capacity: 1000 } as const

function fed(cells: readonly (number | null)[], firstRow = 1, capacity = 1000) {
  const state = keys.empty({ kind: 'keys', capacity })
  keys.update(state, integers(cells, firstRow))
  return state
}

describe('keys', () => {
  it('count distinct values and the rows that repeat one', () => {
    const state = fed([7, 8, null, 7, null, 7, 8])
    expect([distinctKeys(state), duplicateCount(state)]).toEqual([2, 3])
    expect(duplicates(state)).toEqual([
      { row: 4, firstRow: 1 },
      { row: 6, firstRow: 1 },
      { row: 7, firstRow: 2 },
    ])
  })

  it('show the first five repeats', () => {
    const state = fed(Array.from({ length: 20 }, () => 1))
    expect(duplicateCount(state)).toBe(19)
    expect(duplicates(state).map(({ row }) => row)).toEqual([2, 3, 4, 5, 6])
  })

  it('take text and dictionaries alike', () => {
    const state = keys.empty(spec)
    keys.update(state, texts(['a', 'b']))
    keys.update(state, coded(['b', 'c'], 3))
    expect([distinctKeys(state), duplicates(state)]).toEqual([3, [{ row: 3, firstRow: 2 }]])
  })

  it('recount repeats when partitions meet, in any order', () => {
    const parts = [fed([1, 2, 2]), fed([2, 3, 1], 4), fed([3, 3], 7)]
    const whole = fed([1, 2, 2, 2, 3, 1, 3, 3])
    for (const sequence of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const state = keys.empty(spec)
      for (const part of sequence) keys.merge(state, parts[part]!)
      expect([distinctKeys(state), duplicateCount(state)]).toEqual([3, 5])
      expect(duplicates(state)).toEqual(duplicates(whole))
    }
  })

  it('name rows of the whole where those of a partition were shifted', () => {
    const [first, second] = [fed([7, 8]), fed([9, 8, 9])]
    keys.shiftRows?.(second, 2)
    keys.merge(first, second)
    expect(duplicates(first)).toEqual([
      { row: 4, firstRow: 2 },
      { row: 5, firstRow: 3 },
    ])
  })

  it('say that they overflowed, and then nothing else, whatever the split', () => {
    const full = fed([1, 2, 1], 1, 2)
    expect(distinctKeys(full)).toBe(2)
    const over = fed([1, 2, 1, 3], 1, 2)
    expect(over.hasOverflowed).toBe(true)
    expect([distinctKeys(over), duplicateCount(over), duplicates(over)]).toEqual([
      undefined,
      undefined,
      [],
    ])
    keys.merge(full, fed([3], 4, 2))
    expect(full).toEqual(over)
    keys.update(full, integers([1]))
    keys.merge(full, fed([1], 9, 2))
    expect(full).toEqual(over)
    const other = fed([1], 1, 2)
    keys.merge(other, over)
    expect(other).toEqual(over)
  })

  it('hold many values', () => {
    const count = 50_000
    const state = fed(
      Array.from({ length: count }, (_, i) => i - 25_000),
      1,
      count,
    )
    expect([distinctKeys(state), duplicateCount(state)]).toEqual([count, 0])
  })
})

describe('refusals', () => {
  it('wants a capacity', () => {
    expect(() => keys.empty({ kind: 'keys', capacity: 0 })).toThrow(InvariantError)
  })

  function written(head: [number, number, number, number], rest: (writer: Writer) => void) {
    const writer = new Writer().u8(head[0]).u32(head[1]).count(head[2]).u8(head[3])
    rest(writer)
    return () => keys.decode(new Reader(writer.finish()), spec)
  }
  const key = (writer: Writer) => writer.u32(1).u32(2).u32(3).u32(4).count(1)

  it('refuses what cannot have been written', () => {
    const nothing = () => {}
    expect(written([0, 1001, 0, 0], nothing)).toThrow(DataError)
    expect(written([1, 1, 0, 0], key)).toThrow(DataError)
    expect(written([0, 0, 3, 1], nothing)).toThrow(DataError)
    expect(written([0, 2, 0, 0], (writer) => void key(key(writer)))).toThrow('occurs twice')
    expect(written([0, 1, 1, 1], (writer) => key(writer).count(2).u32(1))).toThrow('key 1 of 1')
    const unordered = (writer: Writer) => key(writer).count(3).u32(0).count(2).u32(0)
    expect(written([0, 1, 2, 2], unordered)).toThrow('out of order')
  })
})
