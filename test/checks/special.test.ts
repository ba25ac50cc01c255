import { expect, it } from 'vitest'
import { judgeColumn, judgeStoredColumn } from './judge.js'

const values = [1.5, Number.NaN, Number.POSITIVE_INFINITY, null, Number.NEGATIVE_INFINITY]

it('counts NaN and infinities among the rows with a value, with their rows', async () => {
  expect(await judgeColumn('type: number, nans: 0', values, 'number.nan')).toMatchObject({
    outcome: 'violated',
    level: 'error',
    observed: 0.25,
    rows: 1,
    samples: [{ row: 2, value: 'NaN' }],
    message: '1 row holds NaN (25 %), none may',
  })
  const infinite = await judgeColumn('infinities: { maximum: 0.4 }', values, 'number.infinite')
  expect(infinite).toMatchObject({ outcome: 'violated', rows: 2 })
  expect(infinite.samples.map(({ row }) => row)).toEqual([3, 5])
})

it('allows a share of them', async () => {
  const finding = await judgeColumn('nans: { maximum: 0.25 }', values, 'number.nan')
  expect(finding.outcome).toBe('satisfied')
})

it('knows them of a stored profile, and asks nothing of text', async () => {
  expect(await judgeStoredColumn('nans: 0', values, 'number.nan')).toMatchObject({
    outcome: 'violated',
    rows: 1,
    samples: [],
  })
  expect((await judgeColumn('nans: 0', ['x'], 'number.nan')).outcome).toBe('skipped')
  expect((await judgeColumn('nans: 0', [null], 'number.nan')).outcome).toBe('skipped')
})
