import { describe, expect, it } from 'vitest'
import { readClass } from '../../src/pattern/parse-class.js'

const read = (source: string, ignoreCase = false) =>
  readClass({ source, at: 1 }, 0, { ignoreCase, dotAll: false })
const pairs = (text: string) => [...text].map((letter) => letter.codePointAt(0))

describe('readClass', () => {
  it.each([
    ['[a]', 'aa'],
    ['[a-c]', 'ac'],
    ['[a-cb-fx]', 'afxx'],
    ['[-a]', '--aa'],
    ['[a-]', '--aa'],
    ['[\\d_]', '09__'],
    ['[\\]\\-]', '--]]'],
    ['[.*]', '**..'],
    ['[\\b]', '\b\b'],
    ['[^\\0-`d-\u{10ffff}]', 'ac'],
  ])('%s', (source, expected) => {
    expect(read(source)).toEqual(pairs(expected))
  })

  it('ignores case before it negates', () => {
    expect(read('[qx]', true)).toEqual(pairs('QQXXqqxx'))
    expect(read('[^\\0-`d-\u{10ffff}]', true)).toEqual([])
  })

  it.each([
    ['[a', 'not closed'],
    ['[]', 'without characters'],
    ['[^]', 'without characters'],
    ['[b-a]', 'goes down'],
    ['[\\d-z]', 'from one character to another'],
    ['[[:alpha:]]', 'POSIX'],
    ['[\\1]', 'references back'],
  ])('refuses %s', (source, message) => {
    expect(() => read(source)).toThrow(message)
  })
})
