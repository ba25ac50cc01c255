import { describe, expect, it } from 'vitest'
import { count, judgeColumn, judgeStoredColumn, repeat } from './judge.js'

const code = 'domain.value'

describe('domain', () => {
  it('names the rows and values outside, and what may have been meant', async () => {
    const values = ['red', null, 'geen', 'green', 'purple']
    expect(await judgeColumn('domain: [red, green]', values, code)).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'conformity',
      observed: 0.5,
      limit: 0,
      rows: 2,
      samples: [
        { row: 3, value: 'geen' },
        { row: 5, value: 'purple' },
      ],
      message: '2 rows of 4 hold a value that is not in the domain',
      suggestion: 'did the data mean "green" by "geen"?',
    })
  })

  it('is satisfied by values of the list, also hostile ones', async () => {
    const values = ['__proto__', '', 'a\nb']
    const rule = `domain: ${JSON.stringify(values)}`
    expect((await judgeColumn(rule, values, code)).outcome).toBe('satisfied')
  })

  it('compares numbers and booleans as such', async () => {
    expect((await judgeColumn('type: integer, domain: [1, 2]', [1, 2, 3], code)).rows).toBe(1)
    expect((await judgeColumn('domain: [true]', [true, false], code)).rows).toBe(1)
  })

  it('takes one new value for an error, unless a much larger batch explains it', async () => {
    const rule = 'domain: { values: [a], evidenceRows: 100 }'
    const batch = (rows: number) => ['new', ...repeat(rows - 1, 'a')]
    expect((await judgeColumn(rule, batch(100), code)).level).toBe('error')
    expect((await judgeColumn(rule, batch(200), code)).level).toBe('warn')
    const many = [...repeat(40, 'new'), ...repeat(160, 'a')]
    expect((await judgeColumn(rule, many, code)).level).toBe('error')
  })

  it('lets an open domain be left by a share of the rows', async () => {
    const rule = 'domain: { values: [a], unseen: { maximum: 0.1, confidence: 0.999 } }'
    const batch = (strange: number) => [...repeat(strange, 'b'), ...repeat(100 - strange, 'a')]
    expect(await judgeColumn(rule, batch(15), code)).toMatchObject({
      outcome: 'satisfied',
      limit: 0.1,
      observed: 0.15,
      message:
        '15 rows hold a value that the domain does not list (15 %), at most 10 % may; no more than by chance',
    })
    expect(await judgeColumn(rule, batch(30), code)).toMatchObject({
      outcome: 'violated',
      rows: 30,
    })
  })

  it('judges a stored profile by the values it counted', async () => {
    expect(await judgeStoredColumn('domain: [a, b]', ['a', 'b', 'a'], code)).toMatchObject({
      outcome: 'satisfied',
    })
    expect(await judgeStoredColumn('domain: [a]', ['a', 'b', 'b'], code)).toMatchObject({
      outcome: 'violated',
      rows: 2,
    })
    const many = count(20_000).map((value) => `v${value}`)
    const listed = `domain: ${JSON.stringify(many)}`
    expect((await judgeStoredColumn(listed, many, code)).outcome).toBe('skipped')
  })

  it('is skipped without values', async () => {
    expect((await judgeColumn('domain: [a]', [null], code)).outcome).toBe('skipped')
  })
})

it('forgives a share of other values, exactly to its limit', async () => {
  const rule = 'domain: { values: [a], mostly: 0.8 }'
  const values = (others: number) => [...repeat(100 - others, 'a'), ...repeat(others, 'b')]
  expect((await judgeColumn(rule, values(20), 'domain.value')).outcome).toBe('satisfied')
  expect(await judgeColumn(rule, values(21), 'domain.value')).toMatchObject({
    outcome: 'violated',
    observed: 0.79,
    limit: 0.8,
    rows: 21,
  })
})
