import { expect, it } from 'vitest'
import { kll } from '../../src/accumulators/kll.js'
import { interquartileRange, outlierShare } from '../../src/checks/outliers.js'
import { seededRandom } from '../../src/math/random.js'
import { floatColumn } from '../support/vectors/columns.js'

function sketch(values: readonly number[], k = 1000) {
  const state = kll.empty({ kind: 'kll', k })
  kll.update(state, floatColumn(Float64Array.from(values)))
  return state
}

it('is exact of few values', () => {
  const state = sketch([1, 2, 3, 4, 5, 6, 7, 100])
  expect(outlierShare(state)).toEqual({ estimate: 1 / 8, low: 1 / 8, high: 1 / 8 })
  expect(interquartileRange(state)).toEqual({ estimate: 4, low: 4, high: 4 })
  expect(outlierShare(sketch([5, 5, 5]))).toMatchObject({ estimate: 0 })
  expect(outlierShare(sketch([]))).toBeUndefined()
  expect(interquartileRange(sketch([]))).toBeUndefined()
})

it('has an interval that holds the truth of many', () => {
  const random = seededRandom(5)
  const values = Array.from({ length: 200_000 }, () => random.next() ** 4)
  const truth = outlierShare(sketch(values, 65_535)) as { low: number; high: number }
  const sorted = Float64Array.from(values).sort()
  const q1 = sorted[50_000 - 1] as number
  const q3 = sorted[150_000 - 1] as number
  const fence = q3 + 1.5 * (q3 - q1)
  const share = values.filter((value) => value > fence).length / values.length
  const found = outlierShare(sketch(values))
  expect(found?.low).toBeLessThanOrEqual(share)
  expect(found?.high).toBeGreaterThanOrEqual(share)
  expect(Number(found?.high) - Number(found?.low)).toBeLessThan(0.05)
  expect(truth.low).toBeLessThanOrEqual(share)
})
