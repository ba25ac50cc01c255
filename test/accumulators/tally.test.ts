import { describe, expect, it } from 'vitest'
import { finiteCount, infinityCount, tally, validCount } from '../../src/accumulators/tally.js'
import type { Column } from '../../src/batch/column.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { booleans, coded, floats, misfit, texts, wideIntegers } from '../support/laws/columns.js'

function fed(...columns: readonly Column[]) {
  const state = tally.empty({ kind: 'tally' })
  for (const column of columns) tally.update(state, column)
  return state
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number
const none = {
  rows: 0,
  nulls: 0,
  misfits: 0,
  nans: 0,
  positiveInfinities: 0,
  negativeInfinities: 0,
  zeros: 0,
  negatives: 0,
  trues: 0,
  falses: 0,
  empties: 0,
}

describe('counts', () => {
  it('tells nulls from misfits', () => {
    const { counts } = fed(floats([1, null, misfit('x'), null]), floats([null]))
    expect(counts).toEqual({ ...none, rows: 5, nulls: 3, misfits: 1 })
  })

  it('counts special doubles; -0 is a zero, -infinity a negative', () => {
    const { counts } = fed(floats([-1, -0, 0, 5, nan, infinity, infinity, -infinity, null]))
    expect(counts).toEqual({
      ...none,
      rows: 9,
      nulls: 1,
      nans: 1,
      positiveInfinities: 2,
      negativeInfinities: 1,
      zeros: 2,
      negatives: 2,
    })
  })

  it('counts the same without nulls or special values', () => {
    expect(fed(floats([-1, 0, 5])).counts).toEqual({ ...none, rows: 3, zeros: 1, negatives: 1 })
  })

  it('counts wide integers', () => {
    const { counts } = fed(wideIntegers([-9007199254740993n, 0n, null, 9007199254740993n]))
    expect(counts).toEqual({ ...none, rows: 4, nulls: 1, zeros: 1, negatives: 1 })
  })

  it('counts truth values in valid slots only', () => {
    const { counts } = fed(booleans([true, false, null, true, misfit('x')]), booleans([false]))
    expect(counts).toEqual({ ...none, rows: 6, nulls: 1, misfits: 1, trues: 2, falses: 2 })
  })

  it.each([
    ['text', texts],
    ['a dictionary', coded],
  ])('counts empty %s, not nulls', (_name, make) => {
    const { counts } = fed(make(['', null, 'a', '', misfit('x')]))
    expect(counts).toEqual({ ...none, rows: 5, nulls: 1, misfits: 1, empties: 2 })
  })
})

describe('queries', () => {
  const state = fed(floats([1, nan, infinity, -infinity, null, misfit('x')]))
  it('counts what is left', () => {
    expect([validCount(state), infinityCount(state), finiteCount(state)]).toEqual([4, 2, 1])
  })
})

describe('decode', () => {
  it('refuses counts that cannot be', () => {
    const writer = new Writer()
    for (const count of [1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0]) writer.count(count)
    const read = () => tally.decode(new Reader(writer.finish()), { kind: 'tally' })
    expect(read).toThrow(DataError)
    expect(read).toThrow('damaged tally: more special rows than rows')
  })
})
