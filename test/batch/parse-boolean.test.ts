import { describe, expect, it } from 'vitest'
import { parseBoolean } from '../../src/batch/parse-boolean.js'
import { CellClass } from '../../src/batch/type.js'

function parse(text: string): number | undefined {
  const bytes = new TextEncoder().encode(`x${text}x`)
  const out = new Float64Array(1)
  const found = parseBoolean(bytes, 1, bytes.length - 1, out)
  expect([0, CellClass.boolean]).toContain(found)
  return found === 0 ? undefined : out[0]
}

describe('parseBoolean', () => {
  it.each<[string, number]>([
    ['true', 1],
    ['TRUE', 1],
    ['True', 1],
    ['yes', 1],
    ['YES', 1],
    ['Yes', 1],
    ['false', 0],
    ['FALSE', 0],
    ['False', 0],
    ['no', 0],
    ['NO', 0],
    ['No', 0],
  ])('%s', (text, value) => {
    expect(parse(text)).toBe(value)
  })

  it.each([
    '',
    't',
    'f',
    'y',
    'n',
    '1',
    '0',
    'on',
    'off',
    'tRUE',
    'TRue',
    'trUe',
    'nO',
    'yES',
    'yEs',
    'true1',
    'tru',
    'noo',
    'FalsE',
    '\u0014rue',
    'ye\u0053',
    'T2UE',
  ])('%j is none', (text) => {
    expect(parse(text)).toBeUndefined()
  })
})
