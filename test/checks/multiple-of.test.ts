import { expect, it } from 'vitest'
import { judgeColumn, judgeStoredColumn } from './judge.js'

it('finds numbers between the steps', async () => {
  expect(
    await judgeColumn('multipleOf: 0.05', [0.15, 0.3, 0.33, null], 'number.multiple'),
  ).toMatchObject({
    outcome: 'violated',
    limit: 0.05,
    rows: 1,
    samples: [{ row: 3, value: '0.33' }],
    message: '1 row of 3 holds no multiple of 0.05',
  })
})

it('forgives a share, and judges numbers only', async () => {
  const rule = 'multipleOf: { step: 5, mostly: 0.5 }'
  expect((await judgeColumn(rule, [5, 7], 'number.multiple')).outcome).toBe('satisfied')
  expect((await judgeColumn(rule, [5, 7, 8], 'number.multiple')).outcome).toBe('violated')
  expect((await judgeColumn(rule, ['x'], 'number.multiple')).outcome).toBe('skipped')
  expect((await judgeStoredColumn(rule, [5], 'number.multiple')).outcome).toBe('skipped')
})
