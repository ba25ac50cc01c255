import { describe, expect, it } from 'vitest'
import {
  decodeSpan,
  emptySpan,
  encodeSpan,
  joinSpans,
  knowSource,
  spanOf,
} from '../../src/accumulators/key-span.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { coded, floats, integers, texts } from '../support/laws/columns.js'

describe('spanOf', () => {
  it.each([
    ['upwards', integers([1, 5, 9]), { low: 1, high: 9 }],
    ['downwards, nulls between', integers([9, null, 5, 1]), { low: 1, high: 9 }],
    ['one value', integers([4]), { low: 4, high: 4 }],
    ['ties', integers([1, 1, 2]), undefined],
    ['up and down', integers([1, 3, 2]), undefined],
    ['a NaN, which has no place', floats([1, Number.NaN, 2]), undefined],
    ['text', texts(['a', 'ab', 'b']), { low: Buffer.from('a'), high: Buffer.from('b') }],
    ['text by a dictionary', coded(['a', 'b', 'a']), undefined],
    ['texts alike in 257 bytes', texts([`${'x'.repeat(300)}a`, `${'x'.repeat(300)}b`]), undefined],
  ])('%s', (_, column, expected) => {
    const span = spanOf(column)
    expect(JSON.stringify(span)).toBe(
      JSON.stringify(
        expected && {
          low: bytes(expected.low),
          high: bytes(expected.high),
        },
      ),
    )
  })
})

it('takes the word of a column in whose order others differ', () => {
  const [tuples, first] = [texts(['b', 'a', 'b']), integers([1, 2, 3])]
  expect(spanOf(tuples)).toBeUndefined()
  knowSource(tuples, first)
  expect(spanOf(tuples)).toEqual({ low: 1, high: 3 })
  const fake = integers([0])
  knowSource(fake, undefined)
  expect(spanOf(fake)).toBeUndefined()
})

const bytes = (value: number | Buffer) =>
  typeof value === 'number' ? value : new Uint8Array(value)

describe('joinSpans', () => {
  const span = (low: number, high: number) => ({ low, high })

  it('joins what lies apart, from both sides, and nothing else', () => {
    expect(joinSpans(span(1, 2), span(3, 9))).toEqual(span(1, 9))
    expect(joinSpans(span(3, 9), span(1, 2))).toEqual(span(1, 9))
    expect(joinSpans(span(1, 3), span(3, 9))).toBeUndefined()
    expect(joinSpans(span(1, 9), span(4, 5))).toBeUndefined()
    expect(joinSpans(emptySpan, span(4, 5))).toEqual(span(4, 5))
    expect(joinSpans(span(4, 5), emptySpan)).toEqual(span(4, 5))
  })
})

it('is written and read, and not with one end', () => {
  const read = (write: (writer: Writer) => void) => {
    const writer = new Writer()
    write(writer)
    return decodeSpan(new Reader(writer.finish()))
  }
  for (const span of [undefined, emptySpan, { low: 1, high: 2 }]) {
    expect(read((writer) => encodeSpan(span, writer))).toEqual(span)
  }
  expect(() => read((writer) => writer.u8(1).u8(0).u8(1).f64(1))).toThrow(DataError)
})
