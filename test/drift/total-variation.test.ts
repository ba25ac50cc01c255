import { expect, it } from 'vitest'
import { totalVariation, totalVariationTest } from '../../src/drift/total-variation.js'
import { seededRandom } from '../../src/math/random.js'
import { multinomial } from './populations.js'

it('is the share that would have to move', () => {
  expect(totalVariation([50, 30, 20], [40, 40, 20])).toBeCloseTo(0.1, 14)
  expect(totalVariation([1, 0], [0, 1])).toBe(1)
  expect(totalVariation([0, 0], [0, 1])).toBeNull()
})

it('is near published permutation figures', () => {
  // Permutation p-values of other implementations, by 4,000 shuffles: 0.964 and 0.3272 (±0.03).
  const reference = [16, 18, 16, 14, 12, 12]
  const same = totalVariationTest(reference, [16, 16, 16, 16, 16, 8])
  expect(same.statistic).toBeCloseTo(0.0681818181818, 12)
  expect(Math.abs((same.pValue ?? 0) - 0.964)).toBeLessThan(0.08)
  const moved = totalVariationTest(reference, [10, 24, 12, 16, 8, 16])
  expect(Math.abs((moved.pValue ?? 0) - 0.3272)).toBeLessThan(0.1)
})

it('covers the truth and stays within alpha', () => {
  // 40 pairs: fewer than 33 covered has probability 7e-4 at 95 %; 200: more than 21 alarms 5e-4 at 5 %.
  const random = seededRandom(101)
  const [even, moved] = [new Array<number>(5).fill(0.2), [0.3, 0.1, 0.25, 0.15, 0.2]]
  let [covered, alarms] = [0, 0]
  for (let pair = 0; pair < 200; pair++) {
    const a = multinomial(random, even, 500)
    if (pair < 40) {
      const { effectLow, effectHigh } = totalVariationTest(a, multinomial(random, moved, 200))
      if ((effectLow ?? 1) <= 0.15 && (effectHigh ?? 0) >= 0.15) covered++
    }
    const unmoved = totalVariationTest(a, multinomial(random, even, 40), { seed: pair })
    if ((unmoved.pValue ?? 1) <= 0.05) alarms++
  }
  expect(covered).toBeGreaterThanOrEqual(33)
  expect(alarms).toBeLessThanOrEqual(21)
})

it('has stated outcomes for degenerate input', () => {
  expect(totalVariationTest([0], [3]).method).toBe('no rows')
  expect(totalVariationTest([4], [3])).toMatchObject({ statistic: 0, pValue: 1, detectable: null })
})
