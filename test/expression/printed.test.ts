import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../src/expression/parse.js'
import { condition } from './arbitrary.js'
import { printExpression, printName } from './printed.js'

const reprint = (text: string) => {
  const { expression, problem } = parseExpression(text)
  return expression === undefined ? problem.message : printExpression(expression)
}

/** An expression without its places. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'start' && key !== 'end')
      .map(([key, each]) => [key, bare(each)]),
  )
}

describe('printExpression', () => {
  it('is read again as the same expression', () => {
    fc.assert(
      fc.property(condition, (expression) => {
        const text = printExpression(expression)
        const parsed = parseExpression(text)
        expect(parsed.problem, text).toBeUndefined()
        expect(bare(parsed.expression), text).toEqual(bare(expression))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a  =1 and not  b', 'a = 1 AND NOT b'],
    ['((a)) != (1)', 'a <> 1'],
    ['(a and b) and c', '(a AND b) AND c'],
    ['(a or b) and c or d', '(a OR b) AND c OR d'],
    ['a - (b - c) - d', 'a - (b - c) - d'],
    ['(a + b) * c / (d % e)', '(a + b) * c / (d % e)'],
    ['- - x', '- -x'],
    ['-(5)', '-(5)'],
    ['- 5', '-5'],
    ['a - -5', 'a - -5'],
    ['+x', 'x'],
    ['(a = b) is null', 'a = b IS NULL'],
    ['a = (b is null)', 'a = (b IS NULL)'],
    ['not (a is true)', 'NOT a IS TRUE'],
    ['(not a) is true', '(NOT a) IS TRUE'],
    ['a is not distinct from b', 'a IS NOT DISTINCT FROM b'],
    ['a not between 1 and 2 + 3', 'a NOT BETWEEN 1 AND 2 + 3'],
    ['a between (b and c) and d', 'a BETWEEN (b AND c) AND d'],
    ['(a in (1)) in (true)', '(a IN (1)) IN (TRUE)'],
    ["s like 'a#%' escape '#'", "s LIKE 'a#%' ESCAPE '#'"],
    ["s || 't' || u", "s || 't' || u"],
    ["s || ('t' || u)", "s || ('t' || u)"],
    [
      'case when a then 1 when b then 2 else 3 end = 1',
      'CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END = 1',
    ],
    ['case x when 1 then true end', 'CASE x WHEN 1 THEN TRUE END'],
    ['cast(x as int) = 1', 'CAST(x AS BIGINT) = 1'],
    ['try_cast(x as double precision) = 1', 'TRY_CAST(x AS DOUBLE PRECISION) = 1'],
    ['extract(year from d) = 1', 'EXTRACT(YEAR FROM d) = 1'],
    ['substring(s from 2 for 3) = t', 'SUBSTRING(s, 2, 3) = t'],
    ["d = date'2020-01-01'", "d = DATE '2020-01-01'"],
    ["s = 'it''s'", "s = 'it''s'"],
    ['coalesce(a, b) = c', 'COALESCE(a, b) = c'],
  ])('%s', (text, expected) => {
    expect(reprint(text)).toBe(expected)
    expect(reprint(expected)).toBe(expected)
  })
})

describe('printName', () => {
  it('quotes what cannot stand bare in every engine', () => {
    expect(printName('price_2')).toBe('price_2')
    expect(printName('unit price')).toBe('"unit price"')
    expect(printName('say "hi"')).toBe('"say ""hi"""')
    expect(printName('größe')).toBe('"größe"')
    expect(printName('order')).toBe('"order"')
    expect(printName('End')).toBe('"End"')
    expect(printName('2nd')).toBe('"2nd"')
  })
})
