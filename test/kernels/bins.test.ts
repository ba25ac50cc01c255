import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('countBins, native $native', ({ kernels }) => {
  it('closes cells on the right, and adds', () => {
    const counts = new Float64Array(4)
    const values = Float64Array.of(-Infinity, 0, 1, 1.5, 2, 2.5, 3, 4, Infinity, Number.NaN)
    kernels.countBins(values, 10, Float64Array.of(1, 2, 3), counts)
    expect([...counts]).toEqual([3, 2, 2, 2])
    kernels.countBins(values, 2, Float64Array.of(1, 2, 3), counts)
    expect([...counts]).toEqual([5, 2, 2, 2])
  })

  it('knows a grid of one cell', () => {
    const counts = new Float64Array(1)
    kernels.countBins(Float64Array.of(1, Number.NaN, -1), 3, new Float64Array(0), counts)
    expect([...counts]).toEqual([2])
  })
})
