import { describe, expect, it } from 'vitest'
import {
  kolmogorovSmirnovCountsTest,
  kolmogorovSmirnovTest,
  pooledEnds,
  runningTotals,
} from '../../src/drift/kolmogorov-smirnov-test.js'

const sorted = (...values: number[]) => Float64Array.from(values).sort()

describe('kolmogorovSmirnovTest', () => {
  it('is the textbook comparison', () => {
    const found = kolmogorovSmirnovTest(sorted(1, 2, 3, 4, 5), sorted(4.5, 6, 7, 8))
    expect(found).toMatchObject({ statistic: 0.8, effect: 0.8, location: 4, sign: 1, n: 5, m: 4 })
    expect(found.effectLow).toBe(0)
    expect(found.effectHigh).toBe(1)
    expect(found.detectable).toBeNull()
    expect(found.method).toBe('exact')
  })

  it('has stated outcomes for degenerate input', () => {
    const none = new Float64Array(0)
    expect(kolmogorovSmirnovTest(none, sorted(1))).toMatchObject({
      method: 'no rows',
      pValue: null,
    })
    expect(kolmogorovSmirnovTest(sorted(1), none).effect).toBeNull()
    const same = kolmogorovSmirnovTest(new Float64Array(50), new Float64Array(20))
    expect(same).toMatchObject({ statistic: 0, pValue: 1, location: null, effectDebiased: 0 })
    const apart = kolmogorovSmirnovTest(sorted(1), sorted(2))
    expect(apart).toMatchObject({ statistic: 1, pValue: 1 })
    const ends = kolmogorovSmirnovTest(
      sorted(Number.NEGATIVE_INFINITY, 0),
      sorted(0, Number.POSITIVE_INFINITY),
    )
    expect(ends.statistic).toBe(0.5)
    for (const found of [same, apart, ends]) {
      for (const value of Object.values(found)) expect(value).not.toBeNaN()
    }
  })
})

describe('kolmogorovSmirnovCountsTest', () => {
  it('equals the test on the values it counts', () => {
    const counts = kolmogorovSmirnovCountsTest([5, 0, 9, 2], [1, 0, 4, 8])
    const spread = (each: number[]) =>
      sorted(...each.flatMap((k, v) => new Array<number>(k).fill(v)))
    const raw = kolmogorovSmirnovTest(spread([5, 0, 9, 2]), spread([1, 0, 4, 8]))
    expect(counts).toEqual(raw)
  })

  it('says nothing of empty sides', () => {
    expect(kolmogorovSmirnovCountsTest([0, 0], [1, 2]).method).toBe('no rows')
    expect(kolmogorovSmirnovCountsTest([], []).pValue).toBeNull()
  })
})

it('runningTotals and pooledEnds leave empty cells out', () => {
  expect([...runningTotals([1, 0, 2])]).toEqual([1, 1, 3])
  expect(pooledEnds([1, 1, 3], [0, 0, 2])).toEqual([1, 5])
})
