import { expect, it } from 'vitest'
import { statisticForms, statisticNames } from '../../src/schema/statistics.js'

it('names every statistic once, with bounds that leave room', () => {
  expect(new Set(statisticNames).size).toBe(statisticNames.length)
  for (const name of statisticNames) {
    const { bounds } = statisticForms[name]
    expect(bounds.minimum).toBeLessThan(bounds.maximum)
    if (name.endsWith('Share')) expect(bounds).toEqual({ minimum: 0, maximum: 1 })
  }
})
