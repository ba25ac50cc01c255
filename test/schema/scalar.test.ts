import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { yamlComment, yamlFlow, yamlNumber, yamlScalar, yamlText } from '../../src/schema/scalar.js'

describe('yamlText', () => {
  it.each([
    ['plain', 'plain'],
    ['two words', 'two words'],
    ['a/b-c_d.e', 'a/b-c_d.e'],
    ['yes', '"yes"'],
    ['Null', '"Null"'],
    ['12', '"12"'],
    ['', '""'],
    ['a: b', '"a: b"'],
    ['tail ', '"tail "'],
    ['\u0085\u2028\uFEFF', '"\\u0085\\u2028\\ufeff"'],
    ['ä', '"ä"'],
  ])('%j is %s', (text, expected) => {
    expect(yamlText(text)).toBe(expected)
    expect(parse(yamlText(text))).toBe(text)
  })
})

describe('yamlNumber', () => {
  it.each([0, -1.5, 1e-7, 1e21, 1.5e300, 5e-324, 2 ** 53, 2 ** 60, -(2 ** 70), 0.1])(
    '%d reads back in either version',
    (value) => {
      expect(parse(yamlNumber(value))).toBe(value)
      expect(parse(yamlNumber(value), { version: '1.1' })).toBe(value)
    },
  )
})

it('writes flow collections without what is absent', () => {
  const fields = { a: 1, b: undefined, c: ['x', 'no'], d: { e: true } }
  expect(yamlFlow(fields)).toBe('{ a: 1, c: [x, "no"], d: { e: true } }')
  expect(yamlScalar(false)).toBe('false')
})

it('keeps a comment on its line', () => {
  expect(yamlComment(' a\nb\u001b[31m \u2028c ')).toBe('a b [31m  c')
})
