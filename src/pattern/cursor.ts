/** A place in the source of a pattern that moves on as it is read. */
import { PatternError, type PatternFault } from './pattern-error.js'

export interface Cursor {
  readonly source: string
  /** Offset in UTF-16 code units. */
  at: number
}

/** How the characters that follow are meant. */
export interface Flags {
  /** A letter stands for both its cases. */
  ignoreCase: boolean
  /** A dot stands for line ends too. */
  dotAll: boolean
}

/** The character at the cursor; empty at the end. */
export function peek({ source, at }: Cursor): string {
  const point = source.codePointAt(at)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** Moves on behind the text where it is what follows. */
export function accept(cursor: Cursor, text: string): boolean {
  if (!cursor.source.startsWith(text, cursor.at)) return false
  cursor.at += text.length
  return true
}

/** Moves on behind what the expression, which must be sticky, matches; undefined where it does not. */
export function acceptMatch(cursor: Cursor, expression: RegExp): RegExpExecArray | undefined {
  expression.lastIndex = cursor.at
  const match = expression.exec(cursor.source)
  if (match === null) return undefined
  cursor.at += match[0].length
  return match
}

/** Throws {@link PatternError} about the offset `position`. */
export function fail(
  { source }: Cursor,
  position: number,
  reason: string,
  word?: PatternFault['word'],
): never {
  throw new PatternError({ source, position, reason, ...(word === undefined ? {} : { word }) })
}

/** The next character, and the cursor behind it. `what` is said to miss at the end of the source. */
export function takePoint(cursor: Cursor, what: string): number {
  const point = cursor.source.codePointAt(cursor.at)
  if (point === undefined)
    return fail(cursor, cursor.at, `the pattern ends where ${what} must follow`)
  if (isSurrogate(point)) return fail(cursor, cursor.at, 'half of a surrogate pair is no character')
  cursor.at += point > 0xffff ? 2 : 1
  return point
}

export function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff
}
