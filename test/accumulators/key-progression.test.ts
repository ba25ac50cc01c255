import { describe, expect, it } from 'vitest'
import { append, type HashLog } from '../../src/accumulators/hash-log.js'
import {
  addProgression,
  decodeProgressions,
  encodeProgressions,
  hashProgression,
  type Progression,
  progressionOf,
} from '../../src/accumulators/key-progression.js'
import type { Column } from '../../src/batch/column.js'
import { hashesOf } from '../../src/batch/hashes.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { floats, integers, texts } from '../support/laws/columns.js'

const found = (column: Column) => progressionOf(column) as Progression

describe('progressionOf', () => {
  it('knows integers of a constant step', () => {
    const steps = { first: 5, step: -2, count: 3, firstRow: 8, areDoubles: false }
    expect(progressionOf(integers([5, 3, 1], 8))).toEqual(steps)
    expect(progressionOf(floats([-0, 1, 2]))).toMatchObject({ first: 0, areDoubles: true })
  })

  it.each([
    ['another step', integers([1, 2, 4])],
    ['no step', integers([1, 1, 1])],
    ['a null', integers([1, 2, null, 3])],
    ['two values', integers([1, 2])],
    ['fractions', floats([0.5, 1, 1.5])],
    ['an infinity', floats([1, 2, Number.POSITIVE_INFINITY])],
    ['beyond 2^53', floats([2 ** 60, 2 ** 60 + 1024, 2 ** 60 + 2048])],
    ['text', texts(['1', '2', '3'])],
  ])('knows no step of %s', (_, column) => {
    expect(progressionOf(column)).toBeUndefined()
  })
})

it('goes on where values and rows do', () => {
  const all: Progression[] = []
  addProgression(all, found(integers([1, 2, 3])))
  addProgression(all, found(integers([4, 5, 6], 4)))
  expect(all).toMatchObject([{ first: 1, count: 6 }])
  addProgression(all, found(integers([7, 8, 9], 8)))
  addProgression(all, found(integers([11, 12, 13], 11)))
  addProgression(all, found(floats([14, 15, 16], 14)))
  expect(all.map(({ count }) => count)).toEqual([6, 3, 3, 3])
})

it.each([
  ['integers', integers(Array.from({ length: 20_000 }, (_, i) => i * 7 - 50_000))],
  ['doubles', floats([-2, 0, 2, 4])],
])('hashes %s as columns do', (_, column) => {
  const log: HashLog = []
  hashProgression(found(column), (entries) => append(log, entries))
  const lanes = log.flatMap((block) => [...block.lanes.subarray(0, block.size * 4)])
  expect(lanes).toEqual([...hashesOf(column)])
})

it('is written and read', () => {
  const all = [found(integers([5, 3, 1], 8)), found(floats([1, 2, 3], 11))]
  const writer = new Writer()
  encodeProgressions(all, writer)
  expect(decodeProgressions(new Reader(writer.finish()))).toEqual(all)
  const still = new Writer().u32(1).f64(1).f64(0).count(2).f64(1).u8(0)
  expect(() => decodeProgressions(new Reader(still.finish()))).toThrow(DataError)
})
