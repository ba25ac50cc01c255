import { describe, expect, it } from 'vitest'
import { count, findingOf, judge, judgeColumn, judgeStoredColumn, repeat } from './judge.js'

describe('statistics', () => {
  it('are judged against their bounds', async () => {
    const rule = 'statistics: { mean: { minimum: 3, maximum: 9 } }'
    expect(await judgeColumn(rule, [1, 2, 3], 'statistic.mean')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'accuracy',
      observed: 2,
      limit: '3 to 9',
      rows: null,
      message: 'the mean is 2, expected at least 3 and at most 9',
      position: { line: 2 },
    })
    expect((await judgeColumn(rule, [4, 5], 'statistic.mean')).outcome).toBe('satisfied')
  })

  it('have attributes of their own, and a place in the file', async () => {
    const rules =
      'columns:\n  - name: a\n    statistics:\n      sum: { maximum: 1, owner: x, level: warn }\n' +
      '      present: { minimum: 5, minimumRows: 100 }'
    const findings = await judge(rules, { a: [1, 2] })
    expect(findingOf(findings, 'statistic.sum')).toMatchObject({
      outcome: 'violated',
      level: 'warn',
      rule: { owner: 'x' },
      position: { line: 5, column: 7 },
    })
    expect(findingOf(findings, 'statistic.present')).toMatchObject({
      outcome: 'skipped',
      message: 'not checked: 2 rows, the rule asks for 100 at least',
    })
  })

  it('that are estimated are inconclusive where their error straddles the limit', async () => {
    const values = count(50_000).map((i) => (i * 7919) % 50_000)
    const at = (limit: number) => `statistics: { quantiles: { 0.5: { maximum: ${limit} } } }`
    const outcome = async (limit: number) =>
      (await judgeColumn(at(limit), values, 'statistic.quantile')).outcome
    expect(await outcome(24_999)).toBe('inconclusive')
    expect(await outcome(24_000)).toBe('violated')
    expect(await outcome(26_000)).toBe('satisfied')
  })

  it('count different values exactly, however many there are', async () => {
    const values = count(50_000).map((i) => (i * 7919) % 49_999)
    const at = (rule: string) =>
      judgeColumn(`statistics: { ${rule} }`, values, 'statistic.distinct')
    expect(await at('distinct: { minimum: 50000 }')).toMatchObject({
      outcome: 'violated',
      observed: 49_999,
      message: 'the number of different values is 49999, expected at least 50000',
    })
    expect((await at('distinct: { minimum: 49999, maximum: 49999 }')).outcome).toBe('satisfied')
    const share = 'statistics: { distinctShare: { minimum: 0.99998, maximum: 0.99998 } }'
    expect((await judgeColumn(share, values, 'statistic.distinct-share')).outcome).toBe('satisfied')
  })

  it('are skipped for a type that has none', async () => {
    const rule = 'statistics: { mean: { minimum: 3 }, quantiles: { 0.5: { minimum: 3 } } }'
    expect(await judgeColumn(rule, ['x'], 'statistic.mean')).toMatchObject({
      outcome: 'skipped',
      message: 'not checked: the column holds values of type string',
    })
    expect((await judgeColumn(rule, ['x'], 'statistic.quantile')).outcome).toBe('skipped')
    expect((await judgeColumn(rule, [null], 'statistic.mean')).message).toBe(
      'not checked: there is nothing to compute it from',
    )
    expect((await judgeColumn(rule, [null], 'statistic.quantile')).outcome).toBe('skipped')
  })

  it('count more values exactly than a profile by itself', async () => {
    const rule = 'statistics: { entropy: { minimum: 1 } }'
    const values = count(250).flatMap((i) => repeat(1 + (i % 7), i))
    const planned = await judgeColumn(rule, values, 'statistic.entropy')
    expect(planned.message).toMatch(/^the entropy is 5\.\d+, expected at least 1$/)
    const stored = await judgeStoredColumn(rule, values, 'statistic.entropy')
    expect(stored.message).toContain('99 % confidence')
  })
})

describe('quantiles', () => {
  const values = count(100)

  it('are one finding: the worst, and how many more', async () => {
    const rule =
      'statistics: { quantiles: { 0.1: { minimum: 20, level: warn }, 0.5: { maximum: 40 }, 0.9: { maximum: 95 }, 0.99: { maximum: 9 } } }'
    expect(await judgeColumn(rule, values, 'statistic.quantile')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      observed: 50,
      limit: 40,
      message: 'the quantile 0.5 is 50, expected at most 40; and 2 more',
    })
  })

  it('warn before they fail', async () => {
    const rule = 'statistics: { quantiles: { 0.5: { maximum: 60, warn: { maximum: 45 } } } }'
    expect(await judgeColumn(rule, values, 'statistic.quantile')).toMatchObject({
      outcome: 'violated',
      level: 'warn',
      limit: 45,
    })
  })
})
