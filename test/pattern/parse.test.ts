import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../src/pattern/parse.js'
import { PatternError } from '../../src/pattern/pattern-error.js'

const parse = (source: string) => parsePattern(source, { ignoreCase: false, dotAll: false })
const a = { kind: 'set', set: [0x61, 0x61] }
const anyA = { kind: 'set', set: [0x41, 0x41, 0x61, 0x61] }

describe('parsePattern', () => {
  it.each([
    ['', { kind: 'sequence', parts: [] }],
    ['a', a],
    ['(a)', a],
    ['(?:a)', a],
    ['(?<name>a)', a],
    ['(?P<name>a)', a],
    ['(?i)a', anyA],
    ['(?i:a)', anyA],
    ['(?i)(?-i)a', a],
    ['(?i)(?-i:a)', a],
    ['(?s).', { kind: 'set', set: [0, 0x10ffff] }],
    ['a|', { kind: 'choice', options: [a, { kind: 'sequence', parts: [] }] }],
    ['^', { kind: 'assertion', test: 'start' }],
    [
      '(^)*',
      {
        kind: 'repeat',
        body: { kind: 'sequence', parts: [{ kind: 'assertion', test: 'start' }] },
        minimum: 0,
        maximum: Infinity,
      },
    ],
    ['\\B', { kind: 'assertion', test: 'inside' }],
    ['a+?', { kind: 'repeat', body: a, minimum: 1, maximum: Infinity }],
    ['a{2}', { kind: 'repeat', body: a, minimum: 2, maximum: 2 }],
    ['a{2,}', { kind: 'repeat', body: a, minimum: 2, maximum: Infinity }],
    ['a{0,3}?', { kind: 'repeat', body: a, minimum: 0, maximum: 3 }],
  ])('%s', (source, tree) => {
    expect(parse(source)).toEqual(tree)
  })

  it('ends flags with their group', () => {
    expect(parse('((?i)a|a)a')).toEqual({
      kind: 'sequence',
      parts: [{ kind: 'choice', options: [anyA, anyA] }, a],
    })
  })

  it.each([
    ['ab)', 2, 'without its ('],
    ['x(ab', 1, 'not closed'],
    ['*a', 0, 'nothing to repeat'],
    ['a**', 2, 'nothing to repeat'],
    ['a{2}{3}', 4, 'nothing to repeat'],
    ['a++', 1, 'possessive'],
    ['a{1}+', 1, 'possessive'],
    ['^*', 1, 'cannot be repeated'],
    ['a{,3}', 1, 'expected a count'],
    ['a{3,2}', 1, 'goes down'],
    ['{', 0, 'write \\{'],
    ['a]', 1, 'write \\]'],
    ['(?=a)', 0, 'looking around'],
    ['b(?<!a)', 1, 'looking around'],
    ['(?>a)', 0, 'atomic'],
    ['(?<1>a)', 0, 'name of a group'],
    ['(?#c)', 0, 'unknown kind of group'],
    ['(?x)a', 0, 'unknown flag x'],
    ['(?)a', 0, 'expected flags'],
    ['(a)\\1', 3, 'references back'],
    ['a\\', 1, 'ends where'],
  ])('refuses %s at its offset %d', (source, position, reason) => {
    let error: unknown
    try {
      parse(source)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(PatternError)
    expect((error as PatternError).reason).toContain(reason)
    if (source !== 'a\\') expect((error as PatternError).position).toBe(position)
  })

  it('bounds depth and length', () => {
    expect(() => parse('('.repeat(100_000))).toThrow(PatternError)
    expect(() => parse('('.repeat(201))).toThrow('200 deep')
    expect(() => parse(`${'('.repeat(200)}${')'.repeat(200)}`)).not.toThrow()
    expect(() => parse('a'.repeat(20_001))).toThrow('at most 20000')
  })
})
