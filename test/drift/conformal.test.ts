import { describe, expect, it } from 'vitest'
import { conformal, conformalLimits, orderIndex } from '../../src/drift/conformal.js'
import { seededRandom } from '../../src/math/random.js'

const twenty = Array.from({ length: 20 }, (_, i) => (i + 1) / 100)

describe('conformal', () => {
  it('counts the windows that differ at least as much', () => {
    const of = (value: number) => conformal([{ effects: twenty, value, floor: 0.01 }])[0]
    expect(of(0.5)).toEqual({ pValue: 1 / 21, pAdjusted: 1 / 21 })
    expect(of(0.2)?.pValue).toBe(2 / 21)
    expect(of(0.105)?.pValue).toBe(11 / 21)
    expect(of(0)?.pValue).toBe(1)
  })

  it('adjusts for all tests at once: no column is below its own p-value', () => {
    const random = seededRandom('adjusts')
    const members = Array.from({ length: 12 }, () => ({
      effects: Array.from({ length: 30 }, () => random.next()),
      value: random.next(),
      floor: 0.01,
    }))
    for (const { pValue, pAdjusted } of conformal(members)) {
      expect(pAdjusted).toBeGreaterThan(0)
      expect(pAdjusted).toBeLessThanOrEqual(1)
      expect(pAdjusted).toBeGreaterThanOrEqual(pValue - 3 / 31)
    }
  })

  it('does not divide by windows that never differ', () => {
    const zeros = twenty.map(() => 0)
    const [quiet, loud] = conformal([
      { effects: zeros, value: 0, floor: 0.005 },
      { effects: zeros, value: 0.1, floor: 0.005 },
    ])
    expect(quiet).toEqual({ pValue: 1, pAdjusted: 1 })
    expect(loud).toEqual({ pValue: 1 / 21, pAdjusted: 1 / 21 })
  })

  // Of 1,500 runs at a rate of 1/21 more than 97 would alarm in 1 of 900 choices of the seed.
  it.each([1, 8, 60])('alarms in 1 of 21 runs with %i tests and 20 windows', (tests) => {
    const random = seededRandom(`alarms ${tests}`)
    const runs = 1500
    let alarms = 0
    for (let run = 0; run < runs; run++) {
      const shared = Array.from({ length: 21 }, () => random.normal())
      const members = Array.from({ length: tests }, (_, c) => {
        // Some tests are skewed, and those of a window hang together.
        const effects = shared.map((each) => {
          const own = Math.abs(0.5 * each + random.normal())
          return c % 3 === 0 ? own ** 2 : own
        })
        return { effects: effects.slice(1), value: effects[0]!, floor: 0.01 }
      })
      if (conformal(members).some(({ pAdjusted }) => pAdjusted <= 0.05)) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(97)
    expect(alarms).toBeGreaterThan(30)
  })
})

describe('limits', () => {
  it('are what a batch must exceed for p to be at most alpha', () => {
    const random = seededRandom('limits')
    const members = Array.from({ length: 5 }, () => ({
      effects: Array.from({ length: 25 }, () => random.next()),
      floor: 0.01,
    }))
    const limits = conformalLimits(members, 0.05) ?? []
    expect(limits).toHaveLength(5)
    for (const [i, limit] of limits.entries()) {
      const p = (value: number) =>
        conformal(members.map((each, j) => ({ ...each, value: i === j ? value : 0 })))[i]?.pAdjusted
      expect(p(limit * 1.0001)).toBeLessThanOrEqual(0.05)
      expect(p(limit * 0.9999)).toBeGreaterThan(0.05)
    }
  })

  it('are those of the order statistic that the literature names', () => {
    expect(orderIndex(19, 0.05)).toBe(19)
    expect(orderIndex(20, 0.05)).toBe(20)
    expect(orderIndex(99, 0.05)).toBe(95)
    expect(orderIndex(20, 0.01)).toBe(21)
  })

  it('are undefined where the windows are too few for alpha', () => {
    const one = [{ effects: twenty, floor: 0.01 }]
    expect(conformalLimits(one, 0.05)).toHaveLength(1)
    expect(conformalLimits(one, 0.04)).toBeUndefined()
    expect(conformalLimits([], 0.05)).toBeUndefined()
  })
})
