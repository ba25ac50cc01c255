import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  distinctKeys,
  duplicateCount,
  duplicates,
  type KeysState,
  keys,
  settleKeys,
  spillKeys,
} from '../../src/accumulators/keys.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError, InvariantError } from '../../src/errors.js'
import { coded, floats, integers, texts } from '../support/laws/columns.js'
import { memorySpill } from '../support/memory-spill.js'

const spec = { kind: 'keys' } as const

function fed(cells: readonly (number | null)[], firstRow = 1): KeysState {
  const state = keys.empty(spec)
  keys.update(state, integers(cells, firstRow))
  return state
}

const answers = (state: KeysState) => [
  distinctKeys(state),
  duplicateCount(state),
  duplicates(state),
]

/** What keys answer, by a plain map. */
function twin(cells: readonly (number | null)[]) {
  const first = new Map<number, number>()
  const found: { row: number; firstRow: number }[] = []
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue
    const firstRow = first.get(cell)
    if (firstRow === undefined) first.set(cell, i + 1)
    else found.push({ row: i + 1, firstRow })
  }
  return [first.size, found.length, found.slice(0, 5)]
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

  it('take text and dictionaries alike', () => {
    const state = keys.empty(spec)
    keys.update(state, texts(['a', 'b']))
    keys.update(state, coded(['b', 'c'], 3))
    expect([distinctKeys(state), duplicates(state)]).toEqual([3, [{ row: 3, firstRow: 2 }]])
  })

  it('take every NaN as one value, and both zeros', () => {
    const state = keys.empty(spec)
    keys.update(state, floats([-0, 1, Number.NaN]))
    keys.update(state, floats([2, Number.NaN, 0], 4))
    expect(answers(state)).toEqual([
      4,
      2,
      [
        { row: 5, firstRow: 3 },
        { row: 6, firstRow: 1 },
      ],
    ])
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
      expect(answers(state)).toEqual(answers(whole))
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
})

describe('order', () => {
  const upwards = Array.from({ length: 1000 }, (_, i) => i * 3)

  it('keeps nothing of numbers of a constant step', () => {
    const state = fed(upwards)
    keys.update(state, integers([3000, 3003, 3006], 1001))
    expect([state.log, state.progressions.length]).toEqual([[], 1])
    expect(answers(state)).toEqual([1003, 0, []])
  })

  it('is given up where a value comes again, far behind, and all rows are known then', () => {
    const state = fed(upwards)
    keys.update(state, integers([3000, 6], 1001))
    expect(answers(state)).toEqual([1001, 1, [{ row: 1002, firstRow: 3 }]])
  })

  it('may go down, and partitions may come in any order', () => {
    const parts = [fed([9, 8, 7]), fed([6, 4], 4), fed([3, 1], 6)]
    const state = keys.empty(spec)
    for (const part of [2, 0, 1]) keys.merge(state, parts[part]!)
    expect(answers(state)).toEqual([7, 0, []])
    keys.update(state, integers([4], 8))
    expect(duplicates(state)).toEqual([{ row: 8, firstRow: 5 }])
  })
})

describe('beside a plain map', () => {
  const cells = fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), {
    maxLength: 80,
  })
  const sorted = fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 40 })
    .map((values) => values.sort((a, b) => a - b))
  const mixed = fc.tuple(sorted, cells, sorted).map((parts) => parts.flat())

  it('they answer the same, however the rows are cut, and in whatever order the parts come', () => {
    fc.assert(
      fc.property(mixed, fc.array(fc.nat(200), { maxLength: 6 }), fc.boolean(), (all, at, back) => {
        const cuts = [0, ...at.map((each) => each % (all.length + 1)), all.length]
        cuts.sort((a, b) => a - b)
        const parts = cuts.slice(1).map((end, i) => fed(all.slice(cuts[i], end), cuts[i]! + 1))
        const state = keys.empty(spec)
        for (const part of back ? parts.reverse() : parts) keys.merge(state, part)
        expect(answers(state)).toEqual(twin(all))
      }),
    )
  })

  it.each([
    ['few values, many times', (i: number) => (i * 7919) % 30_011],
    ['each value twice, far apart', (i: number) => (i * 7919) % 150_000],
    ['all different but two', (i: number) => (i === 299_999 ? 7919 : (i * 7919) % 300_007)],
  ])('they answer the same of many rows: %s', (_, valueAt) => {
    const all = Array.from({ length: 300_000 }, (_, i) => valueAt(i))
    const state = keys.empty(spec)
    for (let from = 0; from < all.length; from += 16_384) {
      keys.update(state, integers(all.slice(from, from + 16_384), from + 1))
    }
    expect(answers(state)).toEqual(twin(all))
  })

  it('the log does not grow with the rows where values are few', () => {
    const state = keys.empty(spec)
    for (let i = 0; i < 30; i++) {
      const some = Array.from({ length: 16_384 }, (_, at) => (at * 7919 + i) % 9973)
      keys.update(state, integers(some, i * 16_384 + 1))
    }
    expect(distinctKeys(state)).toBe(9973)
    expect(state.log.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(100_000)
  })
})

describe('without room in memory', () => {
  const shuffled = (count: number) =>
    Array.from({ length: count }, (_, i) => (i * 7919) % (count + 1))
  const cells = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }), {
    maxLength: 90,
  })

  it('they answer as with room, whoever has the little room, however the rows are cut', () => {
    fc.assert(
      fc.property(
        cells,
        fc.array(fc.nat(90), { maxLength: 6 }),
        fc.integer({ min: 0, max: 400 }),
        fc.boolean(),
        (all, at, room, isBackwards) => {
          const spill = memorySpill(room)
          const cuts = [0, ...at.map((each) => each % (all.length + 1)), all.length]
          cuts.sort((a, b) => a - b)
          const parts = cuts.slice(1).map((end, i) => {
            const part = keys.empty(spec)
            if (i % 2 === 0) spillKeys(part, spill)
            keys.update(part, integers(all.slice(cuts[i], end)))
            keys.shiftRows?.(part, cuts[i]!)
            return sent(part)
          })
          const state = keys.empty(spec)
          spillKeys(state, spill)
          for (const part of isBackwards ? parts.reverse() : parts) keys.merge(state, part)
          const before = answers(state)
          settleKeys(state)
          expect([before, answers(state)]).toEqual([twin(all), twin(all)])
        },
      ),
    )
  })

  /** As threads send them. */
  function sent(state: KeysState): KeysState {
    const writer = new Writer()
    keys.encode(state, writer)
    return keys.decode(new Reader(writer.finish()), spec)
  }

  it('they keep no more in memory than there is room for, and write each value once', () => {
    const spill = memorySpill(1 << 20)
    const state = keys.empty(spec)
    spillKeys(state, spill)
    const all = shuffled(200_000)
    for (let from = 0; from < all.length; from += 10_000) {
      keys.update(state, integers(all.slice(from, from + 10_000), from + 1))
      expect(state.log.reduce((sum, { size }) => sum + size * 16, 0)).toBeLessThanOrEqual(1 << 20)
    }
    expect(spill.size() / 24).toBeGreaterThan(100_000)
    expect(spill.size() / 24).toBeLessThanOrEqual(200_000)
    expect(answers(state)).toEqual(twin(all))
  })

  it('values of a constant step, whose order breaks in the end, do not come all at once', () => {
    const spill = memorySpill(1 << 18)
    const state = keys.empty(spec)
    spillKeys(state, spill)
    const all = Array.from({ length: 300_000 }, (_, i) => i)
    keys.update(state, integers(all))
    expect(spill.size()).toBe(0)
    keys.update(state, integers([17], 300_001))
    expect(spill.size()).toBeGreaterThan(200_000 * 24)
    expect(answers(state)).toEqual([300_000, 1, [{ row: 300_001, firstRow: 18 }]])
  })

  it('few values, many times, are not written at all', () => {
    const spill = memorySpill(1 << 20)
    const state = keys.empty(spec)
    spillKeys(state, spill)
    const all = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 10_007)
    for (let from = 0; from < all.length; from += 10_000) {
      keys.update(state, integers(all.slice(from, from + 10_000), from + 1))
    }
    expect(spill.size()).toBe(0)
    expect(answers(state)).toEqual(twin(all))
  })

  it('only answer once they are settled; those that needed no place go on', () => {
    const spill = memorySpill(0)
    const [small, large] = [fed([1, 2, 1]), keys.empty(spec)]
    settleKeys(small)
    keys.update(small, integers([2], 4))
    expect(duplicateCount(small)).toBe(2)
    spillKeys(large, spill)
    keys.update(large, integers([1, 2, 1]))
    settleKeys(large)
    expect(answers(large)).toEqual([2, 1, [{ row: 3, firstRow: 1 }]])
    expect(() => keys.update(large, integers([2], 4))).toThrow(InvariantError)
    expect(() => keys.merge(small, large)).toThrow('no longer known')
    expect(() => keys.encode(large, new Writer())).toThrow('no longer known')
  })
})

describe('refusals', () => {
  const refuse = (write: (writer: Writer) => void) => {
    const writer = new Writer()
    write(writer)
    return () => keys.decode(new Reader(writer.finish()), spec)
  }

  it('refuses what cannot have been written', () => {
    const nothing = (writer: Writer) => writer.u32(0).u32(0).u32(0).u32(0)
    expect(refuse((writer) => nothing(writer.count(0).u8(0)))()).toMatchObject({ count: 0 })
    expect(refuse((writer) => nothing(writer.count(1).u8(1).u8(0).u8(0)))).toThrow(DataError)
    expect(refuse((writer) => writer.count(0).u8(0).u32(0).u32(9).u32(0))).toThrow('0 rows of 9')
    const steps = (writer: Writer) => writer.u32(1).f64(1).f64(1).count(3).f64(1).u8(0)
    expect(refuse((writer) => steps(writer.count(3).u8(0)).u32(0).u32(0).u32(0))).toThrow(
      'in order',
    )
  })
})
