import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import {
  ksFromCells,
  ksFromViews,
  type RankedView,
} from '../../src/drift/kolmogorov-smirnov-sketch.js'
import { kolmogorovSmirnovTest } from '../../src/drift/kolmogorov-smirnov-test.js'
import { countInBins, viewOf } from '../../src/drift/quantile-bins.js'
import { seededRandom } from '../../src/math/random.js'

const exactView = (sorted: Float64Array): RankedView => ({
  ...viewOf(sorted),
  rows: sorted.length,
  rankError: 0,
})

/** Every step-th value, standing for those before it: ranks are off by less than step / rows. */
function coarseView(sorted: Float64Array, step: number): RankedView {
  const kept = sorted.filter((_, i) => (i + 1) % step === 0)
  const { values, cumulative } = viewOf(kept)
  return {
    values,
    cumulative: Array.from(cumulative, (rank) => rank * step),
    rows: sorted.length,
    rankError: step / sorted.length,
  }
}

describe('ksFromViews', () => {
  it('without error is the exact test', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(digits, digits, (x, y) => {
        const [a, b] = [Float64Array.from(x).sort(), Float64Array.from(y).sort()]
        const views = ksFromViews(exactView(a), exactView(b))
        const raw = kolmogorovSmirnovTest(a, b)
        expect(views).toMatchObject({
          statistic: raw.statistic,
          low: raw.statistic,
          high: raw.statistic,
        })
        expect(views.pValue).toBeCloseTo(raw.pValue ?? Number.NaN, 12)
        expect(views.location).toBe(raw.location)
      }),
    )
  })

  it('does not fall for ties: all zeros on both sides', () => {
    const [x, y] = [new Float64Array(150), new Float64Array(30)]
    expect(ksFromViews(coarseView(x, 2), coarseView(y, 3))).toMatchObject({
      statistic: 0,
      pValue: 1,
    })
  })

  it('bounds hold the exact D, and p is not below the exact one', () => {
    const random = seededRandom(21)
    for (let pair = 0; pair < 200; pair++) {
      const draw = pair % 2 === 0 ? () => random.normal() : () => random.integer(5)
      const x = new Float64Array(1000).map(draw).sort()
      const y = new Float64Array(600).map((_, i) => draw() + (i % 10 === 0 ? pair % 3 : 0)).sort()
      const found = ksFromViews(coarseView(x, 10), coarseView(y, 5))
      const exact = kolmogorovSmirnovTest(x, y)
      expect(found.low).toBeLessThanOrEqual(exact.statistic ?? 0)
      expect(found.high).toBeGreaterThanOrEqual(exact.statistic ?? 1)
      // The lumpy limit is within 10 % of exact; the low end of D gives more than that away.
      expect(found.pValue).toBeGreaterThan((exact.pValue ?? 0) * 0.9)
      expect(found.conservative).toBe(true)
    }
  })

  it('still sees a large change in few values through the error', () => {
    const [x, y] = [new Float64Array(10_000), new Float64Array(5000)]
    x.fill(1, 5000)
    y.fill(1, 2000)
    const found = ksFromViews(coarseView(x, 10), coarseView(y, 5))
    expect(found.statistic).toBeCloseTo(0.1, 6)
    expect(found.pValue).toBeLessThan(1e-20)
  })

  it('says nothing of empty sides', () => {
    const none = exactView(new Float64Array(0))
    expect(ksFromViews(none, exactView(Float64Array.of(1)))).toMatchObject({
      low: 0,
      high: 1,
      pValue: 1,
    })
  })
})

describe('ksFromCells', () => {
  it('bounds the D of the rows it counted', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(values, values, (x, y) => {
        const edges = Float64Array.of(0.2, 0.4, 0.6, 0.8)
        const found = ksFromCells(countInBins(x, edges), countInBins(y, edges))
        const { statistic } = ksStatistic(Float64Array.from(x).sort(), Float64Array.from(y).sort())
        expect(found.low).toBeLessThanOrEqual(statistic + 1e-12)
        expect(found.high).toBeGreaterThanOrEqual(statistic - 1e-12)
      }),
    )
  })

  it('is exact where cells hold single values', () => {
    const found = ksFromCells([3, 4], [1, 6], () => true)
    expect(found.high).toBe(found.statistic)
    expect(found.method).toBe('exact given the ties, on cells')
    expect(ksFromCells([0], [3])).toMatchObject({ low: 0, high: 1, pValue: 1 })
  })
})
