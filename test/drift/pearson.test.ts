import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSparse, pearsonStatistic, pearsonTest } from '../../src/drift/pearson.js'
import { tableOf } from '../../src/drift/table.js'
import { chiSquareSurvival } from '../../src/math/chi-square.js'
import { seededRandom } from '../../src/math/random.js'
import { multinomial } from './populations.js'

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 })

/** Σ (observed − expected)² / expected over both sides. */
function plain(a: readonly number[], b: readonly number[]): number {
  const [n, m] = [a, b].map((side) => side.reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ]
  let sum = 0
  for (let j = 0; j < a.length; j++) {
    const total = (a[j] ?? 0) + (b[j] ?? 0)
    if (total === 0) continue
    sum += ((a[j] ?? 0) - (total * n) / (n + m)) ** 2 / ((total * n) / (n + m))
    sum += ((b[j] ?? 0) - (total * m) / (n + m)) ** 2 / ((total * m) / (n + m))
  }
  return sum
}

describe('pearsonTest', () => {
  it('is the sum over both sides', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        fc.pre(Math.max(...a) > 0 && Math.max(...b) > 0)
        const table = tableOf(a, b)
        expect(pearsonStatistic(table)).toBeCloseTo(plain(a, b), 8)
      }),
    )
  })

  it('uses the chi-square law only where it holds', () => {
    const dense = tableOf([50, 50, 40], [20, 25, 30])
    const { statistic, pValue, method } = pearsonTest(dense, 1)
    expect(method).toBe('chi-square law')
    expect(pValue).toBe(chiSquareSurvival(statistic, 2))
    expect(isSparse(tableOf([1000, 20], [9, 0]))).toBe(true)
    expect(isSparse(tableOf([1000, 60], [100, 4]))).toBe(false)
    expect(pearsonTest(tableOf([1000, 20], [9, 0]), 1).method).toBe('permutation')
    expect(pearsonTest(tableOf([1000.5, 20], [9, 0]), 1).method).toBe('chi-square law, sparse')
  })

  it('has nothing to compare in one bin or on one side', () => {
    expect(pearsonTest(tableOf([4], [9]), 1)).toMatchObject({ pValue: 1, df: 0, statistic: 0 })
    expect(pearsonTest(tableOf([0, 0], [1, 2]), 1)).toMatchObject({ pValue: 1, df: 1 })
  })

  it('stays near 5 % whatever the law chosen', () => {
    // 500 pairs each: more than 43 alarms have probability 3e-4 at 0.05, fewer than 9 have 1e-4; the
    // permutation of few rows is discrete and may lie lower.
    const random = seededRandom(41)
    const even = new Array<number>(10).fill(0.1)
    const steep = Array.from({ length: 12 }, (_, j) => 2 ** -j)
    for (const [shares, n, m] of [
      [even, 1000, 100],
      [even, 300, 300],
      [steep, 2000, 100],
      [steep, 60, 30],
    ] as const) {
      let alarms = 0
      for (let pair = 0; pair < 500; pair++) {
        const table = tableOf(multinomial(random, shares, n), multinomial(random, shares, m))
        if (pearsonTest(table, pair).pValue <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(43)
      expect(alarms).toBeGreaterThan(8)
    }
  })

  it('stays near 5 % over thousands of nearly empty bins', () => {
    // 400 pairs: more than 38 alarms have probability 1e-4 at 0.05.
    const random = seededRandom(42)
    const shares = Array.from({ length: 8000 }, (_, j) => 1 / (j + 20))
    let alarms = 0
    for (let pair = 0; pair < 400; pair++) {
      const table = tableOf(multinomial(random, shares, 6000), multinomial(random, shares, 3000))
      const found = pearsonTest(table, 1)
      expect(found.method).toBe('moment-matched gamma law')
      if (found.pValue <= 0.05) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(38)
    expect(alarms).toBeGreaterThanOrEqual(5)
  })
})
