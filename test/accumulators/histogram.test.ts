import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogram, histogramCount } from '../../src/accumulators/histogram.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError, InvariantError } from '../../src/errors.js'
import { floats, texts, wideIntegers } from '../support/laws/columns.js'

const spec = { kind: 'histogram', edges: [0, 1, 2.5] } as const

describe('cells', () => {
  it('are closed on the right', () => {
    const state = histogram.empty(spec)
    histogram.update(state, floats([-1, 0, -0, 0.5, 1, 1.1, 2.5, 3, 1e300]))
    expect(Array.from(state.counts)).toEqual([3, 2, 2, 2])
    expect(histogramCount(state)).toBe(9)
  })

  it('hold finite numbers only', () => {
    const state = histogram.empty(spec)
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number
    histogram.update(state, floats([nan, infinity, -infinity, null, 1]))
    histogram.update(state, texts(['1']))
    histogram.update(state, wideIntegers([9007199254740993n]))
    expect(Array.from(state.counts)).toEqual([0, 1, 0, 1])
  })

  it('are one where there are no edges', () => {
    const state = histogram.empty({ kind: 'histogram', edges: [] })
    histogram.update(state, floats([1, 2]))
    expect(Array.from(state.counts)).toEqual([2])
  })

  it('count as a comparison with every edge does', () => {
    const number = fc.integer({ min: -9, max: 9 })
    fc.assert(
      fc.property(fc.array(number), fc.uniqueArray(number), (values, unsorted) => {
        const edges = unsorted.sort((a, b) => a - b)
        const state = histogram.empty({ kind: 'histogram', edges })
        histogram.update(state, floats(values))
        const expected = new Float64Array(edges.length + 1)
        for (const value of values) expected[edges.filter((edge) => edge < value).length]!++
        expect(state.counts).toEqual(expected)
      }),
    )
  })
})

describe('edges', () => {
  it.each([[[1, 1]], [[2, 1]], [[Number.NaN]], [[0, Number.POSITIVE_INFINITY]]])(
    'refuses %j',
    (edges) => {
      expect(() => histogram.empty({ kind: 'histogram', edges })).toThrow(InvariantError)
    },
  )
})

describe('decode', () => {
  it('refuses another number of cells and negative counts', () => {
    const three = new Writer().u32(3).count(1).count(1).count(1).finish()
    expect(() => histogram.decode(new Reader(three), spec)).toThrow('3 cells, expected 4')
    const negative = new Writer().u32(4).count(1).i64(-1n).count(1).count(1).finish()
    expect(() => histogram.decode(new Reader(negative), spec)).toThrow(DataError)
  })
})
