import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCodePoints, decodeText, isValidUtf8 } from '../../src/bytes/text.js'

const encoder = new TextEncoder()

describe('isValidUtf8', () => {
  const valid = (...bytes: number[]) => isValidUtf8(Uint8Array.from(bytes), 0, bytes.length)

  it('accepts what Unicode calls well-formed', () => {
    expect(valid()).toBe(true)
    expect(valid(0, 0x7f)).toBe(true)
    expect(valid(0xc2, 0x80, 0xe0, 0xa0, 0x80, 0xf0, 0x90, 0x80, 0x80)).toBe(true)
    expect(valid(0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80, 0xf4, 0x8f, 0xbf, 0xbf)).toBe(true)
  })

  it.each([
    ['a lone continuation', [0x80]],
    ['a truncated sequence', [0xe2, 0x82]],
    ['an overlong two-byte form', [0xc0, 0xaf]],
    ['an overlong three-byte form', [0xe0, 0x9f, 0xbf]],
    ['an overlong four-byte form', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a byte of no sequence', [0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(valid(...bytes)).toBe(false)
    expect(valid(0x61, ...bytes, 0x61)).toBe(false)
  })

  it('looks at the slice only', () => {
    const bytes = Uint8Array.of(0xff, 0x61, 0xc3, 0xa9, 0xff)
    expect(isValidUtf8(bytes, 1, 4)).toBe(true)
    expect(isValidUtf8(bytes, 1, 3)).toBe(false)
    expect(isValidUtf8(bytes, 2, 2)).toBe(true)
  })
})

describe('countCodePoints and decodeText', () => {
  const padded = (text: string) => {
    const encoded = encoder.encode(text)
    const bytes = new Uint8Array(encoded.length + 4).fill(0xff)
    bytes.set(encoded, 2)
    return { bytes, end: 2 + encoded.length }
  }

  it('read any string back from the middle of bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { bytes, end } = padded(text)
        expect(decodeText(bytes, 2, end)).toBe(text)
        expect(countCodePoints(bytes, 2, end)).toBe([...text].length)
        expect(isValidUtf8(bytes, 2, end)).toBe(true)
      }),
      { seed: 1 },
    )
  })

  it('keep a byte order mark, and replace what is not UTF-8', () => {
    const { bytes, end } = padded('\ufeffé')
    expect(decodeText(bytes, 2, end)).toBe('\ufeffé')
    expect(decodeText(Uint8Array.of(0x61, 0xff, 0x62), 0, 3)).toBe('a\ufffdb')
  })
})
