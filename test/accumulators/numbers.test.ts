import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countAtMost,
  numberSumsOf,
  numbersOf,
  sortedNumbersOf,
} from '../../src/accumulators/numbers.js'
import { booleans, floats, misfit, texts, wideIntegers } from '../support/laws/columns.js'

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

describe('numbers', () => {
  it('are the valid finite values, in order', () => {
    const found = numbersOf(floats([3, null, nan, -0, infinity, misfit('x'), -infinity, -2]))
    expect(Array.from(found.values)).toEqual([3, -0, -2])
    expect(found).toMatchObject({
      nans: 1,
      positiveInfinities: 1,
      negativeInfinities: 1,
      zeros: 1,
      negatives: 2,
    })
  })

  it('are a view where all slots are valid and finite', () => {
    const column = floats([1, 2])
    expect(numbersOf(column).values.buffer).toBe(column.values.buffer)
  })

  it('end with the column, not with its memory', () => {
    const column = { ...floats([1, 2, 3]), length: 2 }
    expect(Array.from(numbersOf(column).values)).toEqual([1, 2])
  })

  it('are none in text, truth values and columns without a valid slot', () => {
    for (const column of [texts(['1']), booleans([true]), floats([null])]) {
      expect(numbersOf(column).values.length).toBe(0)
      expect(sortedNumbersOf(column).length).toBe(0)
    }
  })

  it('are the nearest doubles of wide integers', () => {
    const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    fc.assert(
      fc.property(fc.array(integer), (values) => {
        const column = wideIntegers(values)
        expect(Array.from(numbersOf(column).values)).toEqual(values.map(Number))
      }),
    )
  })

  it('have a sum and extremes where there are any', () => {
    expect(numberSumsOf(floats([nan, null, infinity]))).toBeUndefined()
    const sums = numberSumsOf(floats([3, nan, 1e16, -1e16, -0, null]))
    expect(sums).toEqual({ sum: { high: 3, low: 0 }, minimum: -1e16, maximum: 1e16 })
    expect(numberSumsOf(floats([-0]))?.minimum).toBe(0)
  })

  it('ascend, with -0 as 0, and leave the column as it is', () => {
    const column = floats([2, 0, -0, null, -3])
    expect(Array.from(sortedNumbersOf(column))).toEqual([-3, 0, 0, 2])
    expect(Array.from(numbersOf(column).values)).toEqual([2, 0, -0, -3])
  })

  it('are those of the column asked about, however they take turns', () => {
    const [a, b] = [floats([2, 1]), floats([4, null, 3])]
    for (let i = 0; i < 3; i++) {
      expect(Array.from(sortedNumbersOf(a))).toEqual([1, 2])
      expect(Array.from(numbersOf(b).values)).toEqual([4, 3])
      expect(Array.from(sortedNumbersOf(b))).toEqual([3, 4])
    }
  })
})

describe('bisection', () => {
  it('counts values up to a limit', () => {
    const values = Float64Array.of(1, 2, 2, 5)
    expect([0, 1, 2, 4, 5, 6].map((limit) => countAtMost(values, limit))).toEqual([
      0, 1, 3, 3, 4, 4,
    ])
    expect(countAtMost(new Float64Array(0), 1)).toBe(0)
  })
})
