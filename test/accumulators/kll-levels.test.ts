import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  capacitiesOf,
  emptyLevel,
  everySecond,
  itemsOf,
  mergeInto,
  mergeSorted,
  push,
  totalCapacity,
} from '../../src/accumulators/kll-levels.js'

describe('capacities', () => {
  it('shrinks by two thirds a level, down to 8', () => {
    expect(Array.from(capacitiesOf(200, 9))).toEqual([8, 12, 18, 26, 40, 59, 89, 133, 200, 585])
    expect(capacitiesOf(200, 12)[0]).toBe(8)
  })

  it('equals the exact power to rounding, at every depth', () => {
    for (const k of [8, 200, 512, 65535]) {
      const capacities = capacitiesOf(k, 61)
      for (let depth = 0; depth < 61; depth++) {
        const exact = Math.max(8, k * (2 / 3) ** depth)
        expect(Math.abs(capacities[60 - depth]! - exact)).toBeLessThanOrEqual(1)
      }
    }
  })

  it('gives one level all of k', () => {
    expect(totalCapacity(200, 1)).toBe(200)
    expect(totalCapacity(200, 2)).toBe(333)
  })
})

const ascending = fc
  .array(fc.integer({ min: -20, max: 20 }), { maxLength: 40 })
  .map((values) => Float64Array.from(values).sort())

describe('merging', () => {
  it('gives the sorted union', () => {
    fc.assert(
      fc.property(ascending, ascending, (a, b) => {
        const union = Float64Array.from([...a, ...b]).sort()
        const out = new Float64Array(union.length)
        mergeSorted(a, b, out)
        const level = emptyLevel()
        mergeInto(level, a)
        mergeInto(level, b)
        expect(out).toEqual(union)
        expect(Float64Array.from(itemsOf(level))).toEqual(union)
      }),
    )
  })
})

describe('items', () => {
  it('takes every second one from either end of the first pair', () => {
    const out = new Float64Array(4)
    const values = Float64Array.of(1, 2, 3, 4)
    expect(Array.from(everySecond(values, 0, out))).toEqual([1, 3])
    expect(Array.from(everySecond(values, 1, out))).toEqual([2, 4])
  })

  it('appends beyond the first room', () => {
    const level = emptyLevel()
    for (let i = 0; i < 100; i++) push(level, i)
    expect(itemsOf(level)).toEqual(Float64Array.from({ length: 100 }, (_, i) => i))
  })
})
