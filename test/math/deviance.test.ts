/** Expected values: mpmath 1.3.0 with 50 digits, at the doubles given. */
import { describe, expect, it, test } from 'vitest'
import { deviance, logPoisson, stirlingError } from '../../src/math/deviance.js'
import { expectClose } from '../support/vectors/close.js'

const DEVIANCE: [number, number, number][] = [
  [1, 1.0000001, 4.999999672505363e-15],
  [5, 4.999, 1.0001333533372019e-7],
  [100, 101.5, 0.011138750624934517],
  [1000000.0, 1000100.0, 0.004999666691664667],
  [10, 6.5, 0.8078291609245426],
  [10, 16.5, 1.4922471208751076],
  [10, 5, 1.931471805599453],
  [10, 30, 9.013877113318904],
  [0.001, 20, 19.989096512447464],
  [7, 1e-6, 103.32994594913711],
  [2.5, 1e-300, 1726.7295465752197],
  [100000.0, 90000.0, 536.0515657826302],
  [100000.0, 80000.0, 2314.355131420976],
]
const STIRLING_ERROR: [number, number][] = [
  [0.001, 2.5422704679670947],
  [0.1, 0.512740081331915],
  [0.5, 0.15342640972002736],
  [1, 0.08106146679532726],
  [2.5, 0.03316287351993629],
  [7, 0.01189670994589177],
  [9.99, 0.00833889679773433],
  [10, 0.00833056343336287],
  [15.99, 0.0052109118929237214],
  [16, 0.0052076559196096404],
  [100, 0.0008333305556349147],
  [1000000.0, 8.333333333333056e-8],
]

describe('deviance', () => {
  test.each(DEVIANCE)('of %d from mean %d', (x, mean, expected) => {
    expectClose(deviance(x, mean), expected, 2e-15)
  })

  it('is 0 at the mean, and the mean at 0', () => {
    expect(deviance(12.5, 12.5)).toBe(0)
    expect(deviance(0, 3)).toBe(3)
  })

  it('takes the part of the mean that a double misses', () => {
    // d/dm deviance = 1 − x/m, here 1 − 10/20.
    const shift = 2 ** -55
    expect(deviance(10, 20, shift) - deviance(10, 20)).toBeCloseTo(shift / 2, 16)
    expect(deviance(0, 3, 2 ** -40)).toBe(3 + 2 ** -40)
  })
})

describe('stirling’s error', () => {
  test.each(STIRLING_ERROR)('at %d', (x, expected) => {
    expect(Math.abs(stirlingError(x) - expected)).toBeLessThan(8e-15)
  })
})

describe('log poisson', () => {
  it('gives probabilities that sum to 1', () => {
    for (const mean of [0.001, 1, 30, 2000]) {
      let sum = 0
      for (let k = 0; k < mean + 60 * Math.sqrt(mean) + 20; k++)
        sum += Math.exp(logPoisson(k, mean))
      expectClose(sum, 1, 1e-12)
    }
  })

  it('takes a mean of 0', () => {
    expect(logPoisson(0, 0)).toBeCloseTo(0)
    expect(logPoisson(2, 0)).toBe(-Infinity)
  })
})
