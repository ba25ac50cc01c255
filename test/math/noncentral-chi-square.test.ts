/** Expected values: mpmath 1.3.0, the Poisson mixture with 120 to 700 digits. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { chiSquareSurvival } from '../../src/math/chi-square.js'
import {
  noncentralChiSquareCumulative,
  noncentralChiSquareSurvival,
  noncentralityForPower,
  noncentralityInterval,
} from '../../src/math/noncentral-chi-square.js'
import { normalInverseSurvival, normalSurvival } from '../../src/math/normal.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number, number, number][] = [
  [1, 1, 1, 0.5227501319481792],
  [10, 9, 5, 0.7165642862559156],
  [500, 9, 100, 5.265675531610266e-34],
  [0.5, 9, 20, 0.9999999978612473],
  [30, 19, 20.5, 0.8028839225550783],
  [2000, 9, 1500, 1.8678720539014233e-9],
  [3000, 9, 500, 3.3849013300725214e-229],
  [1, 3, 100, 1],
  [50, 9, 300, 1],
  [120, 99, 10, 0.23057548693084326],
  [5, 2, 0.001, 0.08218761128310983],
  [9000, 99, 8000, 4.946750214641992e-7],
  [7000, 99, 8000, 0.9999999998873822],
  [20000, 9, 15000, 4.170527015548367e-80],
]

const CUMULATIVE: [number, number, number, number][] = [
  [1, 1, 1, 0.4772498680518208],
  [10, 9, 5, 0.2834357137440844],
  [500, 9, 100, 1],
  [0.5, 9, 20, 2.1387527574305084e-9],
  [1000, 99, 500, 0.9999999999999458],
  [2000, 9, 1500, 0.9999999981321279],
  [3000, 9, 500, 1],
  [50, 9, 300, 1.4909459618145517e-26],
  [120, 99, 10, 0.7694245130691567],
  [0.001, 1, 50, 3.5327935920276303e-13],
  [5, 2, 0.001, 0.9178123887168902],
  [7000, 99, 8000, 1.1261781346134957e-10],
  [20000, 9, 15000, 1],
  [1500, 1, 0.5, 1],
]

describe('noncentral chi-square', () => {
  test.each(SURVIVAL)('survival at %d with df %d and lambda %d', (x, df, lambda, expected) => {
    expectClose(noncentralChiSquareSurvival(x, df, lambda), expected, 5e-13)
  })

  test.each(CUMULATIVE)('cumulative at %d with df %d and lambda %d', (x, df, lambda, expected) => {
    expectClose(noncentralChiSquareCumulative(x, df, lambda), expected, 5e-13)
  })

  it('takes the ends, and lambda 0 is the central law', () => {
    expect(noncentralChiSquareSurvival(0, 3, 2)).toBe(1)
    expect(noncentralChiSquareSurvival(Infinity, 3, 2)).toBe(0)
    expect(noncentralChiSquareCumulative(0, 3, 2)).toBe(0)
    expect(noncentralChiSquareCumulative(Infinity, 3, 2)).toBe(1)
    expect(noncentralChiSquareSurvival(7, 3, 0)).toBe(chiSquareSurvival(7, 3))
    expect(() => noncentralChiSquareSurvival(7, 3, -1)).toThrow('lambda must be at least 0')
  })

  it('with one degree of freedom is a squared shifted normal', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 30, noNaN: true }),
        fc.double({ min: 0.01, max: 30, noNaN: true }),
        (root, shift) => {
          const expected = normalSurvival(root - shift) + normalSurvival(root + shift)
          expectClose(noncentralChiSquareSurvival(root ** 2, 1, shift ** 2), expected, 1e-11)
        },
      ),
      { seed: 1 },
    )
  })

  it('survival and cumulative sum to 1, and survival rises in lambda', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (x, df, lambda) => {
          const survival = noncentralChiSquareSurvival(x, df, lambda)
          expectClose(survival + noncentralChiSquareCumulative(x, df, lambda), 1, 1e-12)
          const more = noncentralChiSquareSurvival(x, df, lambda + 1)
          expect(more).toBeGreaterThanOrEqual(survival * (1 - 1e-12))
        },
      ),
      { seed: 2 },
    )
  })
})

describe('noncentrality for power', () => {
  it('with one degree of freedom is the square of the normal shift', () => {
    const shift = normalInverseSurvival(0.025) + normalInverseSurvival(0.2)
    // The other tail adds less than 10^-6 to the power.
    expectClose(noncentralityForPower({ df: 1, alpha: 0.05, power: 0.8 }), shift ** 2, 1e-5)
  })

  it('is 0 where chance alone has the power', () => {
    expect(noncentralityForPower({ df: 4, alpha: 0.05, power: 0.05 })).toBe(0)
  })

  it('refuses shares outside (0, 1)', () => {
    expect(() => noncentralityForPower({ df: 4, alpha: 0, power: 0.5 })).toThrow(
      'must be in (0, 1)',
    )
  })
})

describe('noncentrality interval', () => {
  it('ends where either tail is half of what the confidence leaves', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 3000, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (x, df) => {
          const { low, high } = noncentralityInterval({ x, df, confidence: 0.9 })
          expect(low).toBeLessThanOrEqual(high)
          if (low > 0) expectClose(noncentralChiSquareSurvival(x, df, low), 0.05, 1e-9)
          else expect(chiSquareSurvival(x, df)).toBeGreaterThanOrEqual(0.05)
          if (high > 0) expectClose(noncentralChiSquareCumulative(x, df, high), 0.05, 1e-9)
          else expect(noncentralChiSquareCumulative(x, df, 0)).toBeLessThanOrEqual(0.05)
        },
      ),
      { seed: 3 },
    )
  })

  it('is [0, 0] for a statistic smaller than chance', () => {
    expect(noncentralityInterval({ x: 0.001, df: 10, confidence: 0.95 })).toEqual({
      low: 0,
      high: 0,
    })
  })
})
