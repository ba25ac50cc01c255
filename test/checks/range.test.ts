import { describe, expect, it } from 'vitest'
import {
  count,
  findingOf,
  judge,
  judgeColumn,
  judgeStored,
  judgeStoredColumn,
  repeat,
} from './judge.js'

describe('range', () => {
  it('tells what lies below and above, each in a finding of its own', async () => {
    const rules = 'columns: [{ name: a, type: integer, range: { minimum: 2, maximum: 5 } }]'
    const findings = await judge(rules, { a: [1, 2, null, 5, 7, 9] })
    expect(findingOf(findings, 'range.below')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'conformity',
      observed: 1,
      limit: 2,
      rows: 1,
      samples: [{ row: 1, value: '1' }],
      message: '1 value of 5 lies below 2; the smallest is 1',
    })
    expect(findingOf(findings, 'range.above')).toMatchObject({
      observed: 9,
      limit: 5,
      rows: 2,
      samples: [
        { row: 5, value: '7' },
        { row: 6, value: '9' },
      ],
      message: '2 values of 5 lie above 5; the largest is 9',
    })
  })

  it('includes its bounds', async () => {
    const rules = 'columns: [{ name: a, range: { minimum: 2, maximum: 5 } }]'
    const findings = await judge(rules, { a: [2, 5] })
    expect(findingOf(findings, 'range.below')).toMatchObject({ outcome: 'satisfied', observed: 2 })
    expect(findingOf(findings, 'range.above')).toMatchObject({ outcome: 'satisfied', observed: 5 })
  })

  it.each([
    [1, 'warn'],
    [9, 'warn'],
    [10, 'error'],
    [100, 'error'],
  ])('of a reference of as many rows: %i beyond are a %s', async (beyond, level) => {
    const rule = 'range: { maximum: 5, evidenceRows: 1000 }'
    const values = [...repeat(beyond, 6), ...repeat(1000 - beyond, 5)]
    expect(await judgeColumn(rule, values, 'range.above')).toMatchObject({
      outcome: 'violated',
      level,
      rows: beyond,
    })
  })

  it('takes a single value far out for an error', async () => {
    const rule = 'range: { maximum: 5, evidenceRows: 1000, farMaximum: 50 }'
    const some = repeat(999, 5)
    expect((await judgeColumn(rule, [...some, 50], 'range.above')).level).toBe('warn')
    expect(await judgeColumn(rule, [...some, 51], 'range.above')).toMatchObject({
      level: 'error',
      rows: 1,
      samples: [{ row: 1000, value: '51' }],
      message:
        '1 value of 1,000 lies above 5; the largest is 51, even above 50, which no such sample reaches',
    })
    const low = 'range: { minimum: 0, evidenceRows: 1000, farMinimum: -50 }'
    expect((await judgeColumn(low, [...some, -51], 'range.below')).level).toBe('error')
    const infinite = [...some, Number.POSITIVE_INFINITY, 0.5]
    expect((await judgeColumn(rule, infinite, 'range.above')).level).toBe('error')
  })

  it('never raises a rule above its own level', async () => {
    const rule = 'range: { maximum: 5, evidenceRows: 1000, level: info }'
    const finding = await judgeColumn(rule, repeat(100, 6), 'range.above')
    expect(finding).toMatchObject({ outcome: 'violated', level: 'info' })
  })

  it('knows dates, times, timestamps and integers beyond 2^53', async () => {
    const day = (text: string) => new Date(text)
    const date = await judgeColumn(
      'type: date, range: { minimum: 2024-01-01 }',
      [day('2023-12-31'), day('2024-01-01')],
      'range.below',
    )
    expect(date).toMatchObject({ observed: '2023-12-31', limit: '2024-01-01', rows: 1 })
    expect(date.samples).toEqual([{ row: 1, value: '2023-12-31' }])
    const timestamp = await judgeColumn(
      'type: timestamp, range: { maximum: "2024-01-01T00:00:00Z" }',
      [day('2024-01-01T00:00:01Z'), day('2023-01-01T00:00:01Z')],
      'range.above',
    )
    expect(timestamp).toMatchObject({ outcome: 'violated', rows: 1 })
    const wide = await judgeColumn(
      'type: integer, range: { maximum: "9007199254740993" }',
      [9007199254740994n, 9007199254740993n],
      'range.above',
    )
    expect(wide).toMatchObject({ observed: '9007199254740994', rows: 1 })
  })

  it('counts infinities, and reports no number that is none', async () => {
    const values = [1.5, Number.POSITIVE_INFINITY, Number.NaN]
    const finding = await judgeColumn('type: number, range: { maximum: 5 }', values, 'range.above')
    expect(finding).toMatchObject({ outcome: 'violated', rows: 1, observed: 'Infinity' })
  })

  it('is skipped where there is nothing to judge', async () => {
    const rule = 'range: { maximum: 5 }'
    expect((await judgeColumn(rule, [null], 'range.above')).outcome).toBe('skipped')
    expect((await judgeColumn(rule, ['x'], 'range.above')).message).toBe(
      'not checked: the column holds values of type string',
    )
  })

  it('judges a stored profile by its extremes and quantiles', async () => {
    const rules = 'columns: [{ name: a, range: { minimum: 1, maximum: 900 } }]'
    const findings = await judgeStored(rules, { a: count(1000) })
    expect(findingOf(findings, 'range.below').outcome).toBe('satisfied')
    expect(findingOf(findings, 'range.above')).toMatchObject({ outcome: 'violated', rows: null })
    expect(findingOf(findings, 'range.above').message).toMatch(/^at least \d+ values of 1,000/)
    const few = 'range: { maximum: 999, evidenceRows: 1000 }'
    expect((await judgeStoredColumn(few, count(1000), 'range.above')).level).toBe('warn')
    const many = 'range: { maximum: 700, evidenceRows: 1000 }'
    expect((await judgeStoredColumn(many, count(1000), 'range.above')).level).toBe('error')
  })
})

describe('bounds that most values must keep, or that lie beyond themselves', () => {
  it('counts both sides together', async () => {
    const rules = (mostly: number) =>
      `columns: [{ name: a, range: { minimum: 2, maximum: 5, mostly: ${mostly} } }]`
    const values = { a: [1, ...repeat(7, 3), 6, 7] }
    const loose = await judge(rules(0.7), values)
    expect(findingOf(loose, 'range.below').outcome).toBe('satisfied')
    expect(findingOf(loose, 'range.above').outcome).toBe('satisfied')
    const tight = await judge(rules(0.75), values)
    expect(findingOf(tight, 'range.below')).toMatchObject({
      outcome: 'violated',
      observed: 0.7,
      limit: 0.75,
      rows: 1,
      message: '1 value of 10 lies below 2; the smallest is 1; 70 % conform, 75 % must',
    })
    expect(findingOf(tight, 'range.above')).toMatchObject({ outcome: 'violated', rows: 2 })
  })

  it('says of a stored profile that it does not know', async () => {
    const rules = (mostly: number) =>
      `columns: [{ name: a, range: { maximum: 900, mostly: ${mostly} } }]`
    const at = async (mostly: number) =>
      findingOf(await judgeStored(rules(mostly), { a: count(1000) }), 'range.above').outcome
    expect(await at(0.99)).toBe('violated')
    expect(await at(0.5)).toBe('inconclusive')
  })

  it('excludes a bound', async () => {
    const finding = await judgeColumn(
      'type: number, range: { exclusiveMinimum: 0 }',
      [0, 1.5, 2],
      'range.below',
    )
    expect(finding).toMatchObject({
      outcome: 'violated',
      rows: 1,
      samples: [{ row: 1, value: '0' }],
      message: '1 value of 3 lies at or below 0; the smallest is 0',
    })
    const stored = 'range: { exclusiveMaximum: 3 }'
    expect((await judgeStoredColumn(stored, [1, 3], 'range.above')).outcome).toBe('violated')
    expect((await judgeStoredColumn(stored, [1, 2], 'range.above')).outcome).toBe('satisfied')
    const day = new Date('2024-01-01')
    const dated = 'type: date, range: { exclusiveMaximum: 2024-01-01 }'
    expect((await judgeColumn(dated, [day], 'range.above')).rows).toBe(1)
  })
})
