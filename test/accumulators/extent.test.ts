import { describe, expect, it } from 'vitest'
import { extent, maximum, minimum } from '../../src/accumulators/extent.js'
import { encodeOrdered } from '../../src/accumulators/ordered.js'
import type { Column } from '../../src/batch/column.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { booleans, coded, floats, integers, texts, wideIntegers } from '../support/laws/columns.js'

function fed(...columns: readonly Column[]) {
  const state = extent.empty({ kind: 'extent' })
  for (const column of columns) extent.update(state, column)
  return state
}

function ends(...columns: readonly Column[]) {
  const state = fed(...columns)
  return [minimum(state), maximum(state)]
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number
const shown = (text: string, isTruncated = false) => ({ text, isTruncated })

describe('extremes', () => {
  it('are undefined without values', () => {
    expect(ends()).toEqual([undefined, undefined])
    expect(ends(floats([null, nan, infinity]), texts([null]))).toEqual([undefined, undefined])
  })

  it('are of finite numbers', () => {
    expect(ends(floats([3, nan, -2, null, infinity, -infinity]))).toEqual([-2, 3])
    expect(Object.is(ends(floats([-0]))[0], 0)).toBe(true)
  })

  it('keep the digits of wide integers, and are numbers where those do', () => {
    const wide = 9007199254740993n
    expect(ends(wideIntegers([5n, -wide, null]))).toEqual([-wide, 5])
    expect(ends(integers([7]), wideIntegers([wide, 6n]))).toEqual([6, wide])
    expect(ends(wideIntegers([wide]), integers([9007199254740992]))).toEqual([
      9007199254740992,
      wide,
    ])
  })

  it('order false before true', () => {
    expect(ends(booleans([true, null]))).toEqual([true, true])
    expect(ends(booleans([true, false]))).toEqual([false, true])
    expect(ends(booleans([false]))).toEqual([false, false])
  })

  it.each([
    ['text', texts],
    ['a dictionary', coded],
  ])('order %s by code points', (_name, make) => {
    // In UTF-16 the astral character would come before the last of the basic plane.
    expect(ends(make(['b', '', null, '\u{1F600}', '\uFFFD']))).toEqual([
      shown(''),
      shown('\u{1F600}'),
    ])
    expect(ends(make(['b', 'ba', 'b\u0000']))).toEqual([shown('b'), shown('ba')])
  })

  it('show 256 bytes of a text, cut between code points', () => {
    const long = `${'x'.repeat(255)}é`
    expect(ends(texts([long]))).toEqual([
      shown('x'.repeat(255), true),
      shown('x'.repeat(255), true),
    ])
    expect(ends(texts(['y'.repeat(256)]))[0]).toEqual(shown('y'.repeat(256)))
    expect(ends(texts(['y'.repeat(257)]))[0]).toEqual(shown('y'.repeat(256), true))
  })
})

describe('merge', () => {
  it('joins integers of both storages', () => {
    const into = fed(integers([3]))
    extent.merge(into, fed(wideIntegers([2n, 9007199254740993n])))
    expect([minimum(into), maximum(into)]).toEqual([2, 9007199254740993n])
  })

  it('refuses values that have no order between them', () => {
    expect(() => extent.merge(fed(integers([3])), fed(texts(['a'])))).toThrow(
      'cannot compare text with number',
    )
  })
})

describe('decode', () => {
  it.each([
    ['a maximum below the minimum', 2, 1],
    ['ends of two types', 2, true],
    ['an infinity', 2, infinity],
    ['one end', 2, undefined],
  ])('refuses %s', (_name, low, high) => {
    const writer = new Writer()
    encodeOrdered(low, writer)
    encodeOrdered(high, writer)
    expect(() => extent.decode(new Reader(writer.finish()), { kind: 'extent' })).toThrow(DataError)
  })
})
