import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('classes, native $native', ({ kernels }) => {
  it('tells values, nulls and misfits apart', () => {
    const starts = Int32Array.of(0, -1, 5, 9, -1, 1, 1, 1, 1, 1)
    const classes = Uint16Array.of(2, 0, 16, 256, 0, 2, 2, 2, 256, 2)
    const validity = new Uint8Array(2).fill(255)
    const misfits = new Int32Array(10)
    const found = kernels.acceptCells({ starts, classes }, 2 | 16, 10, validity, misfits)
    expect([...misfits.subarray(0, found)]).toEqual([3, 8])
    expect([...validity]).toEqual([0b11100101, 0b10])
  })

  it('finds the cells that are no nulls', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 100 }), (present) => {
        const starts = Int32Array.from(present, (isThere, i) => (isThere ? i : -1))
        const validity = new Uint8Array((present.length + 7) >> 3).fill(170)
        const found = kernels.presentCells(starts, present.length, validity)
        expect(found).toBe(present.filter(Boolean).length)
        const bits = present.map((_, i) => ((validity[i >> 3]! >> (i & 7)) & 1) === 1)
        expect(bits).toEqual(present)
      }),
    )
  })
})
