/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  hypergeometricCumulative,
  hypergeometricLogProbability,
  hypergeometricSurvival,
  type Urn,
} from '../../src/math/hypergeometric.js'
import { expectClose } from '../support/vectors/close.js'

const LOG_PROBABILITY: [number, Urn, number][] = [
  [0, { good: 5, bad: 5, draws: 5 }, -5.529429087511423],
  [3, { good: 5, bad: 5, draws: 5 }, -0.9242589015233319],
  [5, { good: 5, bad: 5, draws: 5 }, -5.529429087511423],
  [5, { good: 10, bad: 20, draws: 8 }, -3.0142394653497258],
  [60, { good: 100, bad: 1000, draws: 100 }, -101.93534151540706],
  [30, { good: 100, bad: 1000, draws: 100 }, -22.652052627210214],
  [9, { good: 100, bad: 1000, draws: 100 }, -1.9331626948120466],
  [510, { good: 1000, bad: 1000, draws: 1000 }, -3.733097259463769],
  [560, { good: 1000, bad: 1000, draws: 1000 }, -17.753736070971442],
  [8000, { good: 100000, bad: 1000000, draws: 50000 }, -1277.5036760528124],
  [5000, { good: 100000, bad: 1000000, draws: 50000 }, -30.577429749247727],
  [4545, { good: 100000, bad: 1000000, draws: 50000 }, -5.058966814696127],
  [600000, { good: 1000000, bad: 1000000, draws: 1000000 }, -40277.77325282735],
  [509000, { good: 1000000, bad: 1000000, draws: 1000000 }, -330.80414763193886],
]

const SURVIVAL: [number, Urn, number][] = [
  [0, { good: 5, bad: 5, draws: 5 }, 1],
  [3, { good: 5, bad: 5, draws: 5 }, 0.5],
  [5, { good: 5, bad: 5, draws: 5 }, 0.003968253968253968],
  [5, { good: 10, bad: 20, draws: 8 }, 0.05631799484872948],
  [60, { good: 100, bad: 1000, draws: 100 }, 5.5212793187282735e-45],
  [30, { good: 100, bad: 1000, draws: 100 }, 1.7462405859710145e-10],
  [9, { good: 100, bad: 1000, draws: 100 }, 0.5696585534705662],
  [510, { good: 1000, bad: 1000, draws: 1000 }, 0.197747100955065],
  [560, { good: 1000, bad: 1000, draws: 1000 }, 4.966897989566893e-8],
  [5000, { good: 100000, bad: 1000000, draws: 50000 }, 4.927143645416042e-13],
  [4545, { good: 100000, bad: 1000000, draws: 50000 }, 0.5052759120094273],
  [509000, { good: 1000000, bad: 1000000, draws: 1000000 }, 3.0981564703973892e-143],
  [2, { good: 10, bad: 10000000, draws: 100000 }, 0.004266154151770896],
]

describe('hypergeometric', () => {
  test.each(LOG_PROBABILITY)('log probability of %d from %o', (k, urn, expected) => {
    expectClose(hypergeometricLogProbability(k, urn), expected, 1e-14)
  })

  test.each(SURVIVAL)('%d or more from %o', (k, urn, expected) => {
    expectClose(hypergeometricSurvival(k, urn), expected, 2e-13)
  })

  it('takes impossible and certain counts', () => {
    const urn = { good: 5, bad: 3, draws: 6 }
    expect([2, 3, 6].map((k) => hypergeometricSurvival(k, urn))).toEqual([1, 1, 0])
    expect([2, 5, 6].map((k) => hypergeometricCumulative(k, urn))).toEqual([0, 1, 1])
    expect(hypergeometricLogProbability(6, urn)).toBe(-Infinity)
    expect(hypergeometricLogProbability(3.5, urn)).toBe(-Infinity)
    expect(hypergeometricLogProbability(0, { good: 0, bad: 4, draws: 2 })).toBe(0)
  })

  it('refuses urns that cannot be', () => {
    expect(() => hypergeometricSurvival(1, { good: 1, bad: 1, draws: 3 })).toThrow('draws must be')
    expect(() => hypergeometricSurvival(1, { good: 1.5, bad: 1, draws: 1 })).toThrow(
      'must be whole',
    )
  })

  const urns = fc
    .tuple(fc.nat(300), fc.nat(300), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([good, bad, part]) => ({ good, bad, draws: Math.floor((good + bad) * part) }))

  it('probabilities sum to 1', () => {
    fc.assert(
      fc.property(urns, (urn) => {
        let sum = 0
        for (let k = 0; k <= urn.draws; k++) sum += Math.exp(hypergeometricLogProbability(k, urn))
        expectClose(sum, 1, 1e-12)
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('k or more and fewer than k sum to 1; good and draws may be exchanged', () => {
    fc.assert(
      fc.property(urns, fc.nat(300), ({ good, bad, draws }, k) => {
        const survival = hypergeometricSurvival(k, { good, bad, draws })
        expectClose(survival + hypergeometricCumulative(k - 1, { good, bad, draws }), 1, 1e-13)
        const exchanged = { good: draws, bad: good + bad - draws, draws: good }
        expectClose(hypergeometricSurvival(k, exchanged), survival, 1e-12)
      }),
      { seed: 2 },
    )
  })
})
