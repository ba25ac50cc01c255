import { describe, expect, it } from 'vitest'
import { answers, rowsOf } from './rows.js'

const rows = rowsOf({
  a: ['integer', ['1', '2']],
  s: ['string', ['x', 'y']],
  n: ['unknown', [null, null]],
})

describe('names and types', () => {
  it.each([
    [`a > 0 AND s = 'x'`, 'TF'],
    [`"A" > 0 OR S = 'y'`, 'TT'],
    ['n IS NULL', 'TT'],
    ['n > 5', 'UU'],
    [`CASE WHEN a > 1 THEN s ELSE 'z' END = 'z'`, 'TF'],
    ['COALESCE(n, a) = 1', 'TF'],
    ['NULLIF(a, 1) IS NULL', 'TF'],
  ])('%s', (expression, expected) => {
    expect(answers(expression, rows)).toBe(expected)
  })

  it.each([
    ['b > 0', /^at 1:1: unknown column "b"/],
    ['a', /expected a condition, true or false, found integer/],
    ['lowr(s) = s', /unknown function "LOWR"; did you mean LOWER\?/],
    ['a > s', /cannot compare integer with string/],
    ['CASE WHEN a THEN TRUE END', /expected a condition/],
    ['nullif(a) = 1', /NULLIF/],
  ])('refuses %s', (expression, message) => {
    expect(answers(expression, rows)).toMatch(message)
  })

  it('refuses a name that may mean two columns', () => {
    const twins = rowsOf({ Ab: ['integer', ['1']], aB: ['integer', ['2']] })
    expect(answers('ab = 1', twins)).toMatch(/"ab" may mean "Ab" or "aB"/)
    expect(answers('"Ab" = 1', twins)).toBe('T')
  })
})
