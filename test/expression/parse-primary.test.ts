import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../src/expression/parse.js'

const kind = (text: string) => parseExpression(text).expression?.kind
const message = (text: string) => parseExpression(text).problem?.message

describe('primaries', () => {
  it.each([
    ['NULL', 'null'],
    ['true', 'boolean'],
    ['-1.5', 'number'],
    [`'x'`, 'text'],
    [`date '2024-01-01'`, 'moment'],
    ['date', 'column'],
    ['"Select"', 'column'],
    ['(a)', 'column'],
    ['- a', 'negate'],
    ['CASE WHEN a THEN b END', 'case'],
    ['CAST(a AS DOUBLE PRECISION)', 'cast'],
    ['try_cast(a AS int)', 'cast'],
    ['EXTRACT(year FROM a)', 'extract'],
    ['f(a, b)', 'call'],
  ])('%s is %s', (text, expected) => {
    expect(kind(text)).toBe(expected)
  })

  it.each([
    ['select', /"select"/],
    ['(a', /expected \), found the end/],
    ['CASE a END', /expected WHEN/],
    ['CASE WHEN a END', /expected THEN/],
    ['CAST(a AS blob)', /blob/i],
    ['f(a', /expected/],
  ])('refuses %s', (text, expected) => {
    expect(message(text)).toMatch(expected)
  })
})
