import { describe, expect, it } from 'vitest'
import { findingOf, judge, judgeStored } from './judge.js'

const columns = 'columns: [{ name: a }, { name: b }]'
const batch = { a: [1, 1, 2, null, null], b: ['x', 'y', 'x', 'x', 'x'] }
const found = async (rules: string, code: string) =>
  findingOf(await judge(`${columns}\n${rules}`, batch), code)

describe('keys', () => {
  it('are the values of several columns together', async () => {
    expect(await found('keys: [[a, b]]', 'key.duplicate')).toMatchObject({
      outcome: 'satisfied',
      column: null,
      columns: ['a', 'b'],
      dimension: 'uniqueness',
      message: 'the values of the key differ in all 3 rows',
    })
    expect(await found('keys: [b]', 'key.duplicate')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      rows: 3,
      observed: 3,
      samples: [
        { row: 3, value: 'as in row 1' },
        { row: 4, value: 'as in row 1' },
        { row: 5, value: 'as in row 1' },
      ],
      message: '3 rows of 5 repeat the values of the key of another row',
      position: { line: 3, column: 8 },
    })
  })

  it('of tables have no nulls where they are primary', async () => {
    const rule = 'keys: [{ columns: [a, b], primary: true, level: warn, owner: me }]'
    expect(await found(rule, 'key.null')).toMatchObject({
      outcome: 'violated',
      level: 'warn',
      rows: 2,
      dimension: 'completeness',
      message: '2 rows of 5 lack a value of the primary key',
      rule: { owner: 'me' },
    })
    expect((await found(rule, 'key.duplicate')).outcome).toBe('satisfied')
    const sound = 'keys: [{ columns: b, primary: true }]'
    expect((await found(sound, 'key.null')).outcome).toBe('satisfied')
  })

  it('are skipped with the reason where they cannot be asked', async () => {
    const missing = await judge(`${columns}\nkeys: [[a, b]]`, { a: [1] })
    expect(findingOf(missing, 'key.duplicate').message).toBe(
      'not checked: the column "b" is missing',
    )
    const stored = await judgeStored(`${columns}\nkeys: [a]`, batch)
    expect(findingOf(stored, 'key.duplicate').message).toBe(
      'not checked: a profile does not hold the rows',
    )
    const empty = await judge(`${columns}\nkeys: [a]`, { a: [null], b: ['x'] })
    expect(findingOf(empty, 'key.duplicate').outcome).toBe('skipped')
    const few = await found('keys: [{ columns: a, minimumRows: 9 }]', 'key.duplicate')
    expect(few.message).toContain('the rule asks for 9 at least')
  })
})

describe('unique rows', () => {
  it('differ somewhere, nulls being equal', async () => {
    expect(await found('uniqueRows: true', 'rows.duplicate')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      rows: 1,
      samples: [{ row: 5, value: 'as in row 4' }],
      message: '1 row of 5 repeats all values of another row',
    })
    expect((await found('uniqueRows: warn', 'rows.duplicate')).level).toBe('warn')
    const sound = await judge(`${columns}\nuniqueRows: true`, { a: [1, 1], b: ['x', 'y'] })
    expect(findingOf(sound, 'rows.duplicate').outcome).toBe('satisfied')
  })

  it('are not asked for by default', async () => {
    const findings = await judge(`${columns}\nuniqueRows: false`, batch)
    expect(findings.filter(({ code }) => code === 'rows.duplicate')).toEqual([])
  })
})
