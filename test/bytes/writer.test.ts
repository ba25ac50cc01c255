import { describe, expect, it } from 'vitest'
import { Writer } from '../../src/bytes/writer.js'

describe('Writer', () => {
  it('writes little-endian, byte by byte', () => {
    const writer = new Writer()
    writer.u8(1).u16(0x0203).u32(0x04050607).i64(-2n).f64(1)
    expect(writer.length).toBe(23)
    expect([...writer.finish()]).toEqual(
      [1, 3, 2, 7, 6, 5, 4, 254, 255, 255, 255, 255, 255, 255, 255].concat([
        0, 0, 0, 0, 0, 0, 0xf0, 0x3f,
      ]),
    )
  })

  it('grows from any capacity, zero among them', () => {
    for (const capacity of [0, 1, 3, 256]) {
      const writer = new Writer(capacity)
      for (let i = 0; i < 1000; i++) writer.u8(i & 255)
      writer.raw(new Uint8Array(5000).fill(9))
      const bytes = writer.finish()
      expect(bytes.length).toBe(6000)
      expect(bytes[999]).toBe(999 & 255)
      expect(bytes[5999]).toBe(9)
    }
  })

  it('gives a copy, and can go on', () => {
    const writer = new Writer().u8(1)
    const first = writer.finish()
    writer.u8(2)
    first[0] = 7
    expect([...writer.finish()]).toEqual([1, 2])
    expect(first.buffer.byteLength).toBe(1)
  })

  it('writes text behind its length in bytes', () => {
    expect([...new Writer().text('é').text('').finish()]).toEqual([
      2, 0, 0, 0, 195, 169, 0, 0, 0, 0,
    ])
  })

  it('refuses counts that are no exact integers', () => {
    expect(() => new Writer().count(1.5)).toThrow('count')
    expect(() => new Writer().count(2 ** 53)).toThrow('count')
    expect(() => new Writer().count(Number.NaN)).toThrow('count')
    expect([...new Writer().count(258).finish()]).toEqual([2, 1, 0, 0, 0, 0, 0, 0])
  })
})
