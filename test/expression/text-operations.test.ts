import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('text', () => {
  it.each([
    [`length('') = 0`, 'T'],
    [`length('é€😀') = 3`, 'T'],
    [`lower('ÀB') = 'àb'`, 'T'],
    [`upper('straße') = 'STRAßE'`, 'T'],
    [`trim(' a b ') = 'a b'`, 'T'],
    [`rtrim(' a ') = ' a'`, 'T'],
    [`substring('abc', 0, 2) = 'a'`, 'T'],
    [`substring('abc', -5) = 'abc'`, 'T'],
    [`substring('abc', 2) = 'bc'`, 'T'],
    [`substring('abc', 1, -1) = ''`, 'E'],
    [`substring('é😀x', 2, 1) = '😀'`, 'T'],
    [`('a' || 'b' || 'c') = 'abc'`, 'T'],
    [`starts_with('abc', 'b')`, 'F'],
    [`starts_with('abc', '')`, 'T'],
    [`concat(NULL) = ''`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })
})
