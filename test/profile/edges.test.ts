import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { readEdges, writeEdges } from '../../src/profile/edges.js'

function written(edges: readonly number[], kept: readonly number[]): Uint8Array {
  const writer = new Writer()
  writeEdges(edges, Float64Array.from(kept), writer)
  return writer.finish()
}

function roundTrip(edges: readonly number[], kept: readonly number[]): readonly number[] {
  return readEdges(new Reader(written(edges, kept)), Float64Array.from(kept))
}

const ascending = fc
  .uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
    comparator: (a, b) => a === b,
    maxLength: 40,
  })
  .map((values) => values.sort((a, b) => a - b))

describe('writeEdges', () => {
  test('gives any edges back, to the last bit', () => {
    fc.assert(
      fc.property(ascending, ascending, fc.boolean(), (edges, others, areKept) => {
        const kept = areKept ? edges.map((edge) => edge + 0) : others
        expect(roundTrip(edges, kept)).toEqual(edges)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test.each([
    ['kept values', [1, 2.5], [0, 1, 2.5, 7]],
    [
      'the doubles below kept values',
      [1 - 2 ** -53, 1, -Number.MIN_VALUE, 0].sort((a, b) => a - b),
      [0, 1],
    ],
    ['below negative ones', [-1 - 2 ** -52, -1], [-1]],
    ['neighbours that are both kept', [1 - 2 ** -53, 1], [1 - 2 ** -53, 1]],
  ])('%s take two bits a value', (_, edges, kept) => {
    expect(roundTrip(edges, kept)).toEqual(edges)
    expect(written(edges, kept).length).toBe(1 + 2 * Math.ceil(kept.length / 8))
  })

  test('others take eight bytes, −0 among them', () => {
    expect(roundTrip([-0], [0])).toEqual([-0])
    expect(written([3], [1, 2]).length).toBe(1 + 4 + 8)
  })
})

describe('readEdges', () => {
  test('refuses more edges than there are bytes, and other forms', () => {
    const kept = new Float64Array(0)
    const claim = new Writer().u8(0).u32(0xffffffff).finish()
    expect(() => readEdges(new Reader(claim), kept)).toThrow(DataError)
    const form = new Writer().u8(2).u32(0).finish()
    expect(() => readEdges(new Reader(form), kept)).toThrow(DataError)
  })
})
