import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitmapSize, clearBit, countBits, getBit, setBit } from '../../src/bytes/bits.js'

describe('bits', () => {
  it('sizes bitmaps in whole bytes', () => {
    expect([0, 1, 8, 9, 16].map(bitmapSize)).toEqual([0, 1, 1, 2, 2])
  })

  it('counts the least significant bit first, as Arrow does', () => {
    const bitmap = new Uint8Array(2)
    setBit(bitmap, 1)
    setBit(bitmap, 8)
    expect([...bitmap]).toEqual([2, 1])
    clearBit(bitmap, 8)
    clearBit(bitmap, 3)
    expect([...bitmap]).toEqual([2, 0])
  })

  it('reads nothing beyond the bitmap', () => {
    const bitmap = Uint8Array.of(255)
    expect(getBit(bitmap, 7)).toBe(true)
    expect(getBit(bitmap, 8)).toBe(false)
    expect(countBits(bitmap, 12)).toBe(8)
  })

  it('behaves as an array of booleans', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.nat(), (flags, cut) => {
        const bitmap = new Uint8Array(bitmapSize(flags.length)).fill(cut & 1 ? 255 : 0)
        flags.forEach((flag, i) => {
          if (flag) setBit(bitmap, i)
          else clearBit(bitmap, i)
        })
        const length = cut % (flags.length + 1)
        expect(flags.map((_, i) => getBit(bitmap, i))).toEqual(flags)
        expect(countBits(bitmap, length)).toBe(flags.slice(0, length).filter(Boolean).length)
      }),
      { seed: 1 },
    )
  })
})
