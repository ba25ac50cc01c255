import { describe, expect, it } from 'vitest'
import { judgeColumn, judgeStoredColumn, repeat } from './judge.js'

const some = (nulls: number, rows: number) => [...repeat(nulls, null), ...repeat(rows - nulls, 1)]

describe('nulls', () => {
  it('counts them, with the first rows', async () => {
    const finding = await judgeColumn('nulls: 0.1', [1, null, 2, null], 'nulls.share')
    expect(finding).toMatchObject({
      outcome: 'violated',
      level: 'error',
      dimension: 'completeness',
      observed: 0.5,
      limit: 0.1,
      rows: 2,
      samples: [
        { row: 2, value: null },
        { row: 4, value: null },
      ],
      message: '2 rows are null (50 %), at most 10 % may',
      position: { file: 'rules.yaml', line: 2 },
    })
  })

  it('does not take a misfit for a null', async () => {
    const finding = await judgeColumn('type: integer, nulls: 0', [1, 'x'], 'nulls.share')
    expect(finding).toMatchObject({ outcome: 'satisfied', observed: 0 })
  })

  it.each([
    ['nulls: 0.1', 10, 'satisfied', 'info'],
    ['nulls: 0.1', 11, 'violated', 'error'],
    ['nulls: { maximum: 0.1, level: warn }', 11, 'violated', 'warn'],
    ['nulls: { maximum: 0.1, confidence: 0.999 }', 19, 'satisfied', 'info'],
    ['nulls: { maximum: 0.1, confidence: 0.999 }', 21, 'violated', 'error'],
    ['nulls: { maximum: 0, evidenceRows: 100 }', 0, 'satisfied', 'info'],
    ['nulls: { maximum: 0, evidenceRows: 100 }', 3, 'violated', 'warn'],
    ['nulls: { maximum: 0, evidenceRows: 100 }', 12, 'violated', 'error'],
    ['nulls: 1', 100, 'satisfied', 'info'],
  ])('%s: %i of 100 are %s as %s', async (rule, nulls, outcome, level) => {
    const finding = await judgeColumn(rule, some(nulls, 100), 'nulls.share')
    expect(finding).toMatchObject({ outcome, level })
  })

  it('says that chance may explain it', async () => {
    const rule = 'nulls: { maximum: 0, evidenceRows: 300 }'
    const finding = await judgeColumn(rule, some(1, 100), 'nulls.share')
    expect(finding.message).toBe(
      '1 row is null (1 %), none may; perhaps by chance, as in 25 % of further samples, ' +
        'since the limit rests on 300 rows',
    )
  })

  it('is skipped without rows', async () => {
    expect((await judgeColumn('nulls: 0', [], 'nulls.share')).outcome).toBe('skipped')
  })
})

it('counts tokens that stand for a missing value, in the order of their rows', async () => {
  const rule = 'nulls: { maximum: 0.1, tokens: ["-", unknown] }'
  const finding = await judgeColumn(rule, ['a', 'unknown', null, '-', 'b'], 'nulls.share')
  expect(finding).toMatchObject({
    outcome: 'violated',
    rows: 3,
    observed: 0.6,
    samples: [
      { row: 2, value: 'unknown' },
      { row: 3, value: null },
      { row: 4, value: '-' },
    ],
    message: '3 rows are null, 2 of them by a token that stands for it (60 %), at most 10 % may',
  })
  const number = 'nulls: { maximum: 0, tokens: [-999] }'
  expect((await judgeColumn(number, [1, -999], 'nulls.share')).rows).toBe(1)
  const stored = await judgeStoredColumn(rule, ['a', '-'], 'nulls.share')
  expect(stored.message).toBe('not checked: the profile does not count the tokens')
})
