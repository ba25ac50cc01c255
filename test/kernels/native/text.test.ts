import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { native, plain } from '../support.js'

/** Random texts, some of them alike. */
const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '7', 'é'), maxLength: 12 }), {
  minLength: 1,
  maxLength: 40,
})

function textsOf(list: readonly string[]) {
  const encoded = list.map((text) => new TextEncoder().encode(text))
  const offsets = new Int32Array(list.length + 1)
  encoded.forEach((word, i) => {
    offsets[i + 1] = offsets[i]! + word.length
  })
  return { offsets, bytes: Uint8Array.from(encoded.flatMap((word) => [...word])) }
}

describe('kernels over texts against plain functions', () => {
  it('order texts that lie in the memory, and copies of others', () => {
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (list, picks) => {
        const texts = textsOf(list)
        const codes = Int32Array.from({ length: 60 }, () => picks.next().value % list.length)
        const mark = native.mark()
        const bytes = native.uint8(native.allocate(texts.bytes.length), texts.bytes.length)
        const offsets = native.int32(
          native.allocate(texts.offsets.length * 4),
          texts.offsets.length,
        )
        bytes.set(texts.bytes)
        offsets.set(texts.offsets)
        const expected = plain.followCodes({ ...texts, codes, validity: undefined }, 60)
        const ends = plain.textExtremes(texts, list.length)
        for (const each of [texts, { bytes, offsets }]) {
          expect(native.followCodes({ ...each, codes, validity: undefined }, 60)).toEqual(expected)
          expect(native.textExtremes(each, list.length)).toEqual(ends)
        }
        native.release(mark)
      }),
    )
  })
})
