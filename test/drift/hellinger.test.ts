import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hellingerDistance, hellingerTest } from '../../src/drift/hellinger.js'
import { totalVariation } from '../../src/drift/total-variation.js'

it('lies between bounds of total variation', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      fc.pre(Math.max(...a) > 0 && Math.max(...b) > 0)
      const square = (hellingerDistance(a, b) ?? Number.NaN) ** 2
      const variation = totalVariation(a, b) ?? Number.NaN
      // H² ≤ TV ≤ √2·H.
      expect(square).toBeLessThanOrEqual(variation + 1e-12)
      expect(variation).toBeLessThanOrEqual(Math.sqrt(2 * square) + 1e-12)
    }),
  )
})

it('keeps the digits of a tiny change', () => {
  // H² ≈ Σ (q−p)²/8p = 2·1e-18/4.
  const found = hellingerDistance([5e8 + 1, 5e8 - 1], [5e8, 5e8]) ?? Number.NaN
  expect(found / Math.sqrt(0.5e-18)).toBeCloseTo(1, 6)
})

it('has stated outcomes for degenerate input', () => {
  expect(hellingerDistance([0], [1])).toBeNull()
  expect(hellingerTest([0, 0], [1, 2]).method).toBe('no rows')
  expect(hellingerTest([60, 0], [0, 70]).statistic).toBe(1)
  expect(hellingerTest([3], [4])).toMatchObject({ pValue: 1, effect: 0 })
})
