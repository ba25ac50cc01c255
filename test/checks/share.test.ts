import { expect, it } from 'vitest'
import type { Head } from '../../src/checks/result.js'
import { judgeBreaking, judgeMostly, judgeShare } from '../../src/checks/share.js'

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

it.each([
  [20, true, 'satisfied'],
  [21, true, 'violated'],
  [20, false, 'inconclusive'],
  [21, false, 'violated'],
])(
  '%i of 100 rows break a rule that 80 %% must keep (exact: %s): %s',
  (count, isExact, outcome) => {
    // 1 − 0.8 is less than 0.2 in doubles: the share that conforms is what is compared.
    const body = { observed: 5, rows: count, message: 'some do' }
    const finding = judgeMostly(head, body, { count, rows: 100, mostly: 0.8, isExact })
    expect(finding).toMatchObject({ outcome, observed: (100 - count) / 100, limit: 0.8 })
    expect(finding.message).toMatch(/^some do; (at most )?(80|79) % conform, 80 % must$/)
  },
)

it('lets no row break a rule, or a few', () => {
  const rules = ['breaks it', 'break it'] as const
  const seen = (count: number) => ({ count, samples: [{ row: 3, value: 'x' }], isExact: true })
  const judge = (count: number, mostly?: number) =>
    judgeBreaking(head, seen(count), { rows: 10, what: rules, mostly })
  expect(judge(0)).toMatchObject({ outcome: 'satisfied', message: 'no rows of 10 break it' })
  expect(judge(1)).toMatchObject({ outcome: 'violated', rows: 1, message: '1 row of 10 breaks it' })
  expect(judge(1, 0.9)).toMatchObject({ outcome: 'satisfied', samples: [] })
  expect(judge(2, 0.9)).toMatchObject({ outcome: 'violated', samples: [{ row: 3 }] })
})
