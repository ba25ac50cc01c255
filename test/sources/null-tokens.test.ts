import { describe, expect, it } from 'vitest'
import { NULL_TOKENS } from '../../src/sources/csv-dialect.js'
import { nullTokens } from '../../src/sources/null-tokens.js'

function isNull(text: string, tokens = NULL_TOKENS): boolean {
  const bytes = new TextEncoder().encode(`x${text}x`)
  const { firstBytes, isNull: test } = nullTokens(tokens)
  const found = test(bytes, 1, bytes.length - 1)
  // Nothing is null that the table of first bytes does not let through.
  if (found && text !== '') expect(firstBytes[bytes[1] ?? 0]).toBe(1)
  return found
}

describe('nullTokens', () => {
  it.each([
    '',
    ' ',
    '\t ',
    'NA',
    ' NA',
    'N/A\t',
    'n/a',
    'null',
    'NULL',
    'None',
    '\\N',
    '#N/A',
    '<NA>',
  ])('%j is null', (text) => {
    expect(isNull(text)).toBe(true)
  })

  it.each([
    'na',
    'Null',
    'NONE',
    'NaN',
    'nan',
    '-',
    '0',
    'NA1',
    'N A',
    '\u00a0',
    'NAN',
    'nil',
    '\0',
  ])('%j is not', (text) => {
    expect(isNull(text)).toBe(false)
  })

  it('takes other tokens, and always the empty cell', () => {
    expect(
      ['-', '', ' ', 'NA', ' - ', 'größe'].map((text) => isNull(text, ['-', ' größe ', ''])),
    ).toEqual([true, true, true, false, true, true])
  })
})
