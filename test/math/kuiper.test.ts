/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { kuiperSurvival } from '../../src/math/kuiper.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number][] = [
  [0.05, 1],
  [0.1, 1],
  [0.2, 1],
  [0.4, 0.9999999999844232],
  [0.599, 0.9998775382279741],
  [0.65, 0.9992377669088903],
  [0.8, 0.9783510749956509],
  [1, 0.8220766443569293],
  [1.199, 0.5363360461009177],
  [1.3, 0.3922966642933618],
  [2, 0.01006387883867104],
  [5, 3.8189246989685574e-20],
  [10, 1.1043494283359166e-84],
  [16, 8.956346661810543e-220],
]

describe('kuiper survival', () => {
  test.each(SURVIVAL)('at %d', (x, expected) => {
    expectClose(kuiperSurvival(x), expected, 1e-15)
  })

  it('takes the ends', () => {
    expect([-1, 0, 1e-320, Infinity].map(kuiperSurvival)).toEqual([1, 1, 1, 0])
    expect(() => kuiperSurvival(Number.NaN)).toThrow('kuiper: lambda is not a number')
  })

  it('falls, across the change of series as well', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (x) => {
        expect(kuiperSurvival(x + 0.001)).toBeLessThanOrEqual(kuiperSurvival(x))
      }),
      { seed: 1 },
    )
    expectClose(kuiperSurvival(1 - 1e-15), kuiperSurvival(1), 1e-13)
  })
})
