import { describe, expect, it } from 'vitest'
import {
  compact,
  describe as inWords,
  readBoolean,
  readFields,
  readList,
  readNumber,
  readText,
  readWord,
  reporter,
  unknownWord,
} from '../../src/schema/read.js'
import { type Problem, readYaml, type Tree } from '../../src/schema/yaml.js'

function tree(text: string): Tree {
  const { root } = readYaml(text)
  if (root === undefined) throw new Error('no tree')
  return root
}

/** What a reader gives, and what it reports. */
function tried<Value>(read: (report: ReturnType<typeof reporter>) => Value): [Value, string[]] {
  const problems: Problem[] = []
  const value = read(reporter(problems))
  return [value, problems.map(({ message }) => message)]
}

describe('readers', () => {
  it.each([
    ['5', 0, 10, 5, undefined],
    ['11', 0, 10, undefined, 'expected a number from 0 to 10, found 11'],
    ['-1', 0, Infinity, undefined, 'expected a number of at least 0, found -1'],
    ['x', -Infinity, Infinity, undefined, 'expected a number, found "x"'],
    ['.nan', -Infinity, Infinity, undefined, 'expected a number, found .nan'],
    ['[1]', -Infinity, Infinity, undefined, 'expected a number, found a list'],
  ])('number %s in %d to %d', (text, minimum, maximum, value, message) => {
    const found = tried((report) => readNumber(tree(text), { minimum, maximum }, report))
    expect(found).toEqual([value, message === undefined ? [] : [message]])
  })

  it('excludes the ends of an open interval, and fractions where they are no numbers', () => {
    const open = { minimum: 0, maximum: 1, open: true }
    expect(tried((report) => readNumber(tree('0'), open, report))[1]).toHaveLength(1)
    expect(tried((report) => readNumber(tree('0.5'), open, report))[0]).toBe(0.5)
    const whole = { minimum: 0, maximum: Infinity, integer: true }
    expect(tried((report) => readNumber(tree('1.5'), whole, report))[1]).toEqual([
      'expected a whole number of at least 0, found 1.5',
    ])
  })

  it('reads booleans, text, words and lists, and nothing else as such', () => {
    expect(tried((report) => readBoolean(tree('true'), report))).toEqual([true, []])
    expect(tried((report) => readBoolean(tree('yes'), report))[1]).toHaveLength(1)
    expect(tried((report) => readText(tree('007'), report))).toEqual(['007', []])
    expect(tried((report) => readText(tree('~'), report))[1]).toEqual([
      'expected text, found nothing',
    ])
    const words = { what: 'level', known: ['error', 'warn'] as const }
    expect(tried((report) => readWord(tree('warn'), words, report))).toEqual(['warn', []])
    expect(tried((report) => readWord(tree('1'), words, report))[1]).toHaveLength(1)
    expect(tried((report) => readList(tree('{a: 1}'), report))[1]).toEqual([
      'expected a list, found a mapping',
    ])
  })

  it('reports unknown keys and keeps the others', () => {
    const [fields, messages] = tried((report) =>
      readFields(tree('minimun: 1\nmaximum: 2'), ['minimum', 'maximum'], report),
    )
    expect([...(fields?.keys() ?? [])]).toEqual(['maximum'])
    expect(messages).toEqual(['unknown key "minimun": did you mean minimum?'])
  })
})

it('describes a tree in a few words', () => {
  expect(inWords(tree('{a: 1}'))).toBe('a mapping')
  expect(inWords(tree(`"${'x'.repeat(100)}"`))).toBe(`"${'x'.repeat(40)}…"`)
})

it('lists the known words where none is near', () => {
  expect(unknownWord('code', 'zzz', ['abc', 'def'])).toBe(
    'unknown code "zzz": expected one of abc, def',
  )
})

it('leaves out what is undefined', () => {
  expect(Object.keys(compact<{ a?: number; b?: number }>({ a: 1, b: undefined }))).toEqual(['a'])
})
