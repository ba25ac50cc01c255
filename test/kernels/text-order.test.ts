import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, type Texts } from '../../src/kernels/text-order.js'
import { native, plain } from './support.js'

function textsOf(words: readonly Uint8Array[]): Texts {
  const offsets = new Int32Array(words.length + 1)
  words.forEach((word, i) => {
    offsets[i + 1] = offsets[i]! + word.length
  })
  const bytes = new Uint8Array(offsets.at(-1)!)
  words.forEach((word, i) => {
    bytes.set(word, offsets[i]!)
  })
  return { offsets, bytes }
}

const encode = (text: string) => new TextEncoder().encode(text)
const letters = fc.array(fc.constantFrom(0, 97, 98, 255), { maxLength: 20 })
const word = fc.oneof(
  letters,
  letters.map((ends) => [...new Array(250).fill(97), ...ends]),
)
const words = fc.array(
  word.map((bytes) => Uint8Array.from(bytes)),
  { minLength: 1, maxLength: 30 },
)

describe('compareTexts', () => {
  it('orders by bytes, a beginning first, the first 257 deciding', () => {
    const long = 'x'.repeat(257)
    const texts = textsOf(['a', 'ab', 'b', '', `${long}a`, `${long}b`].map(encode))
    const sign = (a: number, b: number) => Math.sign(compareTexts(texts, a, b))
    expect([sign(0, 1), sign(1, 2), sign(2, 0), sign(3, 0), sign(4, 5), sign(2, 2)]).toEqual([
      -1, -1, 1, -1, 0, 0,
    ])
  })
})

describe('textExtremes', () => {
  it('finds the first of the lowest and of the highest, in both makes', () => {
    fc.assert(
      fc.property(words, (list) => {
        const texts = textsOf(list)
        const count = list.length
        const slots = list.map((_, i) => i)
        const lowest = slots.reduce((a, b) => (compareTexts(texts, b, a) < 0 ? b : a))
        const highest = slots.reduce((a, b) => (compareTexts(texts, b, a) > 0 ? b : a))
        expect(plain.textExtremes(texts, count)).toEqual([lowest, highest])
        expect(native.textExtremes(texts, count)).toEqual([lowest, highest])
      }),
    )
  })
})

describe('followCodes', () => {
  it('steps over invalid slots', () => {
    const texts = textsOf(['b', 'a', 'c'].map(encode))
    const codes = Int32Array.of(0, 1, 1, 2, 0, 0)
    for (const kernels of [plain, native]) {
      const all = kernels.followCodes({ ...texts, codes, validity: undefined }, 6)
      expect(all).toEqual({ ascents: 1, descents: 2, ties: 2, last: 5 })
      const some = kernels.followCodes({ ...texts, codes, validity: Uint8Array.of(0b01001) }, 6)
      expect(some).toEqual({ ascents: 1, descents: 0, ties: 0, last: 3 })
      const none = kernels.followCodes({ ...texts, codes, validity: Uint8Array.of(0) }, 6)
      expect(none).toEqual({ ascents: 0, descents: 0, ties: 0, last: -1 })
    }
  })

  it('is the same in both makes', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.uint8Array({ minLength: 8 }),
        (list, picks, validity) => {
          const codes = Int32Array.from(picks, (pick) => pick % list.length)
          const texts = { ...textsOf(list), codes, validity }
          expect(native.followCodes(texts, codes.length)).toEqual(
            plain.followCodes(texts, codes.length),
          )
        },
      ),
    )
  })
})
