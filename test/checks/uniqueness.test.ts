import { describe, expect, it } from 'vitest'
import { count, judgeColumn, judgeStoredColumn, repeat } from './judge.js'

const code = 'unique.duplicate'

describe('uniqueness', () => {
  it('counts the rows that repeat a value, nulls apart', async () => {
    const values = [3, 1, 3, null, null, 1, 3, 2]
    expect(await judgeColumn('unique: true', values, code)).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'uniqueness',
      observed: 3,
      limit: 0,
      rows: 3,
      samples: [
        { row: 3, value: 'as in row 1' },
        { row: 6, value: 'as in row 2' },
        { row: 7, value: 'as in row 1' },
      ],
      message: '3 rows of 6 repeat the value of another row',
    })
  })

  it.each([
    ['unique: true', ['b', 'a', 'c'], 'satisfied', 'info'],
    ['unique: warn', ['a', 'a'], 'violated', 'warn'],
    ['unique: true', [null, null], 'skipped', 'info'],
  ])('%s of %j is %s', async (rule, values, outcome, level) => {
    expect(await judgeColumn(rule, values, code)).toMatchObject({ outcome, level })
  })

  it('says nothing where nothing is demanded', async () => {
    await expect(judgeColumn('unique: false', [1, 1], code)).rejects.toThrow('0 findings')
  })

  it('is exact over several batches', async () => {
    const values = [...count(20_000), 77]
    expect(await judgeColumn('unique: true', values, code)).toMatchObject({
      rows: 1,
      samples: [{ row: 20_001, value: 'as in row 77' }],
    })
  })

  it('judges a stored profile by what it knows exactly, or is sure of', async () => {
    const judged = async (values: (number | string)[]) =>
      judgeStoredColumn('unique: true', values, code)
    expect((await judged(count(50_000))).outcome).toBe('satisfied')
    expect(await judged([3, 1, 2, 3])).toMatchObject({ outcome: 'violated', rows: 1 })
    const shuffled = count(49_999).map((value) => `v${(value * 7919) % 49_999}`)
    expect(await judged(shuffled)).toMatchObject({ outcome: 'skipped' })
    const half = [...shuffled, ...shuffled]
    expect(await judged(half)).toMatchObject({ outcome: 'violated', rows: null })
    expect((await judged(half)).message).toMatch(/^at least \d+,\d+ rows of 99,998 repeat/)
    expect((await judged(repeat(5, 'x'))).rows).toBe(4)
  })
})
