import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  populationStability,
  populationStabilityCritical,
  populationStabilityFalseAlarm,
  populationStabilityTest,
} from '../../src/drift/population-stability.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'
import { multinomial } from './populations.js'

const counts = fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 4, maxLength: 4 })
const reference = [253, 302, 204, 134, 72, 26, 8]
const batch = [177, 262, 285, 158, 88, 25, 6]

describe('populationStability', () => {
  it('equals the golden rows', () => {
    const rows = goldenRows<{ expected: number[]; actual: number[] }, number>('psi')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const found = populationStability(args.expected, args.actual) ?? Number.NaN
      expect(relativeError(found, expected)).toBeLessThanOrEqual(tol)
    }
  })

  it('is symmetric, at least 0, and null where it would be infinite', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const value = populationStability(a, b)
        const infinite = a.some((count, j) => (count === 0) !== ((b[j] ?? 0) === 0))
        const empty = Math.max(...a) === 0 || Math.max(...b) === 0
        if (infinite || empty) {
          expect(value).toBeNull()
          return
        }
        expect(value).toBeGreaterThanOrEqual(0)
        expect(populationStability(b, a)).toBeCloseTo(value ?? Number.NaN, 12)
      }),
    )
  })

  it('keeps the digits of a tiny change', () => {
    // (p−q)·ln(p/q) ≈ (p−q)²/q twice: 2·(1e-9)²/0.5 and so on.
    const found = populationStability([5e8 + 1, 5e8 - 1], [5e8, 5e8]) ?? Number.NaN
    expect(relativeError(found, 4e-18)).toBeLessThan(1e-6)
  })
})

describe('populationStabilityTest', () => {
  it('gives the published example: significant, yet stable by the rule of thumb', () => {
    const found = populationStabilityTest(reference, batch, { smoothing: 0 })
    expect(found.statistic).toBeCloseTo(0.067693, 6)
    expect(found.raw).toBeCloseTo(0.067693, 6)
    expect(found.critical).toBeCloseTo(0.025183, 6)
    expect(found.pValue).toBeLessThan(2e-5)
    expect(found.df).toBe(6)
    const sum = found.contributions.reduce((total, { value }) => total + value, 0)
    expect(sum).toBeCloseTo(found.statistic ?? Number.NaN, 14)
    expect(found.contributions[0]?.change).toBeCloseTo(177 / 1001 - 253 / 999, 14)
  })

  it('has the null law it says: alarms near 5 %, cells with few rows included', () => {
    // 400 pairs each: more than 36 alarms have probability 3e-4 at 0.05.
    const random = seededRandom(71)
    const even = new Array<number>(10).fill(0.1)
    for (const [n, m] of [
      [10_000, 50],
      [1000, 1000],
      [300, 40],
    ] as const) {
      let alarms = 0
      for (let pair = 0; pair < 400; pair++) {
        const found = populationStabilityTest(
          multinomial(random, even, n),
          multinomial(random, even, m),
          { seed: pair },
        )
        if ((found.pValue ?? 1) <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(36)
      expect(alarms).toBeGreaterThan(6)
    }
  })

  it('its interval covers the population’s PSI', () => {
    // 300 pairs a row at 95 %: below 273 has probability 1e-3 were the coverage 0.95.
    const random = seededRandom(72)
    const even = new Array<number>(10).fill(0.1)
    for (const [tilt, n, m] of [
      [0, 1000, 100],
      [0.1, 1000, 1000],
      [0.3, 10_000, 300],
      [1, 2000, 500],
    ] as const) {
      const weights = even.map((_, j) => Math.exp((tilt * (j - 4.5)) / 3))
      const sum = weights.reduce((total, weight) => total + weight, 0)
      const q = weights.map((weight) => weight / sum)
      const truth = q.reduce((total, share) => total + (0.1 - share) * Math.log(0.1 / share), 0)
      let covered = 0
      for (let pair = 0; pair < 300; pair++) {
        const found = populationStabilityTest(
          multinomial(random, even, n),
          multinomial(random, q, m),
        )
        if ((found.effectLow ?? 1) <= truth && truth <= (found.effectHigh ?? 0)) covered++
      }
      expect(covered).toBeGreaterThanOrEqual(273)
    }
  })

  it('a sketch’s error widens everything', () => {
    const plain = populationStabilityTest(reference, batch)
    const sketched = populationStabilityTest(reference, batch, { sketchVariance: 1e-4 })
    expect(sketched.sketchInflation).toBeCloseTo(1 + (7 * 1e-4) / (1 / 999 + 1 / 1001), 12)
    expect(sketched.pValue).toBeGreaterThan(plain.pValue ?? 1)
    expect(sketched.critical).toBeGreaterThan(plain.critical ?? 1)
    expect(sketched.effectLow).toBeLessThanOrEqual(plain.effectLow ?? 0)
    expect(sketched.conservative).toBe(true)
    expect(populationStabilityTest([9], [4], { sketchVariance: 1 }).pValue).toBe(1)
  })

  it('has stated outcomes for degenerate input', () => {
    expect(populationStabilityTest([0, 0], [1, 2])).toMatchObject({ method: 'no rows', raw: null })
    expect(populationStabilityTest([7], [3])).toMatchObject({
      statistic: 0,
      pValue: 1,
      detectable: null,
    })
    const apart = populationStabilityTest([100, 0], [0, 100])
    expect(apart.raw).toBeNull()
    expect(apart.effect).toBeGreaterThan(5)
    expect(apart.pValue).toBeLessThan(1e-20)
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const found = populationStabilityTest(a, b)
        for (const value of Object.values(found)) expect(value).not.toBeNaN()
        if (found.effect === null) return
        expect(found.effectLow).toBeLessThanOrEqual(found.effect)
        expect(found.effectHigh).toBeGreaterThanOrEqual(found.effect)
      }),
      { numRuns: 40 },
    )
  })
})

it('fixed limits cry wolf: the golden false-alarm rates', () => {
  const rows = goldenRows<{ n: number; m: number; bins: number }, Record<string, number>>(
    'psiCritical',
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { args, expected, tol } of rows) {
    const check = (found: number, name: string) =>
      expect(relativeError(found, expected[name] ?? Number.NaN)).toBeLessThanOrEqual(tol)
    check(populationStabilityCritical(args, 0.05), 'crit05')
    check(populationStabilityCritical(args, 0.01), 'crit01')
    check(populationStabilityFalseAlarm(args, 0.1), 'false_alarm_psi_0_1')
    check(populationStabilityFalseAlarm(args, 0.25), 'false_alarm_psi_0_25')
  }
})
