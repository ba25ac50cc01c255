import { describe, expect, it } from 'vitest'
import { measures } from '../../src/checks/measures.js'
import type { StatisticName } from '../../src/schema/statistics.js'
import { profiled } from '../schema/column-facts.js'

async function measure(name: StatisticName, values: Parameters<typeof profiled>[0]) {
  return measures[name].of(await profiled(values))?.estimate
}

const numbers = [1, 2, 2, 3, 0, -4, null, 10]

describe('measures of numbers', () => {
  it.each<[StatisticName, number]>([
    ['mean', 2],
    ['standardDeviation', Math.sqrt(106 / 6)],
    ['sum', 14],
    ['minimum', -4],
    ['maximum', 10],
    ['span', 14],
    ['interquartileRange', 3],
    ['outlierShare', 1 / 7],
    ['zeroShare', 1 / 7],
    ['negativeShare', 1 / 7],
    ['mostCommonShare', 2 / 7],
    ['distinct', 6],
    ['distinctShare', 6 / 7],
    ['onceShare', 5 / 7],
    ['missingShare', 1 / 8],
    ['present', 7],
  ])('%s is %d', async (name, expected) => {
    expect(await measure(name, numbers)).toBeCloseTo(expected, 12)
  })

  it('have shape', async () => {
    expect(await measure('skewness', [1, 2, 3])).toBeCloseTo(0, 12)
    expect(await measure('kurtosis', [1, 2, 3])).toBeCloseTo(-1.5, 12)
    expect(await measure('entropy', [1, 2])).toBeCloseTo(Math.LN2, 12)
  })

  it('know infinities, which have no mean', async () => {
    const values = [1.5, Number.POSITIVE_INFINITY]
    expect(await measure('maximum', values)).toBe(Number.POSITIVE_INFINITY)
    expect(await measure('mean', values)).toBe(1.5)
    expect(await measure('span', values)).toBe(Number.POSITIVE_INFINITY)
  })

  it('are none where there is nothing', async () => {
    for (const name of ['mean', 'entropy', 'zeroShare', 'distinctShare'] as const) {
      expect(await measure(name, [null])).toBeUndefined()
    }
    expect(await measure('missingShare', [null])).toBe(1)
    expect(await measure('present', [null])).toBe(0)
    expect(await measure('standardDeviation', [5])).toBeUndefined()
  })
})

it('measure text', async () => {
  expect(await measure('meanLength', ['a', 'größe', null])).toBe(3)
  expect(await measure('distinct', ['a', 'a', 'b'])).toBe(2)
})

it('say what each is', () => {
  for (const { noun } of Object.values(measures)) expect(noun).toMatch(/^the /)
})
