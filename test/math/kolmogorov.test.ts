/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  kolmogorovCumulative,
  kolmogorovInverseSurvival,
  kolmogorovSurvival,
} from '../../src/math/kolmogorov.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number][] = [
  [0.05, 1],
  [0.1, 1],
  [0.2, 0.999999999999495],
  [0.4, 0.9971923267772983],
  [0.599, 0.8656041236451746],
  [0.65, 0.7920130315089251],
  [0.8, 0.5441424115741981],
  [1, 0.2699996716773545],
  [1.199, 0.11278924537702419],
  [1.3, 0.06809222184476638],
  [2, 0.0006709252557796953],
  [5, 3.8574996959278356e-22],
  [10, 2.767793053473475e-87],
  [16, 8.754982074106102e-223],
]

const CUMULATIVE: [number, number][] = [
  [0.05, 2.4231674791576992e-213],
  [0.1, 6.6093052422455605e-53],
  [0.2, 5.050407338670088e-13],
  [0.4, 0.002807673222701735],
  [0.599, 0.1343958763548254],
  [0.65, 0.2079869684910749],
  [0.8, 0.45585758842580193],
  [1, 0.7300003283226455],
  [1.199, 0.8872107546229758],
  [1.3, 0.9319077781552336],
  [2, 0.9993290747442203],
  [5, 1],
  [10, 1],
  [16, 1],
]

const INVERSE: [number, number][] = [
  [0.9999906941986655, 0.2999999999999355],
  [0.9639452436648751, 0.5],
  [0.5441424115741981, 0.8],
  [0.2699996716773545, 1],
  [0.10002342783567782, 1.2238],
  [0.04948587675537788, 1.36],
  [0.0006709252557796953, 2],
  [2.532833109818835e-14, 4],
  [8.817062662926453e-71, 9],
]

describe('kolmogorov', () => {
  test.each(SURVIVAL)('survival at %d', (x, expected) => {
    expectClose(kolmogorovSurvival(x), expected, 1e-15)
  })

  test.each(CUMULATIVE)('cumulative at %d', (x, expected) => {
    expectClose(kolmogorovCumulative(x), expected, 3e-14)
  })

  test.each(INVERSE)('critical value for %d', (p, expected) => {
    expectClose(kolmogorovInverseSurvival(p), expected, 1e-15)
  })

  it('takes the ends', () => {
    expect([-1, 0, 1e-320, Infinity].map(kolmogorovSurvival)).toEqual([1, 1, 1, 0])
    expect([-1, 0, 1e-320, Infinity].map(kolmogorovCumulative)).toEqual([0, 0, 0, 1])
    expect([0, 1].map(kolmogorovInverseSurvival)).toEqual([Infinity, 0])
    expect(() => kolmogorovSurvival(Number.NaN)).toThrow('kolmogorov: x is not a number')
    expect(() => kolmogorovInverseSurvival(2)).toThrow('p must be in [0, 1], found 2')
  })

  it('survival and cumulative sum to 1 and are monotone', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 5, noNaN: true }), (x) => {
        expectClose(kolmogorovSurvival(x) + kolmogorovCumulative(x), 1, 1e-15)
        expect(kolmogorovSurvival(x + 0.001)).toBeLessThanOrEqual(kolmogorovSurvival(x))
      }),
      { seed: 1 },
    )
  })

  it('the critical value undoes the survival down to the smallest doubles', () => {
    fc.assert(
      fc.property(fc.double({ min: -307, max: 0, noNaN: true }), (exponent) => {
        const p = 10 ** exponent
        expectClose(kolmogorovSurvival(kolmogorovInverseSurvival(p)), p, 1e-12)
      }),
      { seed: 2 },
    )
  })
})
