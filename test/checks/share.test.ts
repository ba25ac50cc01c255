import { expect, it } from 'vitest'
import type { Head } from '../../src/checks/result.js'
import { judgeShare } from '../../src/checks/share.js'

const head: Head = {
  code: 'nulls.share',
  column: 'a',
  dimension: 'completeness',
  limit: 0.01,
  level: 'error',
  position: undefined,
}
const what = ['is null', 'are null'] as const

it.each([
  [0, 'satisfied', 'no rows are null, at most 1 % may'],
  [1, 'satisfied', '1 row is null (0.1 %), at most 1 % may'],
  [12, 'satisfied', '12 rows are null (1.2 %), at most 1 % may; no more than by chance'],
  [40, 'violated', '40 rows are null (4 %), at most 1 % may'],
])('%i of 1,000 rows are %s', (count, outcome, message) => {
  const limit = { maximum: 0.01, confidence: 0.999 }
  const sample = [{ row: 1, value: null }]
  const finding = judgeShare(head, { count, rows: 1000, what, limit }, sample)
  expect(finding).toMatchObject({ outcome, message, observed: count / 1000, rows: count })
  if (outcome === 'violated') expect(finding.samples).toEqual(sample)
})
