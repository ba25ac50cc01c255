import { describe, expect, it } from 'vitest'
import { relaxStatistic } from '../../src/checks/relax-statistics.js'
import { relaxed } from './relaxed.js'

describe('bounds on a statistic', () => {
  it.each([
    [
      'type: integer, statistics: { mean: { maximum: 5 } }',
      [10, 20],
      'statistics: maximum 5 → 16',
      'maximum: 16',
    ],
    [
      'type: integer, statistics: { zeroShare: { maximum: 0.1 } }',
      [0, 0],
      'statistics: maximum 0.1 → 1',
      'maximum: 1',
    ],
    [
      'type: number, statistics: { maximum: { maximum: 5 } }',
      [1, Infinity],
      'statistics: maximum 5 is removed',
      'type: number',
    ],
    [
      'type: integer, statistics: { quantiles: { 0.5: { minimum: 5 }, 1: { maximum: 1 } } }',
      [2, 2, 3],
      'statistics: 1: maximum 1 → 3.1, 0.5: minimum 5 → 1.9',
      '0.5: { minimum: 1.9 }, 1: { maximum: 3.1 }',
    ],
  ])('%s move', async (rules, values, said, column) => {
    const found = await relaxed(rules, values)
    expect(found).toMatchObject({ said: [said], left: 0 })
    expect(found.column).toContain(column)
  })

  it('that are of no column have no way', () => {
    const broken = { path: undefined } as Parameters<typeof relaxStatistic>[0]
    expect(relaxStatistic(broken)).toBeUndefined()
  })
})
