import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('literals', () => {
  it.each([
    ['1 = 1.0', 'T'],
    ['9007199254740993 = 9007199254740992', 'F'],
    ['99999999999999999999 > 9223372036854775807', 'T'],
    ['-5 < 0', 'T'],
    ['.5 = 0.5', 'T'],
    ['1e2 = 100', 'T'],
    [`DATE '2024-02-29' = DATE '2024-02-29'`, 'T'],
    [`TIME '12:30:00' < TIME '12:30:01'`, 'T'],
    [`TIMESTAMP '2024-01-01 00:00:00' = TIMESTAMP '2024-01-01T00:00:00Z'`, 'T'],
    ['TRUE', 'T'],
    ['NULL', 'U'],
    [`'it''s' = 'it''s'`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })

  it.each([
    [`DATE '2024-02-30' = DATE '2024-01-01'`, /expected DATE 'YYYY-MM-DD', found "2024-02-30"/],
    ['1e999 = 1', /beyond the largest double/],
  ])('refuses %s', (expression, message) => {
    expect(answer(expression)).toMatch(message)
  })
})
