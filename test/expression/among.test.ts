import { describe, expect, it } from 'vitest'
import { answers, rowsOf } from './rows.js'

const rows = rowsOf({
  i: ['integer', ['1', '2', '3', null]],
  w: ['wide', ['9007199254740993', '9007199254740992', '-1', null]],
  s: ['string', ['a', 'b', 'é', null]],
})

describe('IN of constants', () => {
  it.each([
    ['i IN (1, 3)', 'TFTU'],
    ['i NOT IN (1, 3)', 'FTFU'],
    ['i IN (1.0, 2.5)', 'TFFU'],
    ['w IN (9007199254740993)', 'TFFU'],
    ['w IN (9007199254740992.0)', 'FTFU'],
    [`s IN ('a', 'é')`, 'TFTU'],
    [`s IN ('')`, 'FFFU'],
    ['i IN (1, NULL)', 'TUUU'],
    ['i NOT IN (2, NULL)', 'UFUU'],
  ])('%s', (expression, expected) => {
    expect(answers(expression, rows)).toBe(expected)
  })
})
