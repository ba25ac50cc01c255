import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthsOf, patternsOf, textOf } from '../../src/batch/derive-text.js'
import { textsOf } from '../support/read-source.js'
import { column, dictionary } from '../support/text-columns.js'

const text = fc.array(fc.option(fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 20 })

function patternOf(value: string): string {
  return [...value]
    .map((point) => {
      if (/^[A-Z]$/.test(point)) return 'A'
      if (/^[a-z]$/.test(point)) return 'a'
      if (/^\p{Nd}$/u.test(point)) return '9'
      return /^\p{L}$/u.test(point) ? 'L' : point
    })
    .join('')
}

describe('lengthsOf', () => {
  it('counts code points', () => {
    fc.assert(
      fc.property(text, (texts) => {
        const expected = texts.map((value) => (value === null ? null : String([...value].length)))
        expect(textsOf(lengthsOf(textOf(column('string', texts))))).toEqual(expected)
        expect(textsOf(lengthsOf(dictionary(texts)))).toEqual(expected)
      }),
      { seed: 1 },
    )
  })
})

describe('patternsOf', () => {
  it.each([
    ['AB-12 cd', 'AA-99 aa'],
    ['Größe', 'AaLLa'],
    ['日本１', 'LL9'],
    ['😀x', '😀a'],
    ['', ''],
  ])('%s', (value, pattern) => {
    expect(textsOf(patternsOf(textOf(column('string', [value]))))).toEqual([pattern])
  })

  it('agrees with regular expressions, through a dictionary or not', () => {
    fc.assert(
      fc.property(text, (texts) => {
        const expected = texts.map((value) => (value === null ? null : patternOf(value)))
        expect(textsOf(patternsOf(textOf(column('string', texts))))).toEqual(expected)
        expect(textsOf(patternsOf(dictionary(texts)))).toEqual(expected)
      }),
      { seed: 2 },
    )
  })

  it('keeps each pattern once in a dictionary', () => {
    const patterns = patternsOf(dictionary(['a1', 'b2', 'c3']))
    expect(patterns.storage === 'dictionary' && textsOf(patterns.dictionary)).toEqual([
      'aaaaaa',
      'a9',
    ])
  })
})

describe('textOf', () => {
  it('writes values that are no text, and leaves text as it is', () => {
    expect(textsOf(textOf(column('number', ['1.50', null, 'x'])))).toEqual(['1.5', null, 'x'])
    expect(textsOf(textOf(column('date', ['2024-02-29'])))).toEqual(['2024-02-29'])
    const given = column('string', ['a'])
    expect(textOf(given)).toBe(given)
  })
})
