import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('arithmetic', () => {
  it.each([
    ['9007199254740991 + 2 = 9007199254740993', 'T'],
    ['9223372036854775807 + 1 > 0', 'E'],
    ['1 / 2 = 0.5', 'T'],
    ['1 / 0 > 0', 'E'],
    ['5 % 0 = 1', 'E'],
    ['-7 % 3 = -1', 'T'],
    ['0.1 + 0.2 = 0.3', 'F'],
    ['1e308 * 10 > 1e308', 'T'],
    ['round(0.5) = 1', 'T'],
    ['floor(-0.5) = -1', 'T'],
    ['abs(-9223372036854775808) > 0', 'E'],
    [`DATE '2024-01-01' + 60 = DATE '2024-03-01'`, 'T'],
    ['NULL + 1 IS NULL', 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })
})
