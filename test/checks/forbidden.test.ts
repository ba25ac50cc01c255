import { expect, it } from 'vitest'
import { judgeColumn, judgeStoredColumn, repeat } from './judge.js'

it('finds rows that hold a forbidden value', async () => {
  const finding = await judgeColumn(
    'forbidden: [test, n/a]',
    ['a', 'test', null, 'n/a'],
    'forbidden.value',
  )
  expect(finding).toMatchObject({
    outcome: 'violated',
    rows: 2,
    samples: [
      { row: 2, value: 'test' },
      { row: 4, value: 'n/a' },
    ],
    message: '2 rows of 3 hold a value that is forbidden',
  })
})

it('compares numbers as numbers, and forgives a share', async () => {
  const values = [...repeat(9, 1), -999]
  expect((await judgeColumn('forbidden: [-999]', values, 'forbidden.value')).rows).toBe(1)
  const rule = 'forbidden: { values: [-999], mostly: 0.9 }'
  expect((await judgeColumn(rule, values, 'forbidden.value')).outcome).toBe('satisfied')
})

it('says that a stored profile does not tell', async () => {
  const finding = await judgeStoredColumn('forbidden: [a]', ['a'], 'forbidden.value')
  expect(finding.message).toBe('not checked: the profile was made without this rule')
})
