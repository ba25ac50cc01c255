import { describe, expect, it } from 'vitest'
import {
  deltaVariance,
  divergenceBias,
  divergenceCritical,
  divergenceDetectable,
  divergenceInterval,
  divergencePValue,
  divergenceStatistic,
} from '../../src/drift/f-divergence.js'
import { chiSquareSurvival } from '../../src/math/chi-square.js'

const scale = { curvature: 2, df: 9, noise: 1 / 1000 + 1 / 1000 }

describe('the common law', () => {
  it('is chi-square of the scaled divergence', () => {
    expect(divergenceStatistic(0.018, scale)).toBeCloseTo(9, 12)
    expect(divergencePValue(0.018, scale)).toBe(
      chiSquareSurvival(divergenceStatistic(0.018, scale), 9),
    )
    expect(divergenceBias(scale)).toBeCloseTo(0.018, 15)
    // χ²₉ at 5 %: 16.918977604620448.
    expect(divergenceCritical(0.05, scale)).toBeCloseTo(0.0338379552092409, 12)
    // λ for 80 % power at 5 % and 9 degrees of freedom: 15.6502.
    expect(divergenceDetectable({ alpha: 0.05, power: 0.8 }, scale)).toBeCloseTo(0.0313, 4)
  })

  it('scales with the curvature: the same T for every divergence', () => {
    const quarter = { ...scale, curvature: 1 / 4 }
    expect(divergencePValue(0.03 / 8, quarter)).toBeCloseTo(divergencePValue(0.03, scale), 12)
    expect(divergenceCritical(0.05, quarter) * 8).toBeCloseTo(divergenceCritical(0.05, scale), 12)
  })

  it('has nothing to say of one bin', () => {
    const one = { ...scale, df: 0 }
    expect(divergencePValue(0, one)).toBe(1)
    expect(divergenceCritical(0.05, one)).toBe(0)
    expect(divergenceDetectable({ alpha: 0.05, power: 0.8 }, one)).toBe(0)
    expect(divergenceInterval({ value: 0, variance: 0, confidence: 0.95 }, one)).toEqual({
      low: 0,
      high: 0,
    })
  })
})

it('the interval holds the debiased value and reaches 0 near no change', () => {
  for (const value of [0, 0.005, 0.018, 0.05, 0.5]) {
    const { low, high } = divergenceInterval({ value, variance: 0, confidence: 0.95 }, scale)
    const debiased = Math.max(0, value - divergenceBias(scale))
    expect(low).toBeLessThanOrEqual(debiased)
    expect(high).toBeGreaterThanOrEqual(debiased)
    if (value <= 0.03) expect(low).toBe(0)
  }
})

it('deltaVariance is that of a linear function of multinomial shares', () => {
  // The share of the first bin on both sides: p(1−p)/n + q(1−q)/m.
  const found = deltaVariance({
    p: Float64Array.of(0.3, 0.7),
    q: Float64Array.of(0.2, 0.8),
    byP: Float64Array.of(1, 0),
    byQ: Float64Array.of(-1, 0),
    n: 100,
    m: 50,
  })
  expect(found).toBeCloseTo(0.21 / 100 + 0.16 / 50, 14)
})
