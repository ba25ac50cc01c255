/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  chiSquareCumulative,
  chiSquareInverseSurvival,
  chiSquareSurvival,
} from '../../src/math/chi-square.js'
import { expectClose } from '../support/vectors/close.js'

const INVERSE: [number, number, number][] = [
  [0.999, 1, 1.5707971492624927e-6],
  [0.01, 1, 6.634896601021215],
  [0.9, 2, 0.21072103131565256],
  [1e-10, 2, 46.051701859880914],
  [0.5, 3, 2.365973884375338],
  [1e-50, 3, 235.27613356172455],
  [0.05, 9, 16.91897760462045],
  [0.999, 19, 5.406816017601798],
  [0.01, 19, 36.190869129270055],
  [0.9, 99, 81.44925275098248],
  [1e-10, 99, 216.269453641351],
  [0.5, 1000, 999.333412403381],
  [1e-50, 1000, 1823.1501146570029],
  [0.05, 10000, 10233.748897677937],
]

describe('chi-square survival', () => {
  test.each([
    [2, 2],
    [10, 2],
    [1000, 2],
  ])('at %d with %d degrees of freedom is exponential', (x, df) => {
    expectClose(chiSquareSurvival(x, df), Math.exp(-x / 2), 1e-13)
  })

  it('and cumulative sum to 1', () => {
    expectClose(chiSquareSurvival(11, 9) + chiSquareCumulative(11, 9), 1, 1e-15)
  })
})

describe('chi-square inverse survival', () => {
  test.each(INVERSE)('of %d with %d degrees of freedom', (p, df, expected) => {
    expectClose(chiSquareInverseSurvival(p, df), expected, 1e-14)
  })

  it('takes the ends', () => {
    expect([chiSquareInverseSurvival(0, 3), chiSquareInverseSurvival(1, 3)]).toEqual([Infinity, 0])
    expect(() => chiSquareInverseSurvival(-0.1, 3)).toThrow('p must be in [0, 1]')
  })

  it('undoes the survival function over the whole range', () => {
    const probability = fc.oneof(
      fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }),
      fc.double({ min: -290, max: 0, noNaN: true }).map((exponent) => 10 ** exponent),
    )
    fc.assert(
      fc.property(probability, fc.double({ min: 0.5, max: 5000, noNaN: true }), (p, df) => {
        expectClose(chiSquareSurvival(chiSquareInverseSurvival(p, df), df), p, 1e-11)
      }),
      { seed: 1 },
    )
  })
})
