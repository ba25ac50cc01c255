import { describe, expect, it } from 'vitest'
import { readEscape } from '../../src/pattern/parse-escape.js'

const flags = { ignoreCase: false, dotAll: false }
const read = (source: string) => {
  const cursor = { source, at: 1 }
  return { ...readEscape(cursor, 0, flags), rest: source.slice(cursor.at) }
}

describe('readEscape', () => {
  it.each([
    ['\\n', 10],
    ['\\t', 9],
    ['\\0', 0],
    ['\\x41', 0x41],
    ['\\u00e9', 0xe9],
    ['\\u{1F600}', 0x1f600],
    ['\\ud83d\\ude00', 0x1f600],
    ['\\cJ', 10],
    ['\\.', 0x2e],
    ['\\-', 0x2d],
    ['\\/', 0x2f],
    ['\\\\', 0x5c],
  ])('%s', (source, point) => {
    expect(read(source)).toEqual({ kind: 'point', point, rest: '' })
  })

  it('reads sets and their complements', () => {
    expect(read('\\dx')).toEqual({ kind: 'set', set: [0x30, 0x39], rest: 'x' })
    expect(read('\\D')).toMatchObject({ set: [0, 0x2f, 0x3a, 0x10ffff] })
    expect(read('\\p{ASCII}')).toMatchObject({ set: [0, 127] })
    expect(read('\\P{ASCII}')).toMatchObject({ set: [128, 0x10ffff] })
  })

  it.each([
    ['\\1', 'references back'],
    ['\\k<a>', 'references back'],
    ['\\q', 'unknown escape \\q'],
    ['\\A', 'write ^'],
    ['\\z', 'write $'],
    ['\\é', 'unknown escape'],
    ['\\x4', 'hexadecimal'],
    ['\\u{}', 'hexadecimal'],
    ['\\u{110000}', 'last code point'],
    ['\\ud800', 'surrogate'],
    ['\\udc00', 'surrogate'],
    ['\\01', 'octal'],
    ['\\p', 'in braces'],
    ['\\pL', 'in braces'],
    ['\\p{Leter}', 'unknown property "Leter"'],
    ['\\', 'ends where a character'],
  ])('refuses %s', (source, message) => {
    expect(() => read(source)).toThrow(message)
  })
})
