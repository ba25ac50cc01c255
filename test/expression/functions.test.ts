import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('signatures of functions', () => {
  it.each([
    [`EXTRACT(year FROM DATE '2024-02-29') = 2024`, 'T'],
    [`EXTRACT(dow FROM DATE '2024-03-03') = 0`, 'T'],
    [`extract(isodow FROM DATE '2024-03-03') = 7`, 'T'],
    [`quarter(DATE '2024-05-01') = 2`, 'T'],
    [`ltrim(' a') = 'a'`, 'T'],
    [`left('abc', 2) = 'ab'`, 'at 1:1: unknown function "LEFT"'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })

  it.each([
    ['abs(1, 2) = 1', /ABS/],
    ['length() = 1', /LENGTH/],
    ['length(1) = 1', /found integer/],
    [`EXTRACT(yeer FROM DATE '2024-01-01') = 1`, /yeer/i],
    [`datediff('eon', DATE '2024-01-01', DATE '2024-01-02') = 1`, /expected 'year', 'quarter'/],
  ])('refuses %s', (expression, message) => {
    expect(answer(expression)).toMatch(message)
  })
})
