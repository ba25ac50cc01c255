import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addProduct, addSum, addTo, emptySum, sumOf, total } from '../../src/math/sum.js'

describe('two-term sums', () => {
  it('keep what plain addition loses', () => {
    expect(sumOf([1e16, 1, -1e16])).toBe(1)
    expect(sumOf([1, 1e100, 1, -1e100])).toBe(2)
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sumOf([])).toBe(0)
  })

  it('keep what a product loses', () => {
    const sum = emptySum()
    const x = 1 + 2 ** -30
    addProduct(sum, x, x)
    addTo(sum, -1)
    expect(total(sum)).toBe(2 ** -29 + 2 ** -60)
  })

  it('agree with whole-number arithmetic', () => {
    const value = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value)), (pairs) => {
        const sum = emptySum()
        for (const [a, b] of pairs) addProduct(sum, Number(a), Number(b))
        const exact = pairs.reduce((acc, [a, b]) => acc + a * b, 0n)
        const size = pairs.reduce((acc, [a, b]) => acc + (a * b < 0n ? -a * b : a * b), 1n)
        const slack = Number(size) * 2 ** -100 * (pairs.length + 1)
        expect(Math.abs(total(sum) - Number(exact))).toBeLessThanOrEqual(
          slack + Math.abs(Number(exact)) * 2 ** -53,
        )
      }),
      { seed: 1 },
    )
  })

  it('give the same in any grouping, as far as the bound says', () => {
    const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }))
    fc.assert(
      fc.property(values, values, (first, second) => {
        const whole = emptySum()
        for (const value of [...first, ...second]) addTo(whole, value)
        const left = emptySum()
        for (const value of first) addTo(left, value)
        const right = emptySum()
        for (const value of second) addTo(right, value)
        const untouched = { ...right }
        addSum(left, right)
        expect(right).toEqual(untouched)
        const size = [...first, ...second].reduce((acc, value) => acc + Math.abs(value), 0)
        expect(Math.abs(total(left) - total(whole))).toBeLessThanOrEqual(
          Math.abs(total(whole)) * 2 ** -52 + size * 2 ** -98,
        )
      }),
      { seed: 2 },
    )
  })
})

describe('infinities in sums', () => {
  it('stay infinities', () => {
    expect(sumOf([Infinity, 1])).toBe(Infinity)
    expect(sumOf([1, -Infinity, 5, 1e300])).toBe(-Infinity)
    expect(sumOf([1e308, 1e308, -1e308])).toBe(Infinity)
  })

  it('stay infinities through merges and products', () => {
    const sum = emptySum()
    addTo(sum, 3)
    addSum(sum, { high: Infinity, low: 0 })
    addProduct(sum, 1e200, 2)
    expect(total(sum)).toBe(Infinity)
    addProduct(sum, 1e200, 1e200)
    expect(total(sum)).toBe(Infinity)
  })

  it('of both signs have no sum', () => {
    expect(sumOf([Infinity, -Infinity])).toBeNaN()
  })
})
