/**
 * Expected values: mpmath 1.3.0 with 40 digits; Smirnov's integral with 400 to 1,200 nodes.
 */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { andersonDarlingSurvival } from '../../src/math/anderson-darling.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number][] = [
  [0.03, 1],
  [0.05, 0.9999999998268507],
  [0.1, 0.9999719218948736],
  [0.2, 0.9904125472497941],
  [0.7, 0.5588232038532592],
  [1, 0.35726667321401906],
  [1.5, 0.1764753728420497],
  [3, 0.02736478833402636],
  [5, 0.0028744213045860723],
  [10, 1.3815035410685864e-5],
  [20, 4.465071538311922e-10],
  [100, 3.6283830982111474e-45],
  [300, 2.902694077815666e-132],
  [500, 3.112373157554812e-219],
]

describe('anderson–darling survival', () => {
  test.each(SURVIVAL)('at %d', (x, expected) => {
    expectClose(andersonDarlingSurvival(x), expected, 1e-13)
  })

  it('takes the ends', () => {
    expect([-1, 0, 1e-9, Infinity].map(andersonDarlingSurvival)).toEqual([1, 1, 1, 0])
    expect(() => andersonDarlingSurvival(Number.NaN)).toThrow('x is not a number')
  })

  it('falls', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (x) => {
        expect(andersonDarlingSurvival(x + 0.001)).toBeLessThanOrEqual(
          andersonDarlingSurvival(x) + 1e-14,
        )
      }),
      { seed: 1 },
    )
  })
})
