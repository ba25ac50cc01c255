import { describe, expect, it } from 'vitest'
import { simulateBridge } from '../../src/drift/bridge-simulation.js'
import { cramerVonMisesSurvival } from '../../src/math/cramer-von-mises.js'
import { normalSurvival } from '../../src/math/normal.js'

const even = (count: number) => ({
  at: Float64Array.from({ length: count }, (_, k) => (k + 0.5) / count),
  width: new Float64Array(count).fill(1 / count),
})

describe('simulateBridge', () => {
  it('gives the Cramér–von Mises law of ∫ B²', () => {
    for (const x of [0.1, 0.2, 0.46, 0.74]) {
      const { pValue } = simulateBridge({ segments: even(1000), power: 'square', seen: x, seed: 7 })
      const exact = cramerVonMisesSurvival(x)
      // Four standard errors of 1,999 draws.
      expect(Math.abs(pValue - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 1999))
    }
  })

  it('is the normal law at one place', () => {
    const segments = { at: [0.25], width: [2] }
    const seen = 2 * 1.5 * Math.sqrt(0.25 * 0.75)
    const { pValue, quantile } = simulateBridge({ segments, power: 'absolute', seen, seed: 8 })
    expect(Math.abs(pValue - 2 * normalSurvival(1.5))).toBeLessThan(0.03)
    expect(quantile(0.5) / (2 * 0.6745 * Math.sqrt(0.25 * 0.75))).toBeCloseTo(1, 0)
  })

  it('repeats with its seed, never gives 0, and takes no segments', () => {
    const setting = { segments: even(50), power: 'absolute', seen: 0.5, seed: 3 } as const
    expect(simulateBridge(setting).pValue).toBe(simulateBridge(setting).pValue)
    expect(simulateBridge({ ...setting, seen: 100 }).pValue).toBe(1e-4)
    const none = { at: [], width: [] }
    expect(simulateBridge({ segments: none, power: 'square', seen: 0, seed: 1 }).pValue).toBe(1)
  })
})
