import { describe, expect, it } from 'vitest'
import { stepsOf } from '../../src/checks/relax.js'
import { relaxed } from './relaxed.js'

describe('a rule without a limit', () => {
  it.each([
    ['unique: true', [1, 1, 2], 'unique: unique is removed', ''],
    ['increasing: true, nulls: 0.5', [2, 1], 'increasing: increasing is removed', 'nulls: 0.5'],
    [
      'decreasing: { strictly: true }, type: integer',
      [1, 1],
      'decreasing: decreasing is removed',
      'type: integer',
    ],
  ])('%s is taken out', async (rules, values, said, column) => {
    const found = await relaxed(rules, values)
    expect(found).toMatchObject({ said: [said], left: 0 })
    if (column !== '') expect(found.column).toBe(column)
  })

  it('has a place that is a path of steps', () => {
    expect(stepsOf('columns/3/statistics/mean')).toEqual(['columns', 3, 'statistics', 'mean'])
  })
})
