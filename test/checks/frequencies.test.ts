import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  entropy,
  type Frequencies,
  frequenciesOf,
  mostCommonShare,
  onceShare,
} from '../../src/checks/frequencies.js'
import { profiled } from '../schema/column-facts.js'

/** Exact counts, as a profile that has them all would give. */
const exact = (counts: readonly number[]): Frequencies => ({
  rows: counts.reduce((sum, count) => sum + count, 0),
  counts: counts.map((count) => ({ low: count, high: count })),
  error: 0,
  distinct: counts.length,
})

/** What is known after `offset` was taken off every counter. */
function rough(counts: readonly number[], offset: number): Frequencies {
  const kept = counts.filter((count) => count > offset)
  return {
    rows: counts.reduce((sum, count) => sum + count, 0),
    counts: kept.map((count) => ({ low: count - offset, high: count })),
    error: offset,
    distinct: counts.length,
  }
}

const plain = (counts: readonly number[]) => {
  const rows = counts.reduce((sum, count) => sum + count, 0)
  return -counts.reduce((sum, count) => sum + (count / rows) * Math.log(count / rows), 0)
}

describe('entropy', () => {
  it('is exact of exact counts', () => {
    expect(entropy(exact([1, 1])).estimate).toBeCloseTo(Math.LN2, 12)
    expect(entropy(exact([7]))).toEqual({ estimate: 0, low: 0, high: 0 })
    const found = entropy(exact([3, 2, 1]))
    expect(found.low).toBe(found.high)
    expect(found.estimate).toBeCloseTo(plain([3, 2, 1]), 12)
  })

  it('has an interval that holds the truth where counts are rough', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), (values, offset) => {
        const { low, high, estimate } = entropy(rough(values, offset))
        const truth = plain(values)
        expect(low).toBeLessThanOrEqual(truth + 1e-9)
        expect(high).toBeGreaterThanOrEqual(truth - 1e-9)
        expect(estimate).toBeGreaterThanOrEqual(low)
        expect(estimate).toBeLessThanOrEqual(high)
        const share = mostCommonShare(rough(values, offset))
        const most = Math.max(...values) / values.reduce((sum, each) => sum + each, 0)
        expect(share.low).toBeLessThanOrEqual(most + 1e-12)
        expect(share.high).toBeGreaterThanOrEqual(most - 1e-12)
      }),
    )
  })
})

it('tells values that occur once only where all are counted', () => {
  expect(onceShare(exact([3, 1, 1]))).toBe(2 / 5)
  expect(onceShare(rough([30, 1, 1], 2))).toBeUndefined()
})

it('reads the counts of a profile, of booleans too, without nulls', async () => {
  const words = frequenciesOf(await profiled(['a', 'b', 'a', null]))
  expect(words).toMatchObject({ rows: 3, error: 0, distinct: 2 })
  expect(mostCommonShare(words as Frequencies).estimate).toBe(2 / 3)
  const flags = frequenciesOf(await profiled([true, true, false, null]))
  expect(flags).toMatchObject({ rows: 3, distinct: 2 })
  expect(frequenciesOf(await profiled([null]))).toBeUndefined()
})
