import { describe, expect, it } from 'vitest'
import { answers, rowsOf } from './rows.js'

const rows = rowsOf({
  i: ['integer', ['1', '2', null, 'x']],
  x: ['number', ['0.5', '1.5', null, 'x']],
  w: ['wide', ['9007199254740993', '1', null, 'x']],
  s: ['string', ['a', 'b', null, 'A']],
  b: ['boolean', ['true', 'false', null, 'x']],
  d: ['date', ['2024-01-01', '2024-01-02', null, 'x']],
})

describe('columns', () => {
  it.each([
    ['i > 1', 'FTUE'],
    ['x > 1', 'FTUE'],
    ['w > 9007199254740992', 'TFUE'],
    [`s > 'a'`, 'FTUF'],
    ['b', 'TFUE'],
    [`d > DATE '2024-01-01'`, 'FTUE'],
    ['i IS NULL', 'FFTE'],
  ])('%s', (expression, expected) => {
    expect(answers(expression, rows)).toBe(expected)
  })
})
