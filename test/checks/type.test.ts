import { describe, expect, it } from 'vitest'
import { judgeColumn, judgeStoredColumn } from './judge.js'

describe('type', () => {
  it('is satisfied by values of the type', async () => {
    expect(await judgeColumn('type: number', [1, 2.5, null], 'type.mismatch')).toMatchObject({
      outcome: 'satisfied',
      observed: 'number',
      limit: 'number',
      dimension: 'conformity',
    })
  })

  it('counts what does not conform, with rows and values', async () => {
    const values = [1, 'n/a', 2, null, 2.5, 'x']
    expect(await judgeColumn('type: integer', values, 'type.mismatch')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      observed: 0.6,
      rows: 3,
      samples: [
        { row: 2, value: 'n/a' },
        { row: 5, value: '2.5' },
        { row: 6, value: 'x' },
      ],
      message: '3 rows of 5 do not hold the type integer',
    })
  })

  it('is satisfied by a column without values', async () => {
    expect((await judgeColumn('type: date', [null], 'type.mismatch')).outcome).toBe('satisfied')
  })

  it.each([
    ['type: number', [1, 2], 'satisfied'],
    ['type: integer', [1, 2.5], 'violated'],
    ['type: date', ['x'], 'violated'],
    ['type: string', ['x'], 'satisfied'],
    ['type: boolean', [null], 'satisfied'],
  ])('judges a stored profile of its own types: %s, %j', async (rule, values, outcome) => {
    expect((await judgeStoredColumn(rule, values, 'type.mismatch')).outcome).toBe(outcome)
  })
})
