import { describe, expect, it } from 'vitest'
import { patternTest } from '../../src/batch/match-pattern.js'
import type { LogicalType } from '../../src/batch/type.js'
import { column, plainText } from '../support/text-columns.js'

function broken(type: LogicalType, texts: string[], rule: Parameters<typeof patternTest>[1]) {
  const given = type === 'string' ? plainText(texts) : column(type, texts)
  if (given.storage === 'dictionary') throw new Error('no dictionary here')
  const breaks = patternTest(given, rule)
  return texts.filter((_, i) => breaks(i))
}

describe('patternTest', () => {
  const texts = ['AB-1', 'AB-12', 'xAB-1', 'ab-1', 'Größe-3']

  it('asks for the whole text, or for a part of it', () => {
    const matches = '\\p{Lu}{2}-\\d'
    expect(broken('string', texts, { matches })).toEqual(texts.slice(1))
    expect(broken('string', texts, { matches, search: true })).toEqual(['ab-1', 'Größe-3'])
    const rule = { matches, search: true, ignoreCase: true }
    expect(broken('string', texts, rule)).toEqual([])
  })

  it('takes what is no text as its canonical text', () => {
    const matches = '\\d{2}'
    expect(broken('integer', ['12', '007', '1'], { matches })).toEqual(['007', '1'])
    expect(broken('number', ['1.50', '12.0'], { matches })).toEqual(['1.50'])
    expect(broken('boolean', ['True', 'false'], { matches: 'true' })).toEqual(['false'])
    expect(broken('date', ['2024-02-29'], { matches: '2024-.*' })).toEqual([])
  })

  it('says what is wrong with a pattern', () => {
    expect(() => broken('string', ['a'], { matches: '(' })).toThrow('character 1')
  })
})
