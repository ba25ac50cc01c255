import { describe, expect, it } from 'vitest'
import { type UnseenCounts, unseenTest } from '../../src/drift/unseen.js'
import { seededRandom } from '../../src/math/random.js'
import { sampler } from './populations.js'

/** Draws a reference and a batch and counts. */
function drawCounts(draw: () => number, n: number, m: number): UnseenCounts {
  const seen = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    const value = draw()
    seen.set(value, (seen.get(value) ?? 0) + 1)
  }
  const unseen = new Map<number, number>()
  for (let i = 0; i < m; i++) {
    const value = draw()
    if (!seen.has(value)) unseen.set(value, (unseen.get(value) ?? 0) + 1)
  }
  const times = (count: number) => [...seen.values()].filter((each) => each === count).length
  const rows = [...unseen.values()].reduce((sum, count) => sum + count, 0)
  return {
    reference: { rows: n, values: seen.size, once: times(1), twice: times(2) },
    batch: {
      rows: m,
      unseenRows: rows,
      unseenValues: unseen.size,
      commonest: Math.max(0, ...unseen.values()),
    },
  }
}

const batchOf = (rows: number, ...unseen: number[]) => ({
  rows,
  unseenRows: unseen.reduce((sum, count) => sum + count, 0),
  unseenValues: unseen.length,
  commonest: Math.max(0, ...unseen),
})

describe('unseenTest', () => {
  it('stays within alpha for few values, long tails and identifiers, at any sizes', () => {
    // 500 pairs each of 20 settings: more than 46 alarms have probability 5e-5 at 0.05.
    const random = seededRandom(81)
    const populations = [
      Array.from({ length: 20_000 }, (_, j) => 1 / (j + 1)),
      Array.from({ length: 200 }, (_, j) => 1 / (j + 1) ** 2),
      [90, 9, 0.9, 0.09, 0.009],
      new Array<number>(50_000).fill(1),
      Array.from({ length: 30 }, (_, j) => 2 ** -j),
    ]
    for (const weights of populations) {
      const draw = sampler(random, weights)
      for (const [n, m] of [
        [2000, 500],
        [100, 500],
        [500, 30],
        [20, 20],
      ] as const) {
        let alarms = 0
        for (let pair = 0; pair < 500; pair++) {
          if ((unseenTest(drawCounts(draw, n, m)).pValue ?? 1) <= 0.05) alarms++
        }
        expect(alarms).toBeLessThanOrEqual(46)
      }
    }
  })

  it('is exact where the reference has no value seen once', () => {
    const reference = { rows: 10_000, values: 10, once: 0, twice: 0 }
    const one = unseenTest({ reference, batch: batchOf(1000, 1) })
    // One new row: 1,000 of 11,000 rows are the batch's; doubled.
    expect(one.pValue).toBeCloseTo(2 / 11, 12)
    const three = unseenTest({ reference, batch: batchOf(1000, 3) })
    const chance = (1000 * 999 * 998) / (11_000 * 10_999 * 10_998)
    expect(three.pValue).toBeCloseTo(2 * 11 * chance, 12)
    const twoValues = unseenTest({ reference, batch: batchOf(1000, 1, 1) })
    expect(twoValues.pValue).toBeCloseTo((2 * 1000 * 999) / (11_000 * 10_999), 12)
  })

  it('expects new values in a column of identifiers, and finds a new category among them', () => {
    const reference = { rows: 100_000, values: 60_000, once: 50_000, twice: 5000 }
    const usual = unseenTest({ reference, batch: batchOf(1000, ...new Array<number>(500).fill(1)) })
    expect(usual.pValue).toBeGreaterThan(0.5)
    expect(usual).toMatchObject({ expectedShare: 0.5, observedShare: 0.5, effect: 0 })
    const category = [...new Array<number>(460).fill(1), 40]
    expect(unseenTest({ reference, batch: batchOf(1000, ...category) }).pValue).toBeLessThan(1e-20)
  })

  it('finds what it says is detectable', () => {
    const reference = { rows: 10_000, values: 10, once: 0, twice: 0 }
    const { detectable } = unseenTest({ reference, batch: batchOf(1000) })
    const rows = Math.round((detectable ?? 0) * 1000)
    expect(unseenTest({ reference, batch: batchOf(1000, rows) }).pValue).toBeLessThanOrEqual(0.05)
    expect(rows).toBeLessThan(20)
  })

  it('has stated outcomes for degenerate input', () => {
    const empty = { rows: 0, values: 0, once: 0, twice: 0 }
    expect(unseenTest({ reference: empty, batch: batchOf(5, 5) })).toMatchObject({
      method: 'no rows',
      pValue: null,
    })
    const reference = { rows: 1, values: 1, once: 1, twice: 0 }
    for (const batch of [
      batchOf(1, 1),
      batchOf(100, 100),
      batchOf(100, ...new Array<number>(100).fill(1)),
    ]) {
      const found = unseenTest({ reference, batch })
      for (const value of Object.values(found)) expect(value).not.toBeNaN()
      expect(found.pValue).toBeGreaterThan(0)
    }
    expect(unseenTest({ reference, batch: batchOf(10) })).toMatchObject({
      pValue: 1,
      method: 'none unseen',
    })
  })
})
