import { describe, expect, it } from 'vitest'
import { isJson, newlineOf, spell, spellPair } from '../../src/schema/edit-spell.js'

describe('a value in a file', () => {
  it('is YAML, or JSON where the file is', () => {
    expect(isJson('\ufeff {"a": 1}')).toBe(true)
    expect(isJson('# {\na: 1')).toBe(false)
    expect(spell('a: 1', ['x', 'no', '\u202e', 1])).toBe('[x, "no", "\\u202e", 1]')
    expect(spell('{}', { a: '\u2066' })).toBe('{"a":"\\u2066"}')
    expect(spellPair('{}', 'a', true)).toBe('"a": true')
    expect(spellPair('a: 1', 'row.long', { maximum: 0.5 })).toBe('row.long: { maximum: 0.5 }')
  })

  it('ends its line as the file does', () => {
    expect(newlineOf('a\r\nb')).toBe('\r\n')
    expect(newlineOf('a')).toBe('\n')
  })
})
