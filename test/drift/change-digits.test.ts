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
})
