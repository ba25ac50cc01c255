import { describe, expect, it } from 'vitest'
import { chanceBeyond, exceedsShare, lowerLevel, rangeChance } from '../../src/checks/evidence.js'
import { binomialSurvival } from '../../src/math/binomial.js'
import { seededRandom } from '../../src/math/random.js'

describe('chanceBeyond', () => {
  it.each([
    [0, 10, 10, 1],
    [1, 10, 10, 0.5],
    [1, 1, 999, 0.001],
    [2, 2, 2, (2 / 4) * (1 / 3)],
    [3, 5, 4, (5 / 9) * (4 / 8) * (3 / 7)],
    [6, 5, 4, 0],
    [5, 5, 0, 1],
  ])('%i of %i rows beyond %i', (beyond, batch, reference, expected) => {
    expect(chanceBeyond({ beyond, batch, reference })).toBeCloseTo(expected, 14)
  })

  it('is the share of shuffles that put the largest rows into the batch', () => {
    // 20,000 shuffles: a share of 0.1 varies by 0.002 (one standard deviation); fixed seed.
    const random = seededRandom(3)
    const [n, m, k] = [20, 10, 2]
    let hits = 0
    for (let run = 0; run < 20_000; run++) {
      // The batch draws its ranks without replacement; it holds the k largest with this chance.
      const ranks = new Set<number>()
      while (ranks.size < m) ranks.add(random.integer(n + m))
      if (ranks.has(n + m - 1) && ranks.has(n + m - 2)) hits++
    }
    const chance = chanceBeyond({ beyond: k, batch: m, reference: n })
    expect(Math.abs(hits / 20_000 - chance)).toBeLessThan(0.01)
  })

  it('keeps its promise on heavy tails, for batches of any size', () => {
    // The largest of n values is passed by k rows or more of m: over 4,000 runs at most 0.1 % of
    // them may be called an error; 12 or more of 4,000 would be seen in 1 of 2,000 choices of seed.
    for (const [n, m] of [
      [30, 1000],
      [100, 100],
      [1000, 30],
    ] as const) {
      const random = seededRandom(n)
      let alarms = 0
      for (let run = 0; run < 4000; run++) {
        const draw = () => (1 - random.next()) ** (-1 / 1.5)
        const largest = Math.max(...Array.from({ length: n }, draw))
        const beyond = Array.from({ length: m }, draw).filter((value) => value > largest).length
        if (chanceBeyond({ beyond, batch: m, reference: n }) <= rangeChance) alarms++
      }
      expect(alarms).toBeLessThan(12)
    }
  })
})

describe('exceedsShare', () => {
  it('is exact without confidence', () => {
    expect(exceedsShare(1, 100, { maximum: 0.01 })).toBe(false)
    expect(exceedsShare(2, 100, { maximum: 0.01 })).toBe(true)
    expect(exceedsShare(1, 1, { maximum: 0 })).toBe(true)
    expect(exceedsShare(0, 0, { maximum: 0 })).toBe(false)
  })

  it('forgives what chance explains at the confidence', () => {
    const limit = { maximum: 0.01, confidence: 0.99 }
    for (let count = 0; count <= 12; count++) {
      const isUnlikely = count / 100 > 0.01 && binomialSurvival(count, 100, 0.01) <= 1 - 0.99
      expect(exceedsShare(count, 100, limit)).toBe(isUnlikely)
    }
    expect(exceedsShare(4, 100, limit)).toBe(false)
    expect(exceedsShare(5, 100, limit)).toBe(true)
  })
})

it('orders levels', () => {
  expect(lowerLevel('error', 'warn')).toBe('warn')
  expect(lowerLevel('info', 'warn')).toBe('info')
})
