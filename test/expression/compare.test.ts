import { describe, expect, it } from 'vitest'
import { answers, rowsOf } from './rows.js'

const rows = rowsOf({
  w: ['wide', ['9007199254740993', '9007199254740992', null]],
  x: ['number', ['1', 'NaN', null]],
  s: ['string', ['a', 'é', null]],
  d: ['date', ['2024-01-01', '2024-01-02', null]],
})

describe('comparisons', () => {
  it.each([
    ['w = 9007199254740993', 'TFU'],
    ['w > 9007199254740992.0', 'TFU'],
    ['w <= x', 'FTU'],
    ['x = x', 'TTU'],
    ['x > 1e308', 'FTU'],
    [`s < 'b'`, 'TFU'],
    [`s <> 'a'`, 'FTU'],
    ['NULL = NULL', 'UUU'],
    ['s >= NULL', 'UUU'],
    ['x IS DISTINCT FROM NULL', 'TTF'],
    [`d < TIMESTAMP '2024-01-01 00:00:01'`, 'TFU'],
  ])('%s', (expression, expected) => {
    expect(answers(expression, rows)).toBe(expected)
  })
})
