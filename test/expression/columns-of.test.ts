import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../src/expression/columns-of.js'
import { parseExpression } from '../../src/expression/parse.js'

function namesIn(text: string): readonly string[] {
  const { expression, problem } = parseExpression(text)
  if (expression === undefined) throw new Error(problem.message)
  return columnsOf(expression)
}

describe('columnsOf', () => {
  it('finds each column once, wherever it stands', () => {
    const text =
      'CASE WHEN a > 1 THEN lower(b) ELSE "c d" || e END LIKE f ' +
      'AND a BETWEEN g AND h AND i IN (j, 2) AND CAST(k AS date) IS NULL AND extract(year FROM l) = -m'
    expect(namesIn(text)).toEqual([...'ab', 'c d', ...'efghijklm'])
  })

  it('takes neither functions nor literals for columns', () => {
    expect(namesIn(`round(1.5) = 2 AND 'x' <> date '2024-01-01'`)).toEqual([])
  })
})
