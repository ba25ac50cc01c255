import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../src/math/root.js'

describe('find root', () => {
  it('finds the cube root to the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        const root = findRoot({ f: (r) => r ** 3 - x, low: 0, high: 1e3 })
        expect(Math.abs(root / Math.cbrt(x) - 1)).toBeLessThan(1e-14)
      }),
      { seed: 1 },
    )
  })

  it('takes falling functions, infinite values and steps', () => {
    expect(findRoot({ f: (x) => -Math.log(x), low: 0, high: 7 })).toBeCloseTo(1, 14)
    expect(findRoot({ f: (x) => (x < 0.3 ? -1 : 1), low: 0, high: 1 })).toBeCloseTo(0.3, 14)
    expect(findRoot({ f: (x) => (x < 2 ? -Infinity : Infinity), low: 1, high: 9 })).toBeCloseTo(
      2,
      13,
    )
  })

  it('takes a root at an end', () => {
    expect(findRoot({ f: (x) => x, low: 0, high: 1 })).toBe(0)
    expect(findRoot({ f: (x) => x - 1, low: 0, high: 1 })).toBe(1)
  })

  it('needs few evaluations', () => {
    let calls = 0
    const f = (x: number) => {
      calls++
      return Math.exp(x) - 5
    }
    findRoot({ f, low: 0, high: 10 })
    expect(calls).toBeLessThan(20)
  })

  it('refuses a bracket without a crossing', () => {
    expect(() => findRoot({ f: (x) => x + 1, low: 0, high: 1 })).toThrow(
      'no crossing between 0 and 1',
    )
  })
})
