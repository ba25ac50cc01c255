import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('moments, native $native', ({ kernels }) => {
  const sums = (...values: number[]) => {
    const out = new Float64Array(4)
    kernels.sumDoubles(Float64Array.from(values), values.length, out)
    return [...out]
  }

  it('sums with twice the digits', () => {
    expect(sums(1e16, 1, -1e16, 1)).toEqual([2, 0, -1e16, 1e16])
    const [high, low] = sums(0.1, 0.2, 0.3)
    expect(high! + low!).toBe(0.6)
    expect(0.1 + 0.2 + 0.3).not.toBe(0.6)
    expect(sums(1, 1e-20)).toEqual([1, 1e-20, 1e-20, 1])
  })

  it('loses nothing of integers', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 300 }), (integers) => {
        const [high, low] = sums(...integers)
        expect(BigInt(high!) + BigInt(low!)).toBe(integers.map(BigInt).reduce((a, b) => a + b, 0n))
      }),
      { seed: 1 },
    )
  })

  it('has an answer for no values, and for sums that overflow', () => {
    expect(sums()).toEqual([0, 0, Infinity, -Infinity])
    expect(sums(7)).toEqual([7, 0, 7, 7])
    expect(sums(1e308, 1e308, 1e308, 1e308)).toEqual([Infinity, 0, 1e308, 1e308])
  })

  it('sums powers of deviations', () => {
    const out = new Float64Array(3)
    kernels.centralSums(Float64Array.of(1, 2, 3, 6, 99), 4, 3, out)
    expect([...out]).toEqual([4 + 1 + 0 + 9, -8 - 1 + 0 + 27, 16 + 1 + 0 + 81])
    kernels.centralSums(Float64Array.of(5), 1, 3, out)
    expect([...out]).toEqual([4, 8, 16])
    kernels.centralSums(new Float64Array(0), 0, 3, out)
    expect([...out]).toEqual([0, 0, 0])
  })
})
