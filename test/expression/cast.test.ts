import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('CAST', () => {
  it.each([
    [`CAST('12' AS INTEGER) = 12`, 'T'],
    [`CAST(' 1.5 ' AS DOUBLE) = 1.5`, 'T'],
    [`CAST('x' AS INTEGER) = 1`, 'E'],
    [`TRY_CAST('x' AS INTEGER) IS NULL`, 'T'],
    ['CAST(2.5 AS INTEGER) = 2', 'T'],
    ['CAST(3.5 AS INTEGER) = 4', 'T'],
    ['CAST(1e300 AS INTEGER) = 0', 'E'],
    ['CAST(true AS INTEGER) = 1', 'T'],
    [`CAST('true' AS BOOLEAN)`, 'T'],
    [`CAST(DATE '2024-01-02' AS VARCHAR) = '2024-01-02'`, 'T'],
    [`CAST('2024-01-02' AS DATE) = DATE '2024-01-02'`, 'T'],
    [`CAST('2024-02-30' AS DATE) IS NULL`, 'E'],
    [`TRY_CAST('2024-02-30' AS DATE) IS NULL`, 'T'],
    [`CAST(DATE '2024-01-02' AS TIMESTAMP) = TIMESTAMP '2024-01-02 00:00:00'`, 'T'],
    ['CAST(NULL AS INTEGER) IS NULL', 'T'],
    [`CAST(9007199254740993 AS VARCHAR) = '9007199254740993'`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })
})
