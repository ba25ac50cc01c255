import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('operators and their types', () => {
  it.each([
    ['1 + 2 = 3', 'T'],
    [`DATE '2024-01-01' + 1 = DATE '2024-01-02'`, 'T'],
    [`DATE '2024-01-03' - DATE '2024-01-01' = 2`, 'T'],
    ['NOT TRUE', 'F'],
    ['-(-1) = 1', 'T'],
    ['NULL IS NOT DISTINCT FROM NULL', 'T'],
    ['1 IS DISTINCT FROM NULL', 'T'],
    ['2 BETWEEN 1 AND 3', 'T'],
    ['2 NOT BETWEEN 1 AND NULL', 'U'],
    [`'abc' LIKE 'a%'`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })

  it.each([
    '1 + TRUE = 2',
    `'a' = 1`,
    '- TRUE',
    `1 LIKE 'a'`,
    '1 IN (TRUE)',
    `DATE '2024-01-01' + 1.5 = 1`,
  ])('refuses %s', (expression) => {
    expect(answer(expression)).toMatch(/^at 1:\d+: /)
  })
})
