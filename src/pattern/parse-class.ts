/** Classes of a pattern: sets of characters in brackets. */
import { type CodePoints, complementOf, unionOf } from './code-points.js'
import { accept, type Cursor, type Flags, fail, peek, takePoint } from './cursor.js'
import { foldCase } from './fold.js'
import { type Escaped, readEscape } from './parse-escape.js'

/** Reads a class behind its bracket, which stands at `start`. */
export function readClass(cursor: Cursor, start: number, flags: Flags): CodePoints {
  const isNegated = accept(cursor, '^')
  if (peek(cursor) === ']') {
    fail(cursor, start, 'a class without characters: write \\] where the bracket is meant')
  }
  const ranges: number[] = []
  while (!accept(cursor, ']')) {
    if (peek(cursor) === '') fail(cursor, start, 'a class that is not closed: expected ]')
    readRange(cursor, flags, ranges)
  }
  const set = unionOf(ranges)
  const meant = flags.ignoreCase ? foldCase(set) : set
  return isNegated ? complementOf(meant) : meant
}

/** Reads a character, a set or a range into the ranges. */
function readRange(cursor: Cursor, flags: Flags, ranges: number[]): void {
  const start = cursor.at
  if (/^\[[:.=]/.test(cursor.source.slice(start, start + 2))) {
    fail(cursor, start, 'POSIX classes are not supported: write \\p{L}, \\d, \\s, … or \\[')
  }
  const first = readItem(cursor, flags)
  const isRange = peek(cursor) === '-' && cursor.source[cursor.at + 1] !== ']'
  if (!isRange) {
    if (first.kind === 'set') for (const point of first.set) ranges.push(point)
    else ranges.push(first.point, first.point)
    return
  }
  cursor.at++
  const last = readItem(cursor, flags)
  if (first.kind === 'set' || last.kind === 'set') {
    fail(cursor, start, 'a range goes from one character to another: write \\- for a hyphen')
  }
  if (first.point > last.point) {
    fail(cursor, start, 'a range that goes down: write its smaller character first')
  }
  ranges.push(first.point, last.point)
}

function readItem(cursor: Cursor, flags: Flags): Escaped {
  const start = cursor.at
  if (!accept(cursor, '\\')) return { kind: 'point', point: takePoint(cursor, 'a character') }
  if (accept(cursor, 'b')) return { kind: 'point', point: 8 }
  return readEscape(cursor, start, flags)
}
