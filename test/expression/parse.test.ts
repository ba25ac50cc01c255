import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../src/expression/parse.js'
import { printExpression } from './printed.js'

const printed = (text: string) => {
  const { expression, problem } = parseExpression(text)
  return expression === undefined
    ? `${problem.start}: ${problem.message}`
    : printExpression(expression)
}

describe('parse', () => {
  it.each([
    ['a or b and not c = d', 'a OR b AND NOT c = d'],
    ['(a or b) and c', '(a OR b) AND c'],
    ['a - b - c * -d', 'a - b - c * -d'],
    ['a - (b - c)', 'a - (b - c)'],
    ['not a is null', 'NOT a IS NULL'],
    ['a between 1 and 2 and b', 'a BETWEEN 1 AND 2 AND b'],
    [`a not like 'x' escape '!'`, `a NOT LIKE 'x' ESCAPE '!'`],
    ['a != b', 'a <> b'],
    ['a is not distinct from b', 'a IS NOT DISTINCT FROM b'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected)
  })

  it.each([
    ['', '0: expected an expression, found nothing'],
    ['a b', '2: expected an operator or the end, found "b"'],
    ['a = b = c', '6: '],
    ['a in ()', '6: '],
    ['a and', '5: '],
  ])('refuses %s', (text, expected) => {
    expect(printed(text)).toContain(expected)
  })

  it('never fails in another way than by a problem', () => {
    const words = [
      'a',
      'AND',
      'NOT',
      '(',
      ')',
      'IN',
      ',',
      '1',
      `'x'`,
      'CASE',
      'WHEN',
      'END',
      '-',
      '=',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 20 }), (parts) => {
        const { problem, expression } = parseExpression(parts.join(' '))
        expect(problem === undefined).toBe(expression !== undefined)
      }),
    )
  })
})
