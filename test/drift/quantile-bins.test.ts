import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { populationStabilityTest } from '../../src/drift/population-stability.js'
import {
  binCountFor,
  binOf,
  countInBins,
  customEdges,
  equalWidthEdges,
  quantileEdges,
  viewOf,
} from '../../src/drift/quantile-bins.js'
import { seededRandom } from '../../src/math/random.js'
import law from '../study/bins-law.json' with { type: 'json' }

const sorted = (values: readonly number[]) => Float64Array.from(values).sort()
const values = fc.array(
  fc.oneof(fc.integer({ min: -2, max: 4 }), fc.double({ min: -5, max: 5, noNaN: true })),
  { minLength: 1, maxLength: 200 },
)

describe('quantileEdges', () => {
  it('cuts distinct values at the quantiles j/bins', () => {
    const edges = quantileEdges(viewOf(sorted(Array.from({ length: 100 }, (_, i) => i + 1))), 10)
    expect([...edges]).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90])
    const odd = quantileEdges(viewOf(sorted(Array.from({ length: 103 }, (_, i) => i + 1))), 10)
    const counts = countInBins(
      Array.from({ length: 103 }, (_, i) => i + 1),
      odd,
    )
    expect(counts.length).toBe(10)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })

  it('isolates heavy values: zeros with a positive tail', () => {
    const zeros = new Array<number>(600).fill(0)
    const tail = Array.from({ length: 400 }, (_, i) => i + 1)
    const edges = quantileEdges(viewOf(sorted([...zeros, ...tail])), 10)
    expect(edges[0]).toBe(0)
    expect([...countInBins([...zeros, ...tail], edges)]).toEqual([600, 100, 100, 100, 100])
    const below = quantileEdges(viewOf(sorted([...zeros, ...tail.map((value) => -value)])), 10)
    expect(below.at(-1)).toBe(-Number.MIN_VALUE)
    expect(countInBins(zeros, below).at(-1)).toBe(600)
  })

  it('has no edges for one value or none, and keeps a sliver beside a heavy value', () => {
    expect(quantileEdges(viewOf(new Float64Array(50)), 10).length).toBe(0)
    expect(quantileEdges(viewOf(new Float64Array(0)), 10).length).toBe(0)
    const edges = quantileEdges(viewOf(sorted([...new Array<number>(999).fill(5), 6])), 10)
    expect([...edges]).toEqual([5])
  })

  it('ascends, splits no value, leaves no bin empty and isolates every heavy value', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (sample, bins) => {
        const view = viewOf(sorted(sample))
        const edges = quantileEdges(view, bins)
        expect(edges.length).toBeLessThanOrEqual(2 * bins)
        for (let j = 1; j < edges.length; j++) {
          expect(edges[j]).toBeGreaterThan(edges[j - 1] ?? Number.POSITIVE_INFINITY)
        }
        const counts = countInBins(sample, edges)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sample.length)
        expect(Math.min(...counts)).toBeGreaterThan(0)
        const same = (a: number) => sample.filter((value) => value === a).length
        for (const value of new Set(sample)) {
          if (same(value) > sample.length / bins) {
            expect(counts[binOf(value, edges)]).toBe(same(value))
          }
        }
      }),
    )
  })
})

describe('viewOf', () => {
  it('collapses ties, signed zeros included, and drops NaN', () => {
    const view = viewOf(sorted([0, -0, 1, 1, 2, Number.NaN]))
    expect(view).toEqual({ values: [-0, 1, 2], cumulative: [2, 4, 5] })
  })
})

describe('countInBins', () => {
  it('closes bins on the right and counts infinities outside, NaN nowhere', () => {
    const all = [Number.NEGATIVE_INFINITY, 1, 1.5, 2, 3, Number.POSITIVE_INFINITY, Number.NaN]
    expect([...countInBins(all, Float64Array.of(1, 2))]).toEqual([2, 2, 2])
  })

  it('agrees with a linear search', () => {
    fc.assert(
      fc.property(values, values, (sample, cuts) => {
        const edges = Float64Array.from(new Set(cuts)).sort()
        for (const value of sample) {
          expect(binOf(value, edges)).toBe(edges.filter((edge) => edge < value).length)
        }
      }),
    )
  })
})

describe('other edges', () => {
  it('equal widths lie between the ends', () => {
    expect([...equalWidthEdges(0, 10, 5)]).toEqual([2, 4, 6, 8])
    expect([...equalWidthEdges(0, 1, 1)]).toEqual([])
    expect(equalWidthEdges(-1e308, 1e308, 4).every(Number.isFinite)).toBe(true)
    expect(() => equalWidthEdges(1, 1, 4)).toThrow('expected finite low < high')
    expect(() => equalWidthEdges(0, Number.POSITIVE_INFINITY, 4)).toThrow('finite')
  })

  it('a user’s edges must ascend', () => {
    expect([...customEdges([1, 2.5])]).toEqual([1, 2.5])
    expect(() => customEdges([1, 1])).toThrow('edge 2: expected finite and above 1, found 1')
    expect(() => customEdges([Number.NaN])).toThrow('edge 1')
  })

  it('a small batch gets few bins', () => {
    expect([0, 25, 55, 1e6].map((rows) => binCountFor(rows))).toEqual([2, 2, 5, 10])
    expect(binCountFor(100, { most: 20, perBin: 5 })).toBe(20)
  })

  it('a small reference gets few bins, the fewer the larger the batch', () => {
    const counts = [50, 100, 500, 1e6].map((rows) => binCountFor(rows, { referenceRows: 100 }))
    expect(counts).toEqual([5, 10, 2, 2])
    expect(binCountFor(1e6, { referenceRows: 800 })).toBe(10)
    expect(binCountFor(1e6, { referenceRows: 1 })).toBe(2)
    expect(binCountFor(0, { referenceRows: 0 })).toBe(2)
  })

  it('so that edges at quantiles of a small reference raise no false alarms', () => {
    // At 5 % more than 29 of 300 would happen in 1 of 3,000 choices of the seed; ten bins give 41.
    const random = seededRandom('small reference')
    let alarms = 0
    for (let run = 0; run < 300; run++) {
      const x = Float64Array.from({ length: 50 }, () => random.next()).sort()
      const y = Float64Array.from({ length: 1000 }, () => random.next())
      const edges = quantileEdges(viewOf(x), binCountFor(1000, { referenceRows: 50 }))
      const test = populationStabilityTest(countInBins(x, edges), countInBins(y, edges))
      if ((test.pValue ?? 1) <= 0.05) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(29)
  })

  it('so that the exact law of the counts gives close to nominal rates at all sizes', () => {
    expect(law.rows.length).toBe(96)
    for (const { reference, batch, bins, rates } of law.rows) {
      const sizes = `${reference} and ${batch} rows`
      expect(binCountFor(batch, { referenceRows: reference }), sizes).toBe(bins)
      expect(rates['0.05'], sizes).toBeLessThan(0.058)
      expect(rates['0.001'], sizes).toBeLessThan(0.0025)
    }
  })
})
