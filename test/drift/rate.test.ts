import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherExact } from '../../src/drift/fisher.js'
import { newcombeInterval, rateTest, wilsonInterval } from '../../src/drift/rate.js'
import { binomialSurvival } from '../../src/math/binomial.js'
import { seededRandom } from '../../src/math/random.js'

describe('rateTest', () => {
  it('never rejects too often: exact false-alarm rates at small sizes', () => {
    // The sum over every pair of counts, no chance involved.
    for (const [n, m] of [
      [10, 10],
      [25, 10],
      [60, 12],
    ] as const) {
      for (const share of [0.01, 0.1, 0.3, 0.5]) {
        const point = (k: number, rows: number) =>
          binomialSurvival(k, rows, share) - binomialSurvival(k + 1, rows, share)
        let alarms = 0
        for (let a = 0; a <= n; a++) {
          for (let b = 0; b <= m; b++) {
            const { pValue } = fisherExact({ hits: [a, b], rows: [n, m] })
            if (pValue <= 0.05) alarms += point(a, n) * point(b, m)
          }
        }
        expect(alarms).toBeLessThanOrEqual(0.05)
      }
    }
  })

  it('stays within alpha at large sizes and rare events', () => {
    // 500 pairs each: P(more than 42 alarms | 0.05) is 7e-4.
    const random = seededRandom(31)
    for (const [n, m, share] of [
      [1e6, 1e4, 1e-4],
      [1e7, 1e7, 0.3],
      [1e5, 1000, 0.01],
    ] as const) {
      const count = (rows: number) => {
        // A urn of 1e9 rows, drawn from without replacement, is binomial to 1 %.
        return random.hypergeometric(share * 1e9, (1 - share) * 1e9, rows)
      }
      let alarms = 0
      for (let pair = 0; pair < 500; pair++) {
        const hits = [count(n), count(m)] as const
        if (fisherExact({ hits, rows: [n, m] }).pValue <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(42)
    }
  })

  it('takes its p-value from Fisher’s test', () => {
    const shares = { hits: [3, 9], rows: [40, 30] } as const
    expect(rateTest(shares).pValue).toBe(fisherExact(shares).pValue)
  })

  it('folds the interval of the difference into that of the effect', () => {
    const side = fc
      .integer({ min: 1, max: 200 })
      .chain((rows) => fc.tuple(fc.integer({ min: 0, max: rows }), fc.constant(rows)))
    fc.assert(
      fc.property(side, side, ([a, n], [b, m]) => {
        const found = rateTest({ hits: [a, b], rows: [n, m] })
        const { effect, effectLow, effectHigh } = found
        expect(effectLow).toBeLessThanOrEqual((effect ?? 0) + 1e-12)
        expect(effectHigh).toBeGreaterThanOrEqual((effect ?? 0) - 1e-12)
        expect(effectHigh).toBeLessThanOrEqual(1)
        for (const value of Object.values(found)) expect(value).not.toBeNaN()
      }),
      { numRuns: 60 },
    )
  })

  it('detectable is found with the power asked for', () => {
    const random = seededRandom(32)
    for (const [n, m, share] of [
      [5000, 500, 0],
      [2000, 2000, 0.1],
      [300, 100, 0.02],
    ] as const) {
      const detectable =
        rateTest({ hits: [Math.round(share * n), Math.round(share * m)], rows: [n, m] })
          .detectable ?? 1
      const draw = (rows: number, rate: number) => {
        let hits = 0
        for (let i = 0; i < rows; i++) if (random.next() < rate) hits++
        return hits
      }
      let found = 0
      for (let pair = 0; pair < 300; pair++) {
        const hits = [draw(n, share), draw(m, share + detectable)] as const
        if ((rateTest({ hits, rows: [n, m] }).pValue ?? 1) <= 0.05) found++
      }
      // At a power of 0.8 fewer than 213 of 300 have probability 2e-4; near 0.8, above 0.97 it is no "smallest".
      expect(found).toBeGreaterThanOrEqual(213)
      expect(found).toBeLessThanOrEqual(291)
    }
  })

  it('has stated outcomes for degenerate input', () => {
    expect(rateTest({ hits: [0, 3], rows: [0, 10] })).toMatchObject({
      method: 'no rows',
      difference: null,
      pValue: null,
    })
    expect(rateTest({ hits: [0, 0], rows: [50, 20] })).toMatchObject({
      effect: 0,
      effectLow: 0,
      pValue: 1,
    })
    expect(rateTest({ hits: [0, 20], rows: [50, 20] })).toMatchObject({ effect: 1, effectHigh: 1 })
    expect(rateTest({ hits: [0, 1], rows: [1, 1] })).toMatchObject({ pValue: 1, detectable: null })
  })
})

describe('intervals', () => {
  it('are Wilson’s and Newcombe’s published figures', () => {
    // Newcombe 1998, Statistics in Medicine 17, 857 (method 3) and 873 (method 10), example (a).
    const wilson = wilsonInterval(81, 263, 0.95)
    expect(wilson.low).toBeCloseTo(0.2553, 4)
    expect(wilson.high).toBeCloseTo(0.3662, 4)
    const { low, high } = newcombeInterval({ hits: [48, 56], rows: [80, 70] }, 0.95)
    expect(low).toBeCloseTo(0.0524, 4)
    expect(high).toBeCloseTo(0.3339, 4)
    expect(wilsonInterval(0, 10, 0.95).low).toBe(0)
    expect(wilsonInterval(10, 10, 0.95).high).toBe(1)
  })
})
