import { describe, expect, it } from 'vitest'
import {
  type Divergence,
  divergenceTest,
  measureDivergence,
} from '../../src/drift/divergence-test.js'
import { tableOf } from '../../src/drift/table.js'
import { chiSquareSurvival } from '../../src/math/chi-square.js'

/** Neyman's Σ (q−p)²/p, the simplest: f″(1) = 2. */
const neyman: Divergence = {
  term: (p, q) => (q - p) ** 2 / p,
  byP: (p, q) => 1 - (q / p) ** 2,
  byQ: (p, q) => (2 * q) / p,
  curvature: 2,
}

describe('divergenceTest', () => {
  it('reads T off the common law', () => {
    const [reference, batch] = [
      [500, 300, 200],
      [260, 140, 100],
    ]
    const value = measureDivergence(tableOf(reference, batch), neyman)
    const found = divergenceTest({ reference, batch }, neyman)
    expect(found.statistic).toBe(value)
    expect(found.pValue).toBeCloseTo(chiSquareSurvival(value / (1 / 1000 + 1 / 500), 2), 12)
    expect(found.method).toBe('chi-square law of the divergence')
    expect(found.effectDebiased).toBe(Math.max(0, value - 2 * (1 / 1000 + 1 / 500)))
  })

  it('shuffles where counts are small, and shows roots when asked', () => {
    const small = { reference: [9, 1, 0], batch: [1, 2, 4] }
    const bounded = { ...neyman, term: (p: number, q: number) => (q - p) ** 2 }
    expect(divergenceTest(small, bounded).method).toBe('permutation')
    const square = divergenceTest(small, bounded)
    const root = divergenceTest(small, { ...bounded, root: true })
    expect(root.statistic).toBeCloseTo(Math.sqrt(square.statistic ?? 0), 14)
    expect(root.pValue).toBe(square.pValue)
    const masses = { reference: [9.5, 1, 0], batch: [1, 2, 4] }
    expect(divergenceTest(masses, bounded).method).toBe('Pearson, chi-square law, sparse')
  })

  it('says nothing of empty sides and p = 1 of one bin', () => {
    expect(divergenceTest({ reference: [0], batch: [3] }, neyman).method).toBe('no rows')
    expect(divergenceTest({ reference: [5], batch: [3] }, neyman)).toMatchObject({
      pValue: 1,
      effect: 0,
      detectable: null,
    })
  })
})
