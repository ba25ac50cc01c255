import { describe, expect, it } from 'vitest'
import { answers, rowsOf } from './rows.js'

const rows = rowsOf({ i: ['integer', ['1', '2', null]] })

describe('CASE', () => {
  it.each([
    [`CASE WHEN i = 1 THEN 'a' WHEN i > 1 THEN 'b' END = 'b'`, 'FTU'],
    ['CASE i WHEN 1 THEN TRUE ELSE FALSE END', 'TFF'],
    ['CASE WHEN i > 1 THEN 1 / (i - 2) ELSE 0 END = 0', 'TET'],
    ['CASE WHEN 1 / (i - 1) > 0 THEN TRUE ELSE TRUE END', 'ETT'],
    ['CASE WHEN i > 0 THEN i ELSE 0.5 END = 0.5', 'FFT'],
    [`CASE WHEN i IS NULL THEN DATE '2024-01-01' END = DATE '2024-01-01'`, 'UUT'],
  ])('%s', (expression, expected) => {
    expect(answers(expression, rows)).toBe(expected)
  })
})
