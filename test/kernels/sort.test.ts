import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('sortDoubles, native $native', ({ kernels }) => {
  const sorted = (...values: number[]) => {
    const block = Float64Array.from(values)
    kernels.sortDoubles(block, block.length)
    return [...block]
  }

  it('sorts any doubles', () => {
    const { NaN: nan, POSITIVE_INFINITY: plus, NEGATIVE_INFINITY: minus } = Number
    expect(sorted()).toEqual([])
    expect(sorted(1)).toEqual([1])
    expect(sorted(2, nan, plus, -1, minus, 5e-324, -5e-324, 0)).toEqual([
      minus,
      -1,
      -5e-324,
      0,
      5e-324,
      2,
      plus,
      nan,
    ])
  })

  it('makes one zero of two', () => {
    expect(sorted(0, -0, -1)).toEqual([-1, 0, 0])
    expect(sorted(-0)).toEqual([0])
  })

  it('leaves what is behind the count', () => {
    const block = Float64Array.of(3, 1, 2, 0, -0)
    kernels.sortDoubles(block, 2)
    expect([...block]).toEqual([1, 3, 2, 0, -0])
  })
})
