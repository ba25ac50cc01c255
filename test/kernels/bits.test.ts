import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendBits } from '../../src/kernels/bits.js'
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

describe('appendBits', () => {
  it('puts bitmaps one behind the other', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 })), (parts) => {
        const to = new Uint8Array(60 * parts.length + 1)
        let length = 0
        for (const part of parts) {
          const from = new Uint8Array(3).fill(255)
          part.forEach((bit, i) => {
            if (!bit) from[i >> 3]! &= ~(1 << (i & 7))
          })
          appendBits(from, part.length, to, length)
          length += part.length
        }
        const bits = Array.from({ length }, (_, i) => ((to[i >> 3]! >> (i & 7)) & 1) === 1)
        expect(bits).toEqual(parts.flat())
      }),
    )
  })
})
