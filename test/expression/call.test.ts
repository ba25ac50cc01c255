import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('calls of functions', () => {
  it.each([
    ['abs(-2) = 2', 'T'],
    ['round(2.5) = 3', 'T'],
    ['floor(-1.5) = -2', 'T'],
    ['ceil(1.2) = 2', 'T'],
    ['mod(7, 3) = 1', 'T'],
    [`length('é😀') = 2`, 'T'],
    [`upper('aé') = 'AÉ'`, 'T'],
    [`trim('  a ') = 'a'`, 'T'],
    [`substring('abc', 2, 1) = 'b'`, 'T'],
    [`concat('a', NULL, 'b') = 'ab'`, 'T'],
    [`('a' || NULL) IS NULL`, 'T'],
    [`starts_with('abc', 'ab')`, 'T'],
    [`year(DATE '2024-02-29') = 2024`, 'T'],
    [`datediff('day', DATE '2024-02-28', DATE '2024-03-01') = 2`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })
})
