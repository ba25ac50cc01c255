import { describe, expect, it } from 'vitest'
import { both } from './support.js'

const { NaN: nan, POSITIVE_INFINITY: plus, NEGATIVE_INFINITY: minus } = Number
const values = Float64Array.of(1, -0, nan, plus, 0, minus, -2, nan, 3)

describe.each(both)('finite, native $native', ({ kernels }) => {
  const counts = new Float64Array(5)

  it('counts what is special', () => {
    expect(kernels.countDoubles(values, 9, counts)).toBe(5)
    expect([...counts]).toEqual([2, 1, 1, 2, 2])
    expect(kernels.countDoubles(values, 3, counts)).toBe(2)
    expect([...counts]).toEqual([1, 0, 0, 1, 0])
    expect(kernels.countDoubles(values, 0, counts)).toBe(0)
    expect([...counts]).toEqual([0, 0, 0, 0, 0])
  })

  it('gathers the finite ones of all slots', () => {
    const out = new Float64Array(9)
    expect(kernels.gatherFinite(values, undefined, 9, out, counts)).toBe(5)
    expect([...out.subarray(0, 5)]).toEqual([1, -0, 0, -2, 3])
    expect([...counts]).toEqual([2, 1, 1, 2, 2])
  })

  it('gathers the finite ones of the valid slots', () => {
    const out = new Float64Array(9)
    const validity = Uint8Array.of(0b01001101, 1)
    expect(kernels.gatherFinite(values, validity, 9, out, counts)).toBe(3)
    expect([...out.subarray(0, 3)]).toEqual([1, -2, 3])
    expect([...counts]).toEqual([1, 1, 0, 0, 1])
  })
})
