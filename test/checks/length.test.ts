import { describe, expect, it } from 'vitest'
import { findingOf, judge, judgeStoredColumn } from './judge.js'

describe('length', () => {
  it('counts code points', async () => {
    const rules = 'columns: [{ name: a, length: { minimum: 2, maximum: 3 } }]'
    const findings = await judge(rules, { a: ['😀', 'äöü', 'abcd', 'abcde', null] })
    expect(findingOf(findings, 'length.below')).toMatchObject({
      outcome: 'violated',
      observed: 1,
      limit: 2,
      rows: 1,
      samples: [{ row: 1, value: '😀' }],
      message: '1 length of 4 lies below 2; the smallest is 1',
    })
    expect(findingOf(findings, 'length.above')).toMatchObject({ rows: 2, observed: 5, limit: 3 })
  })

  it('judges a stored profile by its extremes', async () => {
    const values = ['abcd', 'ab']
    expect(await judgeStoredColumn('length: { maximum: 3 }', values, 'length.above')).toMatchObject(
      {
        outcome: 'violated',
        rows: null,
        observed: 4,
      },
    )
    expect(await judgeStoredColumn('length: { maximum: 4 }', values, 'length.above')).toMatchObject(
      {
        outcome: 'satisfied',
      },
    )
  })
})
