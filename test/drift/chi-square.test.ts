import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balancedV, chiSquareTest, likelihoodRatioTest } from '../../src/drift/chi-square.js'
import { pearsonStatistic } from '../../src/drift/pearson.js'
import { tableOf } from '../../src/drift/table.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'
import { multinomial } from './populations.js'

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 })

describe('chiSquareTest', () => {
  it('equals the golden rows', () => {
    const rows = goldenRows<
      { a: number[]; b: number[] },
      { X2: number; df: number; p: number; G: number }
    >('chi2Homogeneity')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const found = chiSquareTest(args.a, args.b)
      expect(relativeError(found.statistic ?? Number.NaN, expected.X2)).toBeLessThanOrEqual(tol)
      expect(found.df).toBe(expected.df)
      expect(relativeError(found.pValue ?? Number.NaN, expected.p)).toBeLessThanOrEqual(tol)
      const { statistic } = likelihoodRatioTest(args.a, args.b)
      expect(relativeError(statistic, expected.G)).toBeLessThanOrEqual(tol)
    }
  })

  it('balanced V is 0 for equal shares, 1 for disjoint ones, and Cramér’s V at equal sizes', () => {
    expect(balancedV(tableOf([1, 2, 3], [10, 20, 30]))).toBeCloseTo(0, 15)
    expect(balancedV(tableOf([1, 2, 0], [0, 0, 5]))).toBeCloseTo(1, 15)
    fc.assert(
      fc.property(counts, (a) => {
        fc.pre(Math.max(...a) > 0)
        const table = tableOf(a, [...a].reverse())
        const v = Math.sqrt(pearsonStatistic(table) / (table.n + table.m))
        expect(balancedV(table)).toBeCloseTo(v, 12)
      }),
    )
  })

  it('its interval covers the population’s V', () => {
    // 300 pairs a row at 95 %: below 273 has probability 1e-3 were the coverage 0.95.
    const random = seededRandom(51)
    for (const tilt of [0, 0.1, 0.5, 1.5]) {
      const weights = Array.from({ length: 6 }, (_, j) => Math.exp((tilt * (j - 2.5)) / 2))
      const sum = weights.reduce((total, weight) => total + weight, 0)
      const q = weights.map((weight) => weight / sum)
      const truth = Math.sqrt(
        q.reduce((total, share) => total + (share - 1 / 6) ** 2 / (share + 1 / 6), 0) / 2,
      )
      let covered = 0
      for (let pair = 0; pair < 300; pair++) {
        const a = multinomial(random, new Array<number>(6).fill(1), 600)
        const { effectLow, effectHigh } = chiSquareTest(a, multinomial(random, q, 200))
        if ((effectLow ?? 1) <= truth + 1e-12 && truth <= (effectHigh ?? 0)) covered++
      }
      expect(covered).toBeGreaterThanOrEqual(273)
    }
  })

  it('detectable is found with the power asked for', () => {
    const random = seededRandom(52)
    const [n, m] = [2000, 500]
    const even = new Array<number>(5).fill(0.2)
    const { detectable } = chiSquareTest(multinomial(random, even, n), multinomial(random, even, m))
    // Shares 0.2 ± x in four bins: V² = ½ Σ x²/(0.4 ± x), about 5·x².
    const x = (detectable ?? 0) / Math.sqrt(5)
    const moved = [0.2 + x, 0.2 - x, 0.2 + x, 0.2 - x, 0.2]
    let found = 0
    for (let pair = 0; pair < 400; pair++) {
      const { pValue } = chiSquareTest(multinomial(random, even, n), multinomial(random, moved, m))
      if ((pValue ?? 1) <= 0.05) found++
    }
    // Within four standard errors (0.02) of 0.8.
    expect(found / 400).toBeGreaterThan(0.72)
    expect(found / 400).toBeLessThan(0.88)
  })

  it('has stated outcomes for degenerate input', () => {
    expect(chiSquareTest([0, 0], [1, 2])).toMatchObject({ method: 'no rows', balancedV: null })
    expect(chiSquareTest([5], [9])).toMatchObject({
      pValue: 1,
      effect: 0,
      effectHigh: 0,
      df: 0,
      detectable: null,
    })
    const apart = chiSquareTest([50, 0], [0, 40])
    expect(apart.balancedV).toBe(1)
    expect(apart.pValue).toBeLessThan(1e-15)
    const tiny = chiSquareTest([1, 0], [0, 1])
    expect(tiny.pValue).toBe(1)
    for (const found of [apart, tiny]) {
      for (const value of Object.values(found)) expect(value).not.toBeNaN()
    }
  })
})

describe('likelihoodRatioTest', () => {
  it('shrinks G by Williams’ factor', () => {
    const { statistic, corrected } = likelihoodRatioTest([10, 20, 30], [12, 14, 9])
    // q = 1 + (N/n + N/m − 1)(N Σ 1/c − 1) / (6 N (K − 1)), N = 95, n = 60, m = 35.
    const inverses = 1 / 22 + 1 / 34 + 1 / 39
    const q = 1 + ((95 / 60 + 95 / 35 - 1) * (95 * inverses - 1)) / (6 * 95 * 2)
    expect(corrected).toBeCloseTo(statistic / q, 12)
    expect(likelihoodRatioTest([1], [2])).toMatchObject({ statistic: 0, pValue: 1 })
  })
})
