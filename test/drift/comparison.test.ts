import { expect, it } from 'vitest'
import { noRows, settled, unit } from '../../src/drift/comparison.js'

it('fills in defaults', () => {
  expect(settled()).toEqual({ alpha: 0.05, confidence: 0.95, power: 0.8, seed: 1, steps: 5e7 })
  expect(settled({ alpha: 0.01 }).alpha).toBe(0.01)
})

it('says nothing of an empty side', () => {
  expect(noRows(0, 5)).toMatchObject({ n: 0, m: 5, method: 'no rows', pValue: null, effect: null })
})

it('clips to the unit interval', () => {
  expect([-1, 0.5, 2].map(unit)).toEqual([0, 0.5, 1])
})
