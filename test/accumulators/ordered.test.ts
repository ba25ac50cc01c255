import { describe, expect, it } from 'vitest'
import {
  canonicalInteger,
  compareOrdered,
  decodeOrdered,
  encodeOrdered,
  type OrderedValue,
} from '../../src/accumulators/ordered.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError, InvariantError } from '../../src/errors.js'

describe('integers', () => {
  it('are numbers as far as those are safe', () => {
    expect(canonicalInteger(5n)).toBe(5)
    expect(canonicalInteger(9007199254740991n)).toBe(9007199254740991)
    expect(canonicalInteger(9007199254740993n)).toBe(9007199254740993n)
    expect(canonicalInteger(-9007199254740993n)).toBe(-9007199254740993n)
  })
})

describe('order', () => {
  it.each<[OrderedValue, OrderedValue, number]>([
    [1, 2, -1],
    [2, 2, 0],
    [9007199254740992, 9007199254740993n, -1],
    [9007199254740993n, 9007199254740992, 1],
    [Number.POSITIVE_INFINITY, 9007199254740993n, 1],
    [false, true, -1],
    [true, true, 0],
    [Uint8Array.of(1), Uint8Array.of(1, 0), -1],
  ])('compares %s with %s', (a, b, order) => {
    expect(Math.sign(compareOrdered(a, b))).toBe(order)
  })

  it.each<[OrderedValue, OrderedValue]>([
    [1, true],
    [1n, Uint8Array.of(1)],
    [false, Uint8Array.of()],
  ])('refuses %s and %s', (a, b) => {
    expect(() => compareOrdered(a, b)).toThrow(InvariantError)
  })
})

describe('bytes', () => {
  it.each<[OrderedValue | undefined]>([
    [undefined],
    [0.1],
    [Number.NEGATIVE_INFINITY],
    [9223372036854775807n],
    [true],
    [false],
    [Uint8Array.of(1, 2)],
  ])('bring back %s', (value) => {
    const writer = new Writer()
    encodeOrdered(value, writer)
    expect(decodeOrdered(new Reader(writer.finish()), 'order')).toEqual(value)
  })

  it('refuses NaN, wide forms of safe integers, and unknown kinds', () => {
    const nan = new Writer().u8(1).f64(Number.NaN).finish()
    const safe = new Writer().u8(2).i64(5n).finish()
    for (const bytes of [nan, safe, Uint8Array.of(5)]) {
      expect(() => decodeOrdered(new Reader(bytes), 'extent')).toThrow(DataError)
    }
  })
})
