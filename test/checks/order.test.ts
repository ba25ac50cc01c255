import { expect, it } from 'vitest'
import { judgeColumn } from './judge.js'

it('counts values that are smaller than the one before', async () => {
  const finding = await judgeColumn(
    'increasing: true',
    [1, 3, 2, 2, null, 5, 4],
    'order.decreasing',
  )
  expect(finding).toMatchObject({
    outcome: 'violated',
    level: 'error',
    observed: 2,
    rows: 2,
    message: '2 rows of 6 hold a smaller value than the row before',
  })
})

it('allows equal neighbours, unless strictly', async () => {
  const values = [1, 1, 2]
  expect((await judgeColumn('increasing: warn', values, 'order.decreasing')).outcome).toBe(
    'satisfied',
  )
  const rule = 'increasing: { strictly: true, level: warn }'
  expect(await judgeColumn(rule, values, 'order.decreasing')).toMatchObject({
    outcome: 'violated',
    level: 'warn',
    rows: 1,
    message: '1 row of 3 holds a smaller or the same value (1) as the row before',
  })
})

it('knows the other direction', async () => {
  expect((await judgeColumn('decreasing: true', [3, 3, 1], 'order.increasing')).outcome).toBe(
    'satisfied',
  )
  expect(await judgeColumn('decreasing: true', [3, 1, 2], 'order.increasing')).toMatchObject({
    outcome: 'violated',
    rows: 1,
    message: '1 row of 3 holds a larger value than the row before',
  })
})

it('is skipped without values', async () => {
  expect((await judgeColumn('increasing: true', [null], 'order.decreasing')).outcome).toBe(
    'skipped',
  )
})
