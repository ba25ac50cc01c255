import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  capacityOf,
  type FrequentState,
  frequent,
  isPossible,
  updateItem,
} from '../../src/accumulators/frequent.js'
import { hashOfText } from '../../src/accumulators/frequent-bytes.js'
import { allItems, itemCount } from '../../src/accumulators/frequent-query.js'
import type { Column } from '../../src/batch/column.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError, InvariantError } from '../../src/errors.js'
import { seededRandom } from '../../src/math/random.js'
import { booleans, coded, floats, texts } from '../support/laws/columns.js'

function fed(lgMaxMapSize: number, ...columns: readonly Column[]): FrequentState {
  const state = frequent.empty({ kind: 'frequent', lgMaxMapSize })
  for (const column of columns) frequent.update(state, column)
  return state
}

function counted(state: FrequentState): Record<string, number> {
  return Object.fromEntries(allItems(state).map(({ value, low }) => [value, low]))
}

/** Values of a skewed law: value i about twice as often as value 2 i. */
function skewed(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => `v${Math.floor(1 / (random.next() + 1e-4))}`)
}

function trueCounts(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function expectBounds(state: FrequentState, values: readonly string[]): void {
  for (const [value, count] of trueCounts(values)) {
    const { low, high } = itemCount(state, value)
    expect(low).toBeLessThanOrEqual(count)
    expect(high).toBeGreaterThanOrEqual(count)
  }
  const places = capacityOf(state.spec) + 1
  expect(state.offset * places).toBeLessThanOrEqual(state.totalWeight)
  expect(state.totalWeight).toBe(values.length)
  expect(isPossible(state)).toBe(true)
}

describe('counts', () => {
  it('are exact up to capacity', () => {
    const state = fed(3, texts(['a', 'b', null, 'a', '']), coded(['b', 'c', 'b', null]))
    expect(counted(state)).toEqual({ a: 2, b: 3, '': 1, c: 1 })
    expect([state.offset, state.totalWeight]).toEqual([0, 7])
  })

  it('name numbers and truth values by their canonical text', () => {
    const { NaN: nan, NEGATIVE_INFINITY: infinity } = Number
    const state = fed(4, floats([0.1, -0, 0, nan, infinity, 1e21, null]))
    expect(counted(state)).toEqual({ '0.1': 1, 0: 2, NaN: 1, '-Infinity': 1, '1e+21': 1 })
    expect(counted(fed(3, booleans([true, false, true, null])))).toEqual({ true: 2, false: 1 })
  })

  it('name a long text by its beginning', () => {
    const [item] = allItems(fed(3, texts([`${'x'.repeat(1023)}é!`])))
    expect(item?.value).toBe('x'.repeat(1023))
  })

  it('do not depend on the memory of a batch', () => {
    const column = texts(['a', 'b'])
    const state = fed(3, column)
    column.bytes.fill(122)
    expect(counted(state)).toEqual({ a: 1, b: 1 })
  })
})

describe('bounds', () => {
  it.each([3, 5, 8])('hold beyond the capacity of 2^%i', (lg) => {
    const values = skewed(30_000, lg)
    const columns = Array.from({ length: 10 }, (_, i) =>
      (i % 2 === 0 ? texts : coded)(values.slice(i * 3000, (i + 1) * 3000)),
    )
    expectBounds(fed(lg, ...columns), values)
  })

  it('hold for any merge', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1200 }), { maxLength: 8 }), (sizes) => {
        const values = skewed(
          sizes.reduce((sum, size) => sum + size, 0),
          sizes.length,
        )
        const whole = fed(4)
        let start = 0
        for (const size of sizes) {
          frequent.merge(whole, fed(4, texts(values.slice(start, start + size))))
          start += size
        }
        expectBounds(whole, values)
      }),
      { numRuns: 30 },
    )
  })

  it('hold item by item, at the offset of 3.5 / 2^lg that the format promises', () => {
    const values = skewed(20_000, 1)
    const state = fed(5)
    for (const value of values) {
      const text = new TextEncoder().encode(value)
      updateItem(state, { hashes: hashOfText(text, 'string'), at: 0, text }, 1)
    }
    expect(state.offset).toBeGreaterThan(0)
    expect(state.offset).toBeLessThanOrEqual((3.5 / 32) * 20_000)
    for (const [value, count] of trueCounts(values)) {
      const { low, high } = itemCount(state, value)
      expect(low <= count && count <= high).toBe(true)
    }
  })

  it('keep what is frequent among values that occur once', () => {
    const cells = Array.from({ length: 9000 }, (_, i) => (i % 5 === 0 ? 'often' : `once ${i}`))
    const state = fed(6, texts(cells.slice(0, 5000)), texts(cells.slice(5000)))
    expectBounds(state, cells)
    expect(itemCount(state, 'often').low).toBeGreaterThan(1500)
  })
})

describe('refusals', () => {
  it.each([2, 27, 4.5])('refuses a largest map of 2^%d', (lgMaxMapSize) => {
    expect(() => frequent.empty({ kind: 'frequent', lgMaxMapSize })).toThrow(InvariantError)
  })

  function written(total: number, lgMapSize: number, items: readonly [number, number][]) {
    const writer = new Writer().count(total).count(0).u8(lgMapSize).u32(items.length)
    for (const [lane, weight] of items) {
      writer.u32(lane).u32(0).u32(0).u32(0).count(weight).u32(1).raw(Uint8Array.of(97))
    }
    const spec = { kind: 'frequent', lgMaxMapSize: 3 } as const
    return () => frequent.decode(new Reader(writer.finish()), spec)
  }

  it('refuses what cannot have been written', () => {
    expect(written(3, 3, [[1, 3]])()).toBeDefined()
    expect(written(3, 4, [[1, 3]])).toThrow(DataError)
    expect(written(3, 3, [[1, 0]])).toThrow(DataError)
    expect(written(3, 3, [[1, 4]])).toThrow(DataError)
    expect(
      written(2, 3, [
        [1, 1],
        [1, 1],
      ]),
    ).toThrow('twice')
    const many = Array.from({ length: 7 }, (_, i) => [i, 1] as [number, number])
    expect(written(7, 3, many)).toThrow(DataError)
  })
})
