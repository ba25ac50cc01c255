import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareKeys,
  decodeKey,
  encodeKey,
  shownText,
  textKey,
} from '../../src/accumulators/text-key.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { compareTexts } from '../../src/kernels/text-order.js'
import { texts } from '../support/laws/columns.js'

const encode = (text: string) => new TextEncoder().encode(text)
const keyOf = (text: string) => textKey(encode(text), 0, encode(text).length)

describe('order', () => {
  it('is that of code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const order = Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))
        expect(Math.sign(compareKeys(keyOf(a), keyOf(b)))).toBe(order)
        expect(Math.sign(compareTexts(texts(['', a, b]), 1, 2))).toBe(order)
      }),
    )
  })

  it('takes texts that share 257 bytes as equal', () => {
    const stem = 'x'.repeat(257)
    expect(compareKeys(keyOf(`${stem}a`), keyOf(`${stem}b`))).toBe(0)
    expect(compareTexts(texts([`${stem}a`, `${stem}b`]), 0, 1)).toBe(0)
    expect(compareKeys(keyOf('x'.repeat(256)), keyOf(stem))).toBeLessThan(0)
  })
})

describe('keys', () => {
  it('are copies', () => {
    const bytes = encode('abc')
    const key = textKey(bytes, 1, 3)
    bytes.fill(122)
    expect(Array.from(key)).toEqual([98, 99])
  })

  it.each([
    ['x'.repeat(256), 256, false],
    ['x'.repeat(257), 256, true],
    [`${'x'.repeat(255)}é`, 255, true],
    [`${'x'.repeat(254)}é`, 255, false],
    [`${'x'.repeat(253)}\u{1F600}`, 253, true],
    [`${'x'.repeat(252)}\u{1F600}`, 254, false],
    ['\uFEFFx', 2, false],
  ])('show %s', (text, length, isTruncated) => {
    const shown = shownText(keyOf(text))
    expect([shown.text.length, shown.isTruncated]).toEqual([length, isTruncated])
    expect(text.startsWith(shown.text)).toBe(true)
  })

  it('come back from bytes, unless they are too long', () => {
    const writer = new Writer()
    encodeKey(keyOf('é'), writer)
    expect(decodeKey(new Reader(writer.finish()), 'extent')).toEqual(keyOf('é'))
    const long = new Writer().u16(258).raw(new Uint8Array(258)).finish()
    expect(() => decodeKey(new Reader(long), 'order')).toThrow(DataError)
  })
})
