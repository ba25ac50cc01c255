import { expect, it } from 'vitest'
import { cramersV } from '../../src/drift/cramers-v.js'
import { seededRandom } from '../../src/math/random.js'
import { multinomial } from './populations.js'

it('is Bergsma’s formula', () => {
  // 2×2: φ² = (ad − bc)² / (product of margins).
  const { plain, corrected } = cramersV([200, 800], [400, 600])
  const square = (200 * 600 - 800 * 400) ** 2 / (1000 * 1000 * 600 * 1400)
  expect(plain).toBeCloseTo(Math.sqrt(square), 12)
  const unbiased = square - 1 / 1999
  expect(corrected).toBeCloseTo(Math.sqrt(unbiased / (1 - 1 / 1999)), 12)
})

it('corrected is about 0 on average when nothing changed', () => {
  const random = seededRandom(61)
  const even = new Array<number>(20).fill(1)
  let [plain, corrected] = [0, 0]
  for (let pair = 0; pair < 200; pair++) {
    const found = cramersV(multinomial(random, even, 200), multinomial(random, even, 200))
    plain += (found.plain ?? 0) / 200
    corrected += (found.corrected ?? 0) ** 2 / 200
  }
  expect(plain).toBeGreaterThan(0.15)
  expect(corrected).toBeLessThan(0.01)
})

it('says nothing of one category or an empty side, and 1 of disjoint ones', () => {
  expect(cramersV([5], [6])).toEqual({ plain: null, corrected: null })
  expect(cramersV([0, 0], [6, 1])).toEqual({ plain: null, corrected: null })
  expect(cramersV([9, 0], [0, 9]).plain).toBeCloseTo(1, 14)
})
