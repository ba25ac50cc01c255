import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponentialOfProduct, productError, sumError } from '../../src/math/exact.js'
import { expectClose } from '../support/vectors/close.js'

const whole = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n })

describe('errors of single operations', () => {
  it('of a product is exact', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [x, y] = [Number(a), Number(b)]
        expect(BigInt(x * y) + BigInt(productError(x, y))).toBe(a * b)
      }),
      { seed: 1 },
    )
  })

  it('of a sum is exact', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [x, y] = [Number(a) * 2 ** 20, Number(b)]
        expect(BigInt(x + y) + BigInt(sumError(x, y))).toBe(a * 2n ** 20n + b)
      }),
      { seed: 2 },
    )
  })

  it('scales with huge factors, and is 0 where the result overflows', () => {
    const x = 1 + 2 ** -30
    expect(productError(x * 2 ** 1010, x * 2 ** -1010)).toBe(productError(x, x))
    expect(productError(x * 2 ** -500, x * 2 ** 1020)).toBe(productError(x, x) * 2 ** 520)
    expect(productError(1e200, 1e200)).toBe(0)
    expect(sumError(1e308, 1e308)).toBe(0)
    expect(sumError(Infinity, 1)).toBe(0)
  })
})

describe('exponential of a product', () => {
  it('does not lose the exponent’s last digits', () => {
    // mpmath 1.3.0, 40 digits, at the doubles given.
    expectClose(exponentialOfProduct(-18.65, 37.3), 7.677417113106441e-303, 1e-15)
    expectClose(Math.exp(-18.65 * 37.3), 7.677417113106441e-303, 1e-12)
  })

  it('under- and overflows quietly', () => {
    expect(exponentialOfProduct(-1e200, 1e200)).toBe(0)
    expect(exponentialOfProduct(1e200, 1e200)).toBe(Infinity)
  })
})
