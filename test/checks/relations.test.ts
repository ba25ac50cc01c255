import { describe, expect, it } from 'vitest'
import { findingOf, judge, judgeStored } from './judge.js'

const columns =
  'columns: [{ name: x, type: number }, { name: y, type: number }, { name: s, required: false }]'
const batch = { x: [1, 2, 3, 4, null], y: [2, 4, 6, 9, 1], s: ['a', 'a', 'b', 'b', 'b'] }
const found = async (rules: string, code: string, data: Parameters<typeof judge>[1] = batch) =>
  findingOf(await judge(`${columns}\n${rules}`, data), code)

describe('the correlation of two columns', () => {
  const code = 'columns.correlation'
  const rule = (limits: string) => `correlations: [{ columns: [x, y], ${limits} }]`

  it('lies within its bounds, over the rows that have both', async () => {
    const passed = await found(rule('minimum: 0.98'), code)
    expect(passed).toMatchObject({ outcome: 'satisfied', columns: ['x', 'y'], limit: 0.98 })
    // Of four pairs about the means 2.5 and 5.25: 11.5 / √(5 · 26.75).
    expect(passed.observed).toBeCloseTo(11.5 / Math.sqrt(5 * 26.75), 14)
    expect(await found(rule('minimum: 0.5, maximum: 0.9'), code)).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'consistency',
      limit: '0.5 to 0.9',
      position: { line: 3 },
    })
    expect((await found(rule(`minimum: 1, where: s = 'a'`), code)).outcome).toBe('satisfied')
  })

  it('is not to be had without spread or numbers', async () => {
    const same = { x: [1, 1], y: [1, 2] }
    const reason = 'not checked: one of the columns does not vary'
    expect((await found(rule('minimum: 0'), code, same)).message).toBe(reason)
    const stored = await judgeStored(`${columns}\n${rule('minimum: 0')}`, batch)
    expect(findingOf(stored, code).outcome).toBe('skipped')
  })
})

describe('the mutual information of two columns', () => {
  const code = 'columns.mutual-information'
  const rule = (limits: string) => `mutualInformation: [{ columns: [x, s], ${limits} }]`

  it('lies within its bounds, in nats', async () => {
    const passed = await found(rule('minimum: 0.6, maximum: 0.7'), code)
    expect(passed.outcome).toBe('satisfied')
    expect(passed.observed).toBeCloseTo(Math.LN2, 12)
    const warned = await found(rule('minimum: 0.1, warn: { minimum: 0.7 }'), code)
    expect(warned).toMatchObject({ outcome: 'violated', level: 'warn', limit: 0.7 })
  })

  it('is not to be had of rows without a pair', async () => {
    const nulls = { x: [null], y: [1], s: ['a'] }
    const message = 'not checked: no row has a value in both columns'
    expect((await found(rule('minimum: 0'), code, nulls)).message).toBe(message)
    const stored = await judgeStored(`${columns}\n${rule('minimum: 0')}`, batch)
    expect(findingOf(stored, code).message).toBe('not checked: a profile does not hold the rows')
  })
})

describe('the ratio of two sums', () => {
  const code = 'columns.ratio'
  const rule = (limits: string) => `ratiosOfSums: [{ numerator: y, denominator: x, ${limits} }]`

  it('lies within its bounds; nulls add nothing', async () => {
    const passed = await found(rule('minimum: 2'), code)
    expect(passed).toMatchObject({ outcome: 'satisfied', observed: 2.2, columns: ['y', 'x'] })
    expect(passed.message).toBe('the sum of y divided by that of x is 2.2, expected at least 2')
    const filtered = await found(rule(`maximum: 2.1, where: s = 'b'`), code)
    expect(filtered.outcome).toBe('violated')
    expect(filtered.observed).toBeCloseTo(16 / 7, 14)
    // Moments are in every profile.
    const stored = await judgeStored(`${columns}\n${rule('minimum: 2')}`, batch)
    expect(findingOf(stored, code).outcome).toBe('satisfied')
  })

  it('is not to be had of sums of 0, or of none', async () => {
    const zero = { x: [1, -1], y: [1, 2] }
    expect((await found(rule('minimum: 2'), code, zero)).message).toBe(
      'not checked: the sum of x is 0',
    )
    expect((await found(rule('minimum: 2'), code, { x: [null], y: [1] })).outcome).toBe('skipped')
  })
})
