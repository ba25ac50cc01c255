import { describe, expect, it } from 'vitest'
import { judgeColumn, judgeStoredColumn } from './judge.js'

describe('patterns', () => {
  it('are broken by values that do not match as a whole', async () => {
    const finding = await judgeColumn(
      'pattern: "[A-Z]{2}[0-9]+"',
      ['AB1', 'xAB1', null, 'AB', 'CD22'],
      'pattern.mismatch',
    )
    expect(finding).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'conformity',
      limit: '[A-Z]{2}[0-9]+',
      rows: 2,
      observed: 0.5,
      samples: [
        { row: 2, value: 'xAB1' },
        { row: 4, value: 'AB' },
      ],
      message: '2 rows of 4 have no value that matches the pattern',
    })
  })

  it('may look for a part, and forget about case', async () => {
    const search = 'pattern: { regex: "b", search: true }'
    expect((await judgeColumn(search, ['abc', 'b'], 'pattern.mismatch')).outcome).toBe('satisfied')
    const both = 'pattern: { regex: "B", search: true, ignoreCase: true }'
    expect((await judgeColumn(both, ['abc'], 'pattern.mismatch')).outcome).toBe('satisfied')
  })

  it('of most rows, with a tighter one that warns', async () => {
    const values = ['1', '2', '3', 'x']
    const rule = 'pattern: { regex: "[0-9]", mostly: 0.7, warn: { mostly: 0.9 } }'
    expect(await judgeColumn(rule, values, 'pattern.mismatch')).toMatchObject({
      outcome: 'violated',
      level: 'warn',
      limit: 0.9,
    })
  })

  it('read numbers as they are written', async () => {
    const finding = await judgeColumn('pattern: "[0-9]{4}"', [2024, 99], 'pattern.mismatch')
    expect(finding).toMatchObject({ rows: 1, samples: [{ row: 2, value: '99' }] })
  })

  it('cannot be asked of a stored profile, nor where there is no value', async () => {
    const stored = await judgeStoredColumn('pattern: a', ['a'], 'pattern.mismatch')
    expect(stored.message).toBe('not checked: the profile was made without this rule')
    const none = await judgeColumn('pattern: a', [null], 'pattern.mismatch')
    expect(none.message).toBe('not checked: no row has a value')
  })

  it('take linear time, whatever they are', async () => {
    const finding = await judgeColumn('pattern: "(a+)+b"', ['a'.repeat(50_000)], 'pattern.mismatch')
    expect(finding.rows).toBe(1)
  })
})

describe('formats', () => {
  it('are broken by values of another form', async () => {
    const finding = await judgeColumn('format: email', ['a@b.de', 'nobody'], 'format.mismatch')
    expect(finding).toMatchObject({
      rows: 1,
      limit: 'email',
      message: '1 row of 2 has a value that is no email',
      samples: [{ row: 2, value: 'nobody' }],
    })
  })
})
