import { describe, expect, it } from 'vitest'
import { judgeColumn } from './judge.js'

const code = 'order.decreasing'

describe('order', () => {
  it.each([
    [[1, 2, 2, 5], 'satisfied', 0],
    [[1, null, 2], 'satisfied', 0],
    [[1, 3, 2, 4, 1], 'violated', 2],
    [[null], 'skipped', null],
    [['a', 'c', 'b'], 'violated', 1],
  ])('%j is %s', async (values, outcome, observed) => {
    expect(await judgeColumn('increasing: true', values, code)).toMatchObject({ outcome, observed })
  })

  it('counts the rows, at the level demanded', async () => {
    expect(await judgeColumn('increasing: warn', [3, 2, 1], code)).toMatchObject({
      level: 'warn',
      rows: 2,
      message: '2 rows of 3 hold a smaller value than the row before',
    })
  })
})
