import { describe, expect, it } from 'vitest'
import { ruleAt, tiersAt, worstOf } from '../../src/checks/tiers.js'
import type { ColumnSchema } from '../../src/schema/schema.js'
import { findingOf, judge, judgeColumn, repeat } from './judge.js'

const nulls = (share: number) => [...repeat(100 - share, 1), ...repeat(share, null)]

describe('a rule with a limit that warns', () => {
  it.each([
    [1, 'satisfied', 'info', 0.1],
    [5, 'violated', 'warn', 0.02],
    [20, 'violated', 'error', 0.1],
  ])('%i %% of nulls are %s, %s', async (share, outcome, level, limit) => {
    const rule = 'nulls: { maximum: 0.1, warn: { maximum: 0.02 } }'
    const finding = await judgeColumn(rule, nulls(share), 'nulls.share')
    expect(finding).toMatchObject({ outcome, level, limit })
  })

  it('may bound another side, which is a finding of its own', async () => {
    const rules = 'columns: [{ name: a, range: { maximum: 10, warn: { minimum: 3, maximum: 8 } } }]'
    const findings = await judge(rules, { a: [2, 9] })
    expect(findingOf(findings, 'range.above')).toMatchObject({ level: 'warn', limit: 8 })
    expect(findingOf(findings, 'range.below')).toMatchObject({ level: 'warn', limit: 3 })
  })

  it('works for the type, statistics, faults and the data set', async () => {
    const text = [1, 2, 'x', 4]
    const type = 'type: { is: integer, mostly: 0.5, warn: { mostly: 0.9 } }'
    expect((await judgeColumn(type, text, 'type.mismatch')).level).toBe('warn')
    const mean = 'statistics: { mean: { maximum: 9, warn: { maximum: 2 } } }'
    expect((await judgeColumn(mean, [3, 3], 'statistic.mean')).level).toBe('warn')
    const rules =
      'rows: { minimum: 1, warn: { minimum: 5 } }\n' +
      'faults: { row.ragged: { maximum: 0.9, warn: { maximum: 0.1 } } }\ncolumns: [{ name: a }]'
    const fault = { code: 'row.ragged', count: 1, samples: [] } as const
    const findings = await judge(rules, { a: [1, 2] }, [fault])
    expect(findingOf(findings, 'rows.below')).toMatchObject({ level: 'warn', limit: 5 })
    expect(findingOf(findings, 'row.ragged')).toMatchObject({ level: 'warn', limit: 0.1 })
  })
})

it('finds rules by their path', () => {
  const rules: ColumnSchema = {
    name: 'a',
    type: 'integer',
    typeRule: { mostly: 0.5 },
    statistics: { mean: { minimum: 1, warn: { minimum: 2 } } },
  }
  expect(ruleAt(rules, 'type')).toEqual({ mostly: 0.5 })
  expect(ruleAt(rules, 'statistics/mean')).toMatchObject({ minimum: 1 })
  expect(ruleAt(rules, 'statistics/sum')).toBeUndefined()
  expect(ruleAt(rules, 'nulls')).toBeUndefined()
  expect(tiersAt(rules, 'nulls')).toEqual([rules])
  expect(tiersAt(rules, 'statistics/mean').map((tier) => tier.statistics?.mean)).toEqual([
    { minimum: 1 },
    { minimum: 2, level: 'warn' },
  ])
})

it('keeps the first violation of each code', async () => {
  const finding = await judgeColumn('nulls: 0', [1], 'nulls.share')
  const broken = { ...finding, outcome: 'violated', level: 'warn' } as const
  expect(worstOf([[finding], [broken]])).toEqual([broken])
  expect(worstOf([[broken], [finding]])).toEqual([broken])
  expect(worstOf([])).toEqual([])
})
