import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'

describe('Reader', () => {
  it('reads what a Writer wrote', () => {
    fc.assert(
      fc.property(
        fc.record({
          byte: fc.nat(255),
          short: fc.nat(65535),
          word: fc.nat(0xffffffff),
          wide: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
          count: fc.maxSafeNat(),
          double: fc.double(),
          doubles: fc.float64Array({ maxLength: 5 }),
          text: fc.string({ unit: 'grapheme' }),
          raw: fc.uint8Array({ maxLength: 20 }),
        }),
        (value) => {
          const writer = new Writer(1).u8(value.byte).u16(value.short).u32(value.word)
          writer.i64(value.wide).count(value.count).f64(value.double).f64s(value.doubles)
          writer.text(value.text).raw(value.raw)
          // A view into the middle of a larger buffer, as files give them.
          const padded = new Uint8Array(writer.length + 11)
          padded.set(writer.finish(), 3)
          const reader = new Reader(padded.subarray(3, 3 + writer.length))
          expect({
            byte: reader.u8(),
            short: reader.u16(),
            word: reader.u32(),
            wide: reader.i64(),
            count: reader.count(),
            double: reader.f64(),
            doubles: reader.f64s(value.doubles.length),
            text: reader.text(),
            raw: reader.raw(value.raw.length),
          }).toEqual(value)
          expect(reader.left).toBe(0)
        },
      ),
      { seed: 1 },
    )
  })

  const reads: [string, number, (reader: Reader) => unknown][] = [
    ['u8', 1, (reader) => reader.u8()],
    ['u16', 2, (reader) => reader.u16()],
    ['u32', 4, (reader) => reader.u32()],
    ['i64', 8, (reader) => reader.i64()],
    ['count', 8, (reader) => reader.count()],
    ['f64', 8, (reader) => reader.f64()],
    ['three f64s', 24, (reader) => reader.f64s(3)],
    ['raw', 5, (reader) => reader.raw(5)],
    ['text', 4, (reader) => reader.text()],
  ]

  it.each(reads)('refuses a truncated %s, and stays where it was', (_, size, read) => {
    for (let length = 0; length < size; length++) {
      const reader = new Reader(new Uint8Array(length))
      expect(() => read(reader)).toThrow(DataError)
      expect(reader.left).toBe(length)
    }
    const reader = new Reader(new Uint8Array(size))
    read(reader)
    expect(reader.left).toBe(0)
  })

  it('refuses lengths beyond the bytes before it makes room for them', () => {
    const bytes = new Uint8Array(8).fill(255)
    expect(() => new Reader(bytes).text()).toThrow(
      'truncated: 4294967295 bytes needed at 4, 4 left',
    )
    expect(() => new Reader(bytes).f64s(2 ** 40)).toThrow('truncated')
    expect(() => new Reader(bytes).raw(-1)).toThrow('truncated')
  })

  it('refuses counts beyond 2^53, and negative ones', () => {
    expect(() => new Reader(new Writer().i64(2n ** 53n).finish()).count()).toThrow('count beyond')
    expect(() => new Reader(new Writer().i64(-1n).finish()).count()).toThrow('negative count')
  })

  it('refuses text that is not UTF-8', () => {
    const bytes = new Writer().u32(2).u8(0xc3).u8(0x28).finish()
    expect(() => new Reader(bytes).text()).toThrow('not UTF-8')
  })

  it('keeps a byte order mark in text', () => {
    expect(new Reader(new Writer().text('\ufeffa').finish()).text()).toBe('\ufeffa')
  })
})
