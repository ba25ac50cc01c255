import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAXIMUM_LENGTH, tokensOf } from '../../src/expression/lexer.js'
import { attempt } from '../../src/expression/problem.js'

const words = (text: string) => tokensOf(text).map(({ kind, value }) => `${kind} ${value}`.trim())
const message = (text: string) => {
  const found = attempt(() => tokensOf(text))
  return 'problem' in found ? found.problem.message : undefined
}

describe('tokens', () => {
  it('are names, numbers, texts and symbols, with their places', () => {
    expect(words(`größe <= 1.5e-3 || "a ""b" 'it''s'`)).toEqual([
      'name größe',
      'symbol <=',
      'number 1.5e-3',
      'symbol ||',
      'quoted a "b',
      `text it's`,
      'end',
    ])
    expect(tokensOf('a  = 1')[2]).toMatchObject({ start: 5, end: 6 })
  })

  it.each([
    ['a == 1', /write = for equality/],
    ['a && b', /write AND/],
    ['a -- b', /comments/],
    ['a; drop', /without a semicolon/],
    ['`a`', /double quotes/],
    [`'open`, /./],
    ['a ? b', /./],
  ])('refuse %s', (text, expected) => {
    expect(message(text)).toMatch(expected)
  })

  it('refuse a text that is too long at once', () => {
    expect(message('a'.repeat(MAXIMUM_LENGTH + 1))).toMatch(/expected at most 65536 characters/)
  })

  it('cover any text, or refuse it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const found = attempt(() => tokensOf(text))
        if ('problem' in found) expect(found.problem.end).toBeGreaterThan(found.problem.start)
        else expect(found.value.at(-1)).toMatchObject({ kind: 'end', start: text.length })
      }),
    )
  })
})
