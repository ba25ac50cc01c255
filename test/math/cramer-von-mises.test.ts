/**
 * Expected values: mpmath 1.3.0 with 40 digits; below 1.5 by the series in Bessel functions (Anderson and Darling 1952).
 */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cramerVonMisesSurvival } from '../../src/math/cramer-von-mises.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number][] = [
  [0.003, 1],
  [0.005, 0.9999999999779975],
  [0.01, 0.9999941355671901],
  [0.02, 0.9969993856983981],
  [0.1, 0.5848734384067948],
  [0.2, 0.26747043054077485],
  [0.4, 0.0722473225358392],
  [1, 0.002460452180133964],
  [2, 1.2780736172781673e-5],
  [3, 7.56774345931602e-8],
  [5, 3.0539290331033876e-12],
  [20, 1.0972093165653867e-44],
  [50, 3.5269996323116893e-109],
  [100, 1.7349803174727528e-216],
]

describe('cramér–von mises survival', () => {
  test.each(SURVIVAL)('at %d', (x, expected) => {
    expectClose(cramerVonMisesSurvival(x), expected, 1e-13)
  })

  it('takes the ends', () => {
    expect([-1, 0, 1e-9, Infinity].map(cramerVonMisesSurvival)).toEqual([1, 1, 1, 0])
    expect(() => cramerVonMisesSurvival(Number.NaN)).toThrow('x is not a number')
  })

  it('falls', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (x) => {
        expect(cramerVonMisesSurvival(x + 0.001)).toBeLessThanOrEqual(
          cramerVonMisesSurvival(x) + 1e-14,
        )
      }),
      { seed: 1 },
    )
  })
})
