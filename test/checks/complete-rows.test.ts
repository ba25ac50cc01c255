import { expect, it } from 'vitest'
import { findingOf, judge, judgeStored } from './judge.js'

const columns = 'columns: [{ name: a }, { name: b, type: integer }]'
const batch = { a: ['x', null, 'x', 'x'], b: [1, 2, null, 4] }
const found = async (rule: string, data: Parameters<typeof judge>[1] = batch) =>
  findingOf(await judge(`${columns}\ncompleteRows: ${rule}`, data), 'rows.incomplete')

it('asks for a share of rows without a null', async () => {
  expect(await found('0.6')).toMatchObject({
    outcome: 'violated',
    level: 'error',
    dimension: 'completeness',
    observed: 0.5,
    limit: 0.6,
    rows: 2,
    message: '2 of 4 rows (50 %) have a value in every column, at least 60 % must',
    position: { line: 3, column: 15 },
  })
  expect((await found('0.5')).outcome).toBe('satisfied')
  expect(await found('[{ minimum: 0.75, columns: a }]')).toMatchObject({
    outcome: 'satisfied',
    columns: ['a'],
    rows: 0,
  })
  expect(
    await found('{ minimum: 0.6, where: a is not null, warn: { minimum: 0.8 } }'),
  ).toMatchObject({
    outcome: 'violated',
    level: 'warn',
    message:
      '2 of 3 rows (66.7 %) have a value in every column, at least 80 % must (where a is not null)',
  })
})

it('says why it is not checked', async () => {
  const stored = await judgeStored(`${columns}\ncompleteRows: 1`, batch)
  expect(findingOf(stored, 'rows.incomplete').outcome).toBe('skipped')
  expect((await found('1', { a: [], b: [] })).message).toBe('not checked: there are no rows')
})
