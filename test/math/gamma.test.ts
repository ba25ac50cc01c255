/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { gammaCumulative, gammaSurvival, logGamma } from '../../src/math/gamma.js'
import { expectClose } from '../support/vectors/close.js'

const LOG_GAMMA: [number, number][] = [
  [1e-300, 690.7755278982137],
  [0.01, 4.599479878042022],
  [0.3, 1.0957979948180756],
  [0.77, 0.18206516866053704],
  [0.9999999, 5.772157468444193e-8],
  [1.2, -0.08537409000331583],
  [1.9, -0.03898427592308336],
  [2.000001, 4.2278465762452923e-7],
  [2.5, 0.2846828704729192],
  [5, 3.1780538303479458],
  [9.99, 12.779315214350193],
  [10.1, 13.027526738633236],
  [33, 81.55795945611504],
  [1000000, 12815504.569147611],
]

const SURVIVAL: [number, number, number][] = [
  [0.001, 1e-8, 0.017686020646153065],
  [0.001, 0.3804733192202055, 0.000736508949602504],
  [0.05, 1.168033988749895, 0.008806105336489423],
  [0.3, 1.3954451150103322, 0.04845881150862893],
  [0.5, 0.9949747468305833, 0.1583461603351421],
  [0.75, 0.75, 0.348407480500311],
  [0.999, 0.0999, 0.904665986687693],
  [1, 1e-5, 0.9999900000499998],
  [1, 21, 7.582560427911907e-10],
  [1.5, 11.297958971132712, 4.902246637062723e-5],
  [2, 6.242640687119286, 0.014084860083434191],
  [4.5, 6.621320343559642, 0.15193087659748658],
  [10, 10.948683298050513, 0.34610569220974013],
  [16, 14.8, 0.5885675860339794],
  [49.5, 35.428752720529715, 0.9853807594311511],
  [49.5, 309.81807467020036, 2.5242359576666305e-76],
  [500, 678.8854381999831, 2.589526357370183e-13],
  [5000, 5141.42135623731, 0.023508224696034644],
  [32600.5, 32654.666825640794, 0.381448045452775],
  [50000, 49776.39320225002, 0.8413455552112047],
]

const CUMULATIVE: [number, number, number][] = [
  [0.001, 1e-8, 0.9823139793538469],
  [0.001, 0.3804733192202055, 0.9992634910503975],
  [0.05, 1.168033988749895, 0.9911938946635106],
  [0.3, 1.3954451150103322, 0.951541188491371],
  [0.5, 0.9949747468305833, 0.8416538396648579],
  [0.75, 0.75, 0.651592519499689],
  [0.999, 0.0999, 0.09533401331230695],
  [1, 1e-5, 9.999950000166666e-6],
  [1, 21, 0.999999999241744],
  [1.5, 11.297958971132712, 0.9999509775336294],
  [2, 6.242640687119286, 0.9859151399165658],
  [4.5, 6.621320343559642, 0.8480691234025134],
  [10, 10.948683298050513, 0.6538943077902599],
  [16, 14.8, 0.41143241396602065],
  [49.5, 35.428752720529715, 0.014619240568848921],
  [49.5, 309.81807467020036, 1],
  [500, 678.8854381999831, 0.9999999999997411],
  [5000, 5141.42135623731, 0.9764917753039654],
  [32600.5, 32654.666825640794, 0.618551954547225],
  [50000, 49776.39320225002, 0.15865444478879534],
]

describe('log gamma', () => {
  test.each(LOG_GAMMA)('at %d', (x, expected) => {
    expectClose(logGamma(x), expected, 1e-15)
  })

  it('is exactly 0 at its zeros and infinite at its ends', () => {
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0])
    expect([logGamma(0), logGamma(Infinity)]).toEqual([Infinity, Infinity])
  })

  it('refuses negative arguments', () => {
    expect(() => logGamma(-0.5)).toThrow('log gamma: x must be at least 0, found -0.5')
  })

  it('obeys the recurrence Γ(x+1) = x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x) => {
        const difference = logGamma(x + 1) - logGamma(x) - Math.log(x)
        expect(Math.abs(difference)).toBeLessThan(1e-15 * (10 + 10 * Math.abs(logGamma(x + 1))))
      }),
      { seed: 1 },
    )
  })
})

describe('gamma survival and cumulative', () => {
  test.each(SURVIVAL)('survival of shape %d at %d', (a, x, expected) => {
    expectClose(gammaSurvival(a, x), expected, 2e-13)
  })

  test.each(CUMULATIVE)('cumulative of shape %d at %d', (a, x, expected) => {
    expectClose(gammaCumulative(a, x), expected, 2e-13)
  })

  it('takes the ends', () => {
    expect([gammaSurvival(3, 0), gammaSurvival(3, Infinity)]).toEqual([1, 0])
    expect([gammaCumulative(3, 0), gammaCumulative(3, Infinity)]).toEqual([0, 1])
  })

  it('refuses shapes and places outside its domain', () => {
    expect(() => gammaSurvival(0, 1)).toThrow('shape must be positive')
    expect(() => gammaSurvival(1, -1)).toThrow('x must be at least 0')
    expect(() => gammaCumulative(1, Number.NaN)).toThrow('x must be at least 0')
  })

  const shape = fc.double({ min: 0.01, max: 3000, noNaN: true })
  const factor = fc.double({ min: 0, max: 4, noNaN: true })

  it('survival and cumulative sum to 1', () => {
    fc.assert(
      fc.property(shape, factor, (a, f) => {
        expectClose(gammaSurvival(a, a * f) + gammaCumulative(a, a * f), 1, 1e-14)
      }),
      { seed: 2 },
    )
  })

  it('survival falls in x', () => {
    fc.assert(
      fc.property(shape, factor, (a, f) => {
        const here = gammaSurvival(a, a * f)
        expect(gammaSurvival(a, a * f + 0.01)).toBeLessThanOrEqual(here * (1 + 1e-12))
      }),
      { seed: 3 },
    )
  })
})
