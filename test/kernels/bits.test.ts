import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('bits, native $native', ({ kernels }) => {
  it('counts ones up to a length', () => {
    const bitmap = Uint8Array.of(0b10110001, 255, 0, 0, 0, 0, 0, 128, 3)
    const counts = [0, 1, 5, 8, 12, 63, 64, 65, 66, 72].map((n) => kernels.countOnes(bitmap, n))
    expect(counts).toEqual([0, 1, 2, 4, 8, 12, 13, 14, 15, 15])
  })

  it('intersects, in place too', () => {
    const a = Uint8Array.from({ length: 21 }, (_, i) => i * 37)
    const b = Uint8Array.from({ length: 21 }, (_, i) => i * 91)
    const expected = a.map((byte, i) => (i < 20 ? byte & b[i]! : byte))
    kernels.intersectBits(a, b, 20, a)
    expect(a).toEqual(expected)
  })
})
