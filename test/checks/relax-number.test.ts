import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beyond, outward } from '../../src/checks/relax-number.js'

describe('a round number outside a value', () => {
  it.each([
    [1014, 'above', 1100],
    [1014, 'below', 1000],
    [-1014, 'below', -1100],
    [0.1234, 'above', 0.13],
    [0.12, 'above', 0.12],
    [0, 'above', 0],
  ] as const)('%d, %s: %d', (value, side, expected) => {
    expect(outward(value, { side, digits: 2 })).toBe(expected)
  })

  it('counts its digits in the spread', () => {
    expect(outward(100_003.2, { side: 'above', digits: 2, spread: 7.5 })).toBe(100_003.2)
    expect(outward(100_003.24, { side: 'above', digits: 2, spread: 7.5 })).toBe(100_003.3)
  })

  it('is not the value itself where a bound is asked for, but for 0', () => {
    expect(beyond(1000, { side: 'above', digits: 2 })).toBe(1100)
    expect(beyond(5, { side: 'above', digits: 2, least: 1 })).toBe(6)
    expect(beyond(-5, { side: 'above', digits: 1 })).toBe(-4)
    expect(beyond(0, { side: 'below', digits: 2 })).toBe(0)
    expect(beyond(0.5, { side: 'below', digits: 2, spread: 100 })).toBe(0)
  })

  it('lies on its side, whatever the value', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
    fc.assert(
      fc.property(number, fc.constantFrom('above' as const, 'below' as const), (value, side) => {
        for (const found of [
          outward(value, { side, digits: 2 }),
          beyond(value, { side, digits: 3 }),
        ]) {
          expect(side === 'above' ? found >= value : found <= value).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
