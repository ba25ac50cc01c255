import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonDecimals, decimalsOf } from '../../src/drift/change-digits.js'

describe('decimals', () => {
  it.each([
    [0.1, 1],
    [-2.5, 1],
    [1.25, 2],
    [7, 0],
    [1200, -2],
    [-10, -1],
    [1e21, -21],
    [1.5e21, -20],
    [1e-7, 7],
    [1.5e-7, 8],
    [0, Number.NEGATIVE_INFINITY],
  ])('of %d are %d', (value, decimals) => {
    expect(decimalsOf(value)).toBe(decimals)
  })

  it('of several are the most that one needs', () => {
    expect(commonDecimals([1, 2.5, 3.25, 0])).toBe(2)
    expect(commonDecimals([10, 200])).toBe(-1)
    expect(commonDecimals([0, 0])).toBe(Number.NEGATIVE_INFINITY)
    expect(commonDecimals([])).toBe(Number.NEGATIVE_INFINITY)
  })

  it('of several are those of the one with the most, whatever they are', () => {
    const number = fc.oneof(
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 25 })).map(([n, d]) => Number(`${n}e-${d}`)),
      fc.maxSafeInteger(),
    )
    fc.assert(
      fc.property(fc.array(number), (values) => {
        const most = Math.max(Number.NEGATIVE_INFINITY, ...values.map(decimalsOf))
        expect(commonDecimals(values)).toBe(most)
      }),
      { numRuns: 2000 },
    )
  })
})
