/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { binomialCumulative, binomialInterval, binomialSurvival } from '../../src/math/binomial.js'
import { expectClose } from '../support/vectors/close.js'

const SURVIVAL: [number, number, number, number][] = [
  [1, 10, 0.1, 0.6513215599000001],
  [5, 10, 0.3, 0.15026833259999997],
  [10, 10, 0.01, 1.0000000000000002e-20],
  [9, 10, 0.999, 0.9999552393710069],
  [600, 1000, 0.5, 1.3642320780330092e-10],
  [500, 1000, 0.5, 0.5126125090891804],
  [520, 1000, 0.5, 0.10872414660207047],
  [900, 1000, 0.5, 6.701717790006296e-162],
  [30, 1000, 0.001, 9.503107515052422e-34],
  [2000, 1000000, 0.001, 1.8536539944013863e-170],
  [501900, 1000000, 0.5, 7.26392999853133e-5],
  [3, 1000000, 1e-9, 1.6654121740261295e-10],
  [50, 100, 0.9, 1],
  [10, 100, 0.9, 1],
]

const CUMULATIVE: [number, number, number, number][] = [
  [1, 10, 0.1, 0.7360989291],
  [5, 10, 0.3, 0.9526510126],
  [10, 10, 0.01, 1],
  [9, 10, 0.999, 0.009955119790251798],
  [600, 1000, 0.5, 0.9999999999099158],
  [500, 1000, 0.5, 0.5126125090891804],
  [520, 1000, 0.5, 0.9026168357691172],
  [30, 1000, 0.001, 1],
  [2000, 1000000, 0.001, 1],
  [501900, 1000000, 0.5, 0.9999279445877902],
  [318000, 1000000, 0.3, 1],
  [3, 1000000, 1e-9, 0.9999999999999584],
  [50, 100, 0.9, 5.8320387857342875e-24],
  [10, 100, 0.9, 6.110236824190975e-78],
]

describe('binomial tails', () => {
  test.each(SURVIVAL)('%d or more of %d at rate %d', (k, n, p, expected) => {
    expectClose(binomialSurvival(k, n, p), expected, 2e-13)
  })

  test.each(CUMULATIVE)('%d or fewer of %d at rate %d', (k, n, p, expected) => {
    expectClose(binomialCumulative(k, n, p), expected, 2e-13)
  })

  it('takes impossible and certain counts, rates 0 and 1, and no trials', () => {
    expect([-1, 0, 4].map((k) => binomialSurvival(k, 3, 0.5))).toEqual([1, 1, 0])
    expect([-1, 3, 4].map((k) => binomialCumulative(k, 3, 0.5))).toEqual([0, 1, 1])
    expect([binomialSurvival(1, 3, 0), binomialSurvival(3, 3, 1)]).toEqual([0, 1])
    expect([binomialSurvival(0, 0, 0.5), binomialSurvival(1, 0, 0.5)]).toEqual([1, 0])
    expect(() => binomialSurvival(1, 2.5, 0.5)).toThrow('trials must be whole, found 2.5')
    expect(() => binomialCumulative(1, 2, 1.5)).toThrow('p must be in [0, 1], found 1.5')
  })

  it('k or more and fewer than k sum to 1', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const k = Math.round(n * p)
        expectClose(binomialSurvival(k, n, p) + binomialCumulative(k - 1, n, p), 1, 1e-13)
      }),
      { seed: 1 },
    )
  })
})

describe('binomial interval', () => {
  // Clopper and Pearson 1934 by the F distribution; values as published for 10 of 100 and others.
  test.each([
    [10, 100, 0.95, 0.04900469, 0.1762226],
    [0, 10, 0.95, 0, 0.3084971],
    [10, 10, 0.95, 0.6915029, 1],
    [5, 10, 0.95, 0.18708603, 0.81291397],
  ])('%d of %d at confidence %d', (successes, trials, confidence, low, high) => {
    const interval = binomialInterval({ successes, trials, confidence })
    expectClose(interval.low, low, 1e-7)
    expectClose(interval.high, high, 1e-7)
  })

  it('has exactly half the remaining chance on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(1000), (trials, part) => {
        const successes = Math.round((trials * part) / 1000)
        const { low, high } = binomialInterval({ successes, trials, confidence: 0.99 })
        if (successes > 0) expectClose(binomialSurvival(successes, trials, low), 0.005, 1e-9)
        if (successes < trials)
          expectClose(binomialCumulative(successes, trials, high), 0.005, 1e-9)
      }),
      { seed: 2 },
    )
  })

  it('knows nothing without trials, and refuses nonsense', () => {
    expect(binomialInterval({ successes: 0, trials: 0, confidence: 0.9 })).toEqual({
      low: 0,
      high: 1,
    })
    expect(() => binomialInterval({ successes: 2, trials: 1, confidence: 0.9 })).toThrow('2 of 1')
  })
})
