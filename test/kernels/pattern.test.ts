import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PointClass, pointClassOf } from '../../src/kernels/pattern.js'
import { both } from './support.js'

const byRegExp = (text: string) =>
  text.replaceAll(/[A-Z]|([a-z])|(\p{Nd})|(\p{L})/gu, (_, small, digit, letter) => {
    if (letter !== undefined) return 'L'
    if (digit !== undefined) return '9'
    return small === undefined ? 'A' : 'a'
  })

describe.each(both)('patternTexts, native $native', ({ kernels }) => {
  const patternsOf = (texts: readonly string[]) => {
    const encoded = texts.map((text) => new TextEncoder().encode(text))
    const size = encoded.reduce((sum, { length }) => sum + length, 0)
    const mark = kernels.mark()
    const count = texts.length
    const integers = () => kernels.int32(kernels.allocate(4 * (count + 1)), count + 1)
    const room = () => kernels.uint8(kernels.allocate(size + 16), size + 16)
    const [offsets, outOffsets, bytes, out] = [integers(), integers(), room(), room()]
    offsets[0] = 0
    encoded.forEach((text, i) => {
      bytes.set(text, offsets[i])
      offsets[i + 1] = offsets[i]! + text.length
    })
    const end = kernels.patternTexts({ offsets, bytes }, count, outOffsets, out)
    const patterns = texts.map((_, i) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        out.subarray(outOffsets[i], outOffsets[i + 1]),
      ),
    )
    expect(outOffsets[count]).toBe(end)
    kernels.release(mark)
    return patterns
  }

  it('classes letters and digits', () => {
    const texts = [
      '@AZ[`az{/09: ~',
      '',
      'größe 12',
      'ДОМ-٣',
      'x'.repeat(40),
      '東京 1丁目',
      '😀a😀',
      'ǅ',
    ]
    expect(patternsOf(texts)).toEqual([
      '@AA[`aa{/99: ~',
      '',
      'aaLLa 99',
      'LLL-9',
      'a'.repeat(40),
      'LL 9LL',
      '😀a😀',
      'L',
    ])
    expect(patternsOf([])).toEqual([])
  })

  it('is what a regular expression says, whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'binary-ascii', maxLength: 40, size: 'max' }),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        expect(patternsOf(texts)).toEqual(texts.map(byRegExp))
      }),
    )
  })
})

describe('pointClassOf', () => {
  it('knows letters and decimal digits of all scripts', () => {
    const classes = [...'éΩДع漢٣९½€😀'].map((text) => pointClassOf(text.codePointAt(0)!))
    const { letter, digit, other } = PointClass
    const letters = [letter, letter, letter, letter, letter]
    expect(classes).toEqual([...letters, digit, digit, other, other, other])
    expect(pointClassOf(0x1fffff)).toBe(other)
  })
})
