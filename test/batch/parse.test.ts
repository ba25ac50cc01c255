import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropSpaces, parseCell, skipSpaces } from '../../src/batch/parse.js'
import { CellClass } from '../../src/batch/type.js'

const { boolean, integer, wideInteger, hugeInteger, number, date, time, timestamp, string } =
  CellClass

function classOf(text: string): number {
  const bytes = new TextEncoder().encode(text)
  return parseCell(bytes, 0, bytes.length, new Float64Array(1))
}

/** The classes once more, by regular expressions. */
const grammar: readonly [number, RegExp][] = [
  [boolean, /^(true|false|yes|no|True|False|Yes|No|TRUE|FALSE|YES|NO)$/],
  [number, /^(NaN|nan|NAN|-?(inf|Inf|INF|Infinity))$/],
  [integer, /^-?(0|[1-9]\d{0,14})$/],
  [wideInteger, /^-?[1-9]\d{16,17}$/],
  [hugeInteger, /^-?[1-9]\d{19,30}$/],
  [number, /^-?(((0|[1-9]\d*)\.\d*|\.\d+)([eE][+-]?\d{1,2})?|(0|[1-9]\d*)[eE][+-]?\d{1,2})$/],
  [date, /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/],
  [time, /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/],
  [
    timestamp,
    /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?([Zz]|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?$/,
  ],
]

describe('parseCell', () => {
  it.each<[string, number]>([
    ['1', integer],
    ['-', string],
    ['.', string],
    ['1.', number],
    ['true', boolean],
    ['t', string],
    ['T', string],
    ['2024-02-29', date],
    ['2023-02-29', string],
    ['12:30', time],
    ['2024-02-29 12:30', timestamp],
    ['2024-02-29T', string],
    ['1234-5678', string],
    ['12:3', string],
    ['007', string],
    ['1e400', string],
    ['é', string],
    ['\0', string],
  ])('%j', (text, expected) => {
    expect(classOf(text)).toBe(expected)
  })

  it('gives each cell the one class of its grammar', () => {
    for (const [expected, pattern] of grammar) {
      fc.assert(
        fc.property(fc.stringMatching(pattern), (text) => {
          expect(grammar.filter(([, other]) => other.test(text)).length).toBe(1)
          expect([text, classOf(text)]).toEqual([text, expected])
        }),
        { numRuns: 500, seed: expected },
      )
    }
  })

  it('gives a cell that is none of them the class string', () => {
    const nearly = fc.string({
      unit: fc.constantFrom(...'0123456789-+.:eETZ trusynoINFaf'),
      minLength: 1,
      maxLength: 12,
    })
    const outside = [
      /^-?\d+$/,
      /[eE][+-]?\d{3,}$/,
      /^\d{4}-\d\d-(29|3[01])/,
      /^0\d{3}-/,
      /^-?\d{16,}/,
    ]
    fc.assert(
      fc.property(nearly, (text) => {
        fc.pre(!outside.some((pattern) => pattern.test(text)))
        const expected = grammar.find(([, pattern]) => pattern.test(text))?.[0] ?? string
        expect([text, classOf(text)]).toEqual([text, expected])
      }),
      { numRuns: 20_000, seed: 7 },
    )
  })
})

describe('spaces', () => {
  it.each<[string, string]>([
    ['a', 'a'],
    [' \ta b\t ', 'a b'],
    ['  \t', ''],
    ['\u00a0a', '\u00a0a'],
    ['\na', '\na'],
  ])('%j', (text, trimmed) => {
    const bytes = new TextEncoder().encode(text)
    const start = skipSpaces(bytes, 0, bytes.length)
    expect(
      new TextDecoder().decode(bytes.subarray(start, dropSpaces(bytes, start, bytes.length))),
    ).toBe(trimmed)
  })
})
