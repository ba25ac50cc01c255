import { describe, expect, it } from 'vitest'
import {
  hasConstantStep,
  isSorted,
  isStrictlyIncreasing,
  order,
  steps,
} from '../../src/accumulators/order.js'
import type { Column } from '../../src/batch/column.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { booleans, coded, floats, integers, texts, wideIntegers } from '../support/laws/columns.js'

function fed(...columns: readonly Column[]) {
  const state = order.empty({ kind: 'order' })
  for (const column of columns) order.update(state, column)
  return state
}

function pairs(...columns: readonly Column[]) {
  const { ascents, descents, ties } = fed(...columns)
  return [ascents, descents, ties]
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

describe('pairs', () => {
  it('are of valid neighbours, across batches', () => {
    expect(pairs(floats([1, null, 3, 2]), floats([null]), floats([2, 5]))).toEqual([2, 1, 1])
  })

  it('step over NaN and take infinities as they are; -0 and 0 tie', () => {
    expect(pairs(floats([nan, 1, nan, infinity, -infinity]))).toEqual([1, 1, 0])
    expect(pairs(floats([-0, 0, -0]))).toEqual([0, 0, 2])
    expect(pairs(floats([nan]), floats([nan, 5]))).toEqual([0, 0, 0])
  })

  it('compare wide integers exactly, with those of the other storage too', () => {
    expect(pairs(wideIntegers([9007199254740992n, 9007199254740993n]))).toEqual([1, 0, 0])
    expect(pairs(integers([5]), wideIntegers([4n]), integers([4]))).toEqual([0, 1, 1])
  })

  it.each([
    ['text', texts],
    ['a dictionary', coded],
  ])('compare %s by code points', (_name, make) => {
    expect(pairs(make(['a', null, 'b', 'b', '']), make(['\uFFFD', '\u{1F600}']))).toEqual([3, 1, 1])
  })

  it('compare truth values', () => {
    expect(pairs(booleans([false, true, true, false]))).toEqual([1, 1, 1])
  })

  it('compare the first 257 bytes of texts, wherever the batches are cut', () => {
    const stem = 'x'.repeat(257)
    const cells = [`${stem}b`, `${stem}a`, `${stem}`, 'x'.repeat(256)]
    expect(pairs(texts(cells))).toEqual([0, 1, 2])
    expect(pairs(...cells.map((cell) => texts([cell])))).toEqual([0, 1, 2])
  })
})

describe('ends', () => {
  it('are the first and the last valid value', () => {
    expect(fed(floats([null, nan, 3, 1, null]))).toMatchObject({ first: 3, last: 1 })
    expect(fed(floats([null]))).toMatchObject({ first: undefined, last: undefined })
  })

  it('do not depend on the memory of a batch', () => {
    const column = texts(['a', 'b'])
    const state = fed(column)
    column.bytes.fill(122)
    expect(state).toMatchObject({ first: Uint8Array.of(97), last: Uint8Array.of(98) })
  })
})

describe('queries', () => {
  it('tell sorted from strictly increasing', () => {
    const sorted = fed(floats([1, 1, 2]))
    expect([isSorted(sorted), isStrictlyIncreasing(sorted)]).toEqual([true, false])
    expect(isStrictlyIncreasing(fed(floats([1, 2])))).toBe(true)
    expect(isSorted(fed(floats([2, 1])))).toBe(false)
    expect(isStrictlyIncreasing(fed())).toBe(true)
  })

  it('find a constant step, up or down', () => {
    expect(hasConstantStep(fed(integers([1, 2, 3]), integers([4])))).toBe(true)
    expect(
      hasConstantStep(fed(wideIntegers([9007199254740995n, 9007199254740993n, 9007199254740991n]))),
    ).toBe(true)
    expect(hasConstantStep(fed(floats([3, 1.5, 0])))).toBe(true)
    expect(hasConstantStep(fed(floats([1, 2, 4])))).toBe(false)
    expect(hasConstantStep(fed(floats([1, 2])))).toBe(false)
    expect(hasConstantStep(fed(floats([1, 1, 1])))).toBe(false)
    expect(hasConstantStep(fed(texts(['a', 'b', 'c'])))).toBe(false)
  })

  it('give the smallest and the largest step between finite numbers', () => {
    expect(steps(fed(floats([1, 4, 2, infinity, 9])))).toEqual({ smallest: -2, largest: 3 })
    expect(steps(fed(floats([1])))).toBeUndefined()
    expect(steps(fed(texts(['a', 'b'])))).toBeUndefined()
  })
})

describe('decode', () => {
  it('refuses pairs without values', () => {
    const writer = new Writer().u8(0).u8(0).count(1).count(0).count(0)
    writer.f64(infinity).f64(-infinity)
    expect(() => order.decode(new Reader(writer.finish()), { kind: 'order' })).toThrow(DataError)
  })
})
