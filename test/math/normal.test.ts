/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { normalCumulative, normalInverseSurvival, normalSurvival } from '../../src/math/normal.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number][] = [
  [0, 0.5],
  [-1e-10, 0.5000000000398942],
  [0.1, 0.460172162722971],
  [0.5, 0.3085375387259869],
  [-0.674, 0.7498443431596774],
  [-1, 0.8413447460685429],
  [2, 0.02275013194817921],
  [4, 3.1671241833119924e-5],
  [-5, 0.9999997133484281],
  [8, 6.220960574271784e-16],
  [14.3, 1.0940477870189047e-46],
  [-20, 1],
  [-30, 1],
  [36, 4.182624065797283e-284],
]

const INVERSE: [number, number][] = [
  [0.4999999, 2.5066282747031063e-7],
  [0.499, 0.002506630899571766],
  [0.4, 0.2533471031357997],
  [0.3, 0.5244005127080408],
  [0.25, 0.6744897501960817],
  [0.24999, 0.6745212191808628],
  [0.1, 1.2815515655446004],
  [0.025, 1.9599639845400543],
  [0.01, 2.326347874040841],
  [1e-5, 4.264890793922825],
  [1e-10, 6.361340902404057],
  [1e-50, 14.933337534788489],
  [1e-100, 21.273453560965326],
  [1e-300, 37.0470962993612],
]

describe('normal survival', () => {
  test.each(SURVIVAL)('above %d', (z, expected) => {
    expectClose(normalSurvival(z), expected, 1e-15)
    expectClose(normalCumulative(-z), expected, 1e-15)
  })

  it('takes infinities and refuses NaN', () => {
    expect([normalSurvival(Infinity), normalSurvival(-Infinity)]).toEqual([0, 1])
    expect(() => normalSurvival(Number.NaN)).toThrow('normal: z is not a number')
  })

  it('falls in z and is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -38, max: 38, noNaN: true }), (z) => {
        expect(normalSurvival(z + 0.001)).toBeLessThanOrEqual(normalSurvival(z))
        expectClose(normalSurvival(z) + normalSurvival(-z), 1, 3e-16)
      }),
      { seed: 1 },
    )
  })
})

describe('normal inverse survival', () => {
  test.each(INVERSE)('of %d', (p, expected) => {
    expectClose(normalInverseSurvival(p), expected, 2e-15)
  })

  it('takes the ends and the middle', () => {
    expect([0, 0.5, 1].map(normalInverseSurvival)).toEqual([Infinity, 0, -Infinity])
    expect(() => normalInverseSurvival(1.5)).toThrow('p must be in [0, 1], found 1.5')
  })

  it('undoes the survival function', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 37, noNaN: true }), (z) => {
        const p = normalSurvival(z)
        // Near p = 1 the double p itself is as coarse as 2^-53 / φ(z) in z.
        const coarseness = z < 0 ? 2 ** -52 / Math.exp((-z * z) / 2) : 0
        expect(Math.abs(normalInverseSurvival(p) - z)).toBeLessThan(
          1e-14 * (1 + Math.abs(z)) + 3 * coarseness,
        )
      }),
      { seed: 2 },
    )
  })
})
