import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hellingerDistance, hellingerTest } from '../../src/drift/hellinger.js'
import {
  jensenShannonDistance,
  jensenShannonDivergence,
  jensenShannonTest,
} from '../../src/drift/jensen-shannon.js'
import { lInfinity } from '../../src/drift/l-infinity.js'
import { totalVariation } from '../../src/drift/total-variation.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'
import { multinomial } from './populations.js'

const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 })

it('equals the golden divergences', () => {
  const rows = goldenRows<{ a: number[]; b: number[] }, Record<string, number>>('divergences')
  expect(rows.length).toBeGreaterThan(0)
  for (const { args, expected, tol } of rows) {
    const answers: Record<string, number | null> = {
      js_bits: jensenShannonDivergence(args.a, args.b),
      js_distance_bits: jensenShannonDistance(args.a, args.b),
      hellinger: hellingerDistance(args.a, args.b),
      linf: lInfinity(args.a, args.b).distance,
      tv: totalVariation(args.a, args.b),
    }
    for (const [name, value] of Object.entries(answers)) {
      const error = relativeError(value ?? Number.NaN, expected[name] ?? Number.NaN)
      expect(error).toBeLessThanOrEqual(tol)
    }
  }
})

describe('Jensen–Shannon', () => {
  it('is symmetric, within [0, 1], between bounds of total variation', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        fc.pre(Math.max(...a) > 0 && Math.max(...b) > 0)
        const js = jensenShannonDivergence(a, b) ?? Number.NaN
        const variation = totalVariation(a, b) ?? Number.NaN
        expect(jensenShannonDivergence(b, a)).toBeCloseTo(js, 12)
        // Lin 1991: JS ≤ TV in bits; Pinsker: JS ≥ TV²/(2 ln 2).
        expect(js).toBeLessThanOrEqual(variation + 1e-12)
        expect(js).toBeGreaterThanOrEqual(variation ** 2 / (2 * Math.LN2) - 1e-12)
      }),
    )
  })

  it('is 0 of equal and 1 of disjoint shares, null of empty sides', () => {
    expect(jensenShannonDivergence([1, 2], [10, 20])).toBeCloseTo(0, 15)
    expect(jensenShannonDivergence([1, 2, 0], [0, 0, 5])).toBe(1)
    expect(jensenShannonDivergence([0, 0], [0, 5])).toBeNull()
    expect(jensenShannonDistance([0], [0])).toBeNull()
  })

  it('and Hellinger raise alarms near 5 %', () => {
    // 1,000 pairs: more than 74 alarms have probability 5e-4 at 0.05.
    const random = seededRandom(91)
    const even = new Array<number>(8).fill(1)
    const alarms = [0, 0]
    for (let pair = 0; pair < 1000; pair++) {
      const [a, b] = [multinomial(random, even, 1000), multinomial(random, even, 400)]
      if ((jensenShannonTest(a, b).pValue ?? 1) <= 0.05) alarms[0]! += 1
      if ((hellingerTest(a, b).pValue ?? 1) <= 0.05) alarms[1]! += 1
    }
    for (const count of alarms) {
      expect(count).toBeLessThanOrEqual(74)
      expect(count).toBeGreaterThan(28)
    }
  })
})
