/** Escapes of a pattern: what stands behind a backslash. */
import { type CodePoints, complementOf } from './code-points.js'
import {
  accept,
  acceptMatch,
  type Cursor,
  type Flags,
  fail,
  isSurrogate,
  peek,
  takePoint,
} from './cursor.js'
import { foldCase } from './fold.js'
import { propertyCodePoints, propertyNames, spaceCodePoints } from './properties.js'

/** One character, or a set of them. */
export type Escaped =
  | { readonly kind: 'point'; readonly point: number }
  | { readonly kind: 'set'; readonly set: CodePoints }

const digits: CodePoints = [0x30, 0x39]
const wordCharacters: CodePoints = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 }

/** What people write who know other languages, and what to write instead. */
const foreign: Readonly<Record<string, string>> = {
  A: 'write ^ for the start of the text',
  z: 'write $ for the end of the text',
  Z: 'write $ for the end of the text',
  Q: 'write a backslash before each character that is meant as it is',
  E: 'write a backslash before each character that is meant as it is',
  h: 'write [ \\t] for spaces and tabs',
  R: 'write \\r?\\n for a line end',
  X: 'write . for a character',
  e: 'write \\x1b for the escape character',
  a: 'write \\x07 for the bell character',
}

/** Reads behind the backslash, which stands at `start`. */
export function readEscape(cursor: Cursor, start: number, flags: Flags): Escaped {
  const letter = peek(cursor)
  const set = readSet(cursor, start, flags)
  if (set !== undefined) return { kind: 'set', set }
  const point = readPoint(cursor, start)
  if (point !== undefined) return { kind: 'point', point }
  if (/^[1-9k]$/.test(letter)) {
    fail(
      cursor,
      start,
      'references back to a group are not supported: no linear-time engine has them',
    )
  }
  const advice =
    foreign[letter] ?? 'write the character without a backslash if it is meant as it is'
  return fail(cursor, start, `unknown escape \\${letter}: ${advice}`)
}

function readSet(cursor: Cursor, start: number, { ignoreCase }: Flags): CodePoints | undefined {
  const letter = peek(cursor)
  const sets: Readonly<Record<string, () => CodePoints>> = {
    d: () => digits,
    s: spaceCodePoints,
    w: () => (ignoreCase ? foldCase(wordCharacters) : wordCharacters),
    p: () => readProperty(cursor, start),
  }
  const small = letter.toLowerCase()
  if (letter === '' || !Object.hasOwn(sets, small)) return undefined
  cursor.at++
  const set = sets[small]!()
  return letter === small ? set : complementOf(set)
}

function readProperty(cursor: Cursor, start: number): CodePoints {
  const name = acceptMatch(cursor, /\{([^{}]*)\}/y)?.[1]
  if (name === undefined) {
    return fail(cursor, start, 'expected a property in braces, such as \\p{L} or \\p{Script=Greek}')
  }
  const set = propertyCodePoints(name)
  if (set !== undefined) return set
  const shown = JSON.stringify(name.slice(0, 40))
  const word = { found: name, known: propertyNames }
  return fail(cursor, start, `unknown property ${shown} of characters`, word)
}

function readPoint(cursor: Cursor, start: number): number | undefined {
  const letter = peek(cursor)
  if (Object.hasOwn(controls, letter)) {
    cursor.at++
    return controls[letter]
  }
  if (letter === '0') return readNul(cursor, start)
  if (letter === 'x' || letter === 'u' || letter === 'c') return readCode(cursor, start)
  // Punctuation means itself behind a backslash, whether it needs it or not.
  if (letter === '' || /^[!-/:-@[-`{-~ ]$/.test(letter)) return takePoint(cursor, 'a character')
  return undefined
}

function readNul(cursor: Cursor, start: number): number {
  cursor.at++
  if (/^\d$/.test(peek(cursor))) fail(cursor, start, 'octal escapes are not supported: write \\x00')
  return 0
}

function readCode(cursor: Cursor, start: number): number {
  const control = acceptMatch(cursor, /c([A-Za-z])/y)?.[1]
  if (control !== undefined) return control.charCodeAt(0) & 31
  const braced = acceptMatch(cursor, /u\{([\da-f]+)\}/iy)?.[1]
  const code = braced ?? acceptMatch(cursor, /x([\da-f]{2})|u([\da-f]{4})/iy)?.[0].slice(1)
  if (code === undefined) {
    return fail(cursor, start, 'expected \\xHH, \\uHHHH or \\u{H…} with hexadecimal digits')
  }
  const point = Number.parseInt(code, 16)
  if (braced === undefined && point >= 0xd800 && point <= 0xdbff) {
    return readLowHalf(cursor, start, point)
  }
  if (isSurrogate(point)) fail(cursor, start, 'half of a surrogate pair is no character')
  if (point > 0x10ffff) fail(cursor, start, 'the last code point is \\u{10FFFF}')
  return point
}

/** `\uD83D\uDE00` is one character. */
function readLowHalf(cursor: Cursor, start: number, high: number): number {
  if (accept(cursor, '\\u')) {
    const low = Number.parseInt(acceptMatch(cursor, /d[c-f][\da-f]{2}/iy)?.[0] ?? '', 16)
    if (!Number.isNaN(low)) return 0x10000 + (high - 0xd800) * 0x400 + (low - 0xdc00)
  }
  return fail(cursor, start, 'half of a surrogate pair is no character')
}
