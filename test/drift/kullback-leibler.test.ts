import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kullbackLeiblerDivergence, kullbackLeiblerTest } from '../../src/drift/kullback-leibler.js'
import { populationStability } from '../../src/drift/population-stability.js'

it('gives published figures', () => {
  expect(kullbackLeiblerDivergence([85, 5, 5, 5], [25, 25, 25, 25])).toBeCloseTo(
    0.7987934300136834,
    13,
  )
  expect(kullbackLeiblerDivergence([25, 25, 25, 25], [85, 5, 5, 5])).toBeCloseTo(
    0.9011345764200462,
    13,
  )
})

it('both directions add up to the PSI', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const sum = (kullbackLeiblerDivergence(a, b) ?? 0) + (kullbackLeiblerDivergence(b, a) ?? 0)
      expect(sum).toBeCloseTo(populationStability(a, b) ?? Number.NaN, 12)
    }),
  )
})

it('is null where infinite or empty, finite in one direction only', () => {
  expect(kullbackLeiblerDivergence([1, 1], [2, 0])).toBeNull()
  expect(kullbackLeiblerDivergence([2, 0], [1, 1])).toBeCloseTo(Math.LN2, 14)
  expect(kullbackLeiblerDivergence([0], [1])).toBeNull()
  const smoothed = kullbackLeiblerTest([100, 100], [200, 0])
  expect(smoothed.statistic).toBeGreaterThan(1)
  expect(smoothed.statistic).toBeLessThan(10)
})
