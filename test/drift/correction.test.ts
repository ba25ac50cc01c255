import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
} from '../../src/drift/correction.js'
import { seededRandom } from '../../src/math/random.js'

const all = { bonferroni, holm, benjaminiHochberg, benjaminiYekutieli }
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })

describe('correction', () => {
  it('gives the textbook figures', () => {
    const p = [0.01, 0.04, 0.03, 0.005]
    const close = (found: (number | null)[], expected: number[]) =>
      found.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 14)
      })
    close(bonferroni(p), [0.04, 0.16, 0.12, 0.02])
    close(holm(p), [0.03, 0.06, 0.06, 0.02])
    close(benjaminiHochberg(p), [0.02, 0.04, 0.04, 0.02])
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4
    close(
      benjaminiYekutieli(p),
      [0.02, 0.04, 0.04, 0.02].map((value) => value * harmonic),
    )
  })

  it('passes nulls through and does not count them', () => {
    for (const correct of Object.values(all)) {
      const with_ = correct([null, 0.01, null, 0.2, null])
      const without = correct([0.01, 0.2])
      expect(with_).toEqual([null, without[0], null, without[1], null])
      expect(correct([])).toEqual([])
      expect(correct([null])).toEqual([null])
    }
  })

  it('refuses what is no probability', () => {
    expect(() => holm([Number.NaN])).toThrow('expected a p-value')
    expect(() => holm([1.2])).toThrow('expected a p-value')
  })

  it('is monotone, between p and 1, and ordered by strength', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [strong, step, up, anyUp] = [
          bonferroni(p),
          holm(p),
          benjaminiHochberg(p),
          benjaminiYekutieli(p),
        ]
        for (let i = 0; i < p.length; i++) {
          const at = (list: (number | null)[]) => list[i] ?? Number.NaN
          expect(at(step)).toBeLessThanOrEqual(at(strong))
          expect(at(up)).toBeLessThanOrEqual(at(step) + 1e-15)
          expect(at(up)).toBeLessThanOrEqual(at(anyUp))
          expect(at(up)).toBeGreaterThanOrEqual((p[i] ?? 0) - 1e-15)
          expect(at(anyUp)).toBeLessThanOrEqual(1)
          for (let j = 0; j < p.length; j++) {
            if ((p[i] ?? 0) <= (p[j] ?? 0)) expect(at(step)).toBeLessThanOrEqual(step[j] ?? 0)
          }
        }
      }),
    )
  })

  it('Holm rejects exactly what the step-down rule rejects', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const alpha = 0.05
        const sorted = [...p].sort((a, b) => a - b)
        let rejections = sorted.findIndex((value, i) => value * (p.length - i) > alpha)
        if (rejections < 0) rejections = p.length
        expect(holm(p).filter((value) => (value ?? 1) <= alpha)).toHaveLength(rejections)
      }),
    )
  })

  it('keeps the family-wise error of Holm at alpha', () => {
    // 2,000 families of 20 uniform p-values: P(any rejection) ≤ 0.05; more than 133 alarms (0.0665)
    // has probability 5e-4 at 0.05.
    const random = seededRandom(11)
    let alarms = 0
    for (let family = 0; family < 2000; family++) {
      const adjusted = holm(Array.from({ length: 20 }, () => random.next()))
      if (adjusted.some((p) => (p ?? 1) <= 0.05)) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(133)
    expect(alarms).toBeGreaterThan(60)
  })
})
