/**
 * The source of a pattern as a tree.
 *
 * The language is what ECMAScript with the flag `u` and RE2 have in common, with RE2's inline flags:
 * what both read, they and this read alike. What only a backtracking engine can do is refused.
 */
import { allCodePoints, type CodePoints, complementOf } from './code-points.js'
import { accept, acceptMatch, type Cursor, type Flags, fail, peek, takePoint } from './cursor.js'
import { foldCase } from './fold.js'
import { readClass } from './parse-class.js'
import { readEscape } from './parse-escape.js'
import type { Tree } from './tree.js'

/** Longest source, in UTF-16 code units, and how deep groups may stand in each other. */
const MAXIMUM_LENGTH = 20_000
const MAXIMUM_DEPTH = 200

/** ECMAScript's line ends. */
const lineEnds: CodePoints = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029]

interface Reading extends Cursor {
  /** Groups that are open. */
  depth: number
}

/** Throws {@link PatternError} where the source is not of the language. */
export function parsePattern(source: string, flags: Readonly<Flags>): Tree {
  const cursor: Reading = { source, at: 0, depth: 0 }
  if (source.length > MAXIMUM_LENGTH) {
    fail(cursor, MAXIMUM_LENGTH, `a pattern has at most ${MAXIMUM_LENGTH} characters`)
  }
  const tree = readChoice(cursor, flags)
  if (cursor.at < source.length) {
    fail(cursor, cursor.at, 'a ) without its (: write \\) where the character is meant')
  }
  return tree
}

/** Flags that are set inside hold to the end of the group, over its options. */
function readChoice(cursor: Reading, outer: Readonly<Flags>): Tree {
  const flags = { ...outer }
  const options = [readSequence(cursor, flags)]
  while (accept(cursor, '|')) options.push(readSequence(cursor, flags))
  return options.length === 1 ? options[0]! : { kind: 'choice', options }
}

function readSequence(cursor: Reading, flags: Flags): Tree {
  const parts: Tree[] = []
  while (!['', '|', ')'].includes(peek(cursor))) {
    if (acceptFlags(cursor, flags)) continue
    parts.push(readRepeats(cursor, readAtom(cursor, flags)))
  }
  return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
}

/** `(?i)`: flags for what follows. */
function acceptFlags(cursor: Cursor, flags: Flags): boolean {
  const start = cursor.at
  const match = acceptMatch(cursor, /\(\?([a-zA-Z]*(?:-[a-zA-Z]+)?)\)/y)
  if (match === undefined) return false
  setFlags(cursor, start, match[1]!, flags)
  return true
}

function setFlags(cursor: Cursor, start: number, letters: string, flags: Flags): void {
  const [on = '', off = ''] = letters.split('-')
  if (on + off === '') fail(cursor, start, 'expected flags, such as (?i)')
  for (const letter of on + off) {
    if (letter !== 'i' && letter !== 's') {
      fail(
        cursor,
        start,
        `unknown flag ${letter}: there are i (ignore case) and s (. is line ends too)`,
      )
    }
  }
  for (const letter of on) flags[letter === 'i' ? 'ignoreCase' : 'dotAll'] = true
  for (const letter of off) flags[letter === 'i' ? 'ignoreCase' : 'dotAll'] = false
}

function readAtom(cursor: Reading, flags: Flags): Tree {
  const start = cursor.at
  const point = takePoint(cursor, 'a character')
  const character = String.fromCodePoint(point)
  switch (character) {
    case '(':
      return readGroup(cursor, start, flags)
    case '[':
      return { kind: 'set', set: readClass(cursor, start, flags) }
    case '.':
      return { kind: 'set', set: flags.dotAll ? allCodePoints : complementOf(lineEnds) }
    case '^':
      return { kind: 'assertion', test: 'start' }
    case '$':
      return { kind: 'assertion', test: 'end' }
    case '\\':
      return readEscaped(cursor, start, flags)
    case '*':
    case '+':
    case '?':
      return fail(cursor, start, `nothing to repeat: write \\${character} for the character`)
    case '{':
    case '}':
    case ']':
      return fail(cursor, start, `a ${character} alone: write \\${character} for the character`)
    default:
      return setOf([point, point], flags)
  }
}

const setOf = (set: CodePoints, { ignoreCase }: Flags): Tree => ({
  kind: 'set',
  set: ignoreCase ? foldCase(set) : set,
})

function readEscaped(cursor: Cursor, start: number, flags: Flags): Tree {
  if (accept(cursor, 'b')) return { kind: 'assertion', test: 'boundary' }
  if (accept(cursor, 'B')) return { kind: 'assertion', test: 'inside' }
  const escaped = readEscape(cursor, start, flags)
  return setOf(escaped.kind === 'set' ? escaped.set : [escaped.point, escaped.point], flags)
}

function readGroup(cursor: Reading, start: number, outer: Flags): Tree {
  const flags = { ...outer }
  if (accept(cursor, '?')) readGroupKind(cursor, start, flags)
  if (++cursor.depth > MAXIMUM_DEPTH) {
    fail(cursor, start, `groups stand in each other at most ${MAXIMUM_DEPTH} deep`)
  }
  const body = readChoice(cursor, flags)
  if (!accept(cursor, ')')) fail(cursor, start, 'a group that is not closed: expected )')
  cursor.depth--
  // What stands in a group can be repeated, even a place.
  return body.kind === 'assertion' ? { kind: 'sequence', parts: [body] } : body
}

/** Names of groups, and whether they capture, make no difference here. */
function readGroupKind(cursor: Cursor, start: number, flags: Flags): void {
  if (accept(cursor, ':') || acceptMatch(cursor, /P?<[\p{L}_$][\p{L}\p{Nd}_$]*>/uy)) return
  if (acceptMatch(cursor, /<?[=!]/y) !== undefined) {
    fail(cursor, start, 'looking around is not supported: no linear-time engine has it')
  }
  if (accept(cursor, '>')) {
    fail(cursor, start, 'atomic groups are not supported: write (?:…), which never backtracks here')
  }
  if (accept(cursor, '<') || accept(cursor, 'P')) {
    fail(cursor, start, 'expected the name of a group, as in (?<name>…)')
  }
  const letters = acceptMatch(cursor, /([a-zA-Z]*(?:-[a-zA-Z]+)?):/y)?.[1]
  if (letters === undefined) {
    fail(cursor, start, 'unknown kind of group: there are (…), (?:…), (?<name>…) and (?i:…)')
  }
  setFlags(cursor, start, letters, flags)
}

/** Counts behind an atom. Greedy and lazy ones say the same of a whole text. */
function readRepeats(cursor: Cursor, body: Tree): Tree {
  const start = cursor.at
  const count = readCount(cursor)
  if (count === undefined) return body
  if (body.kind === 'assertion') {
    fail(cursor, start, 'a place in the text cannot be repeated, only characters and groups')
  }
  if (accept(cursor, '+')) {
    fail(
      cursor,
      start,
      'possessive counts are not supported: leave the + out, nothing backtracks here',
    )
  }
  accept(cursor, '?')
  if (/^[*+?]/.test(peek(cursor)) || /^\{\d/.test(cursor.source.slice(cursor.at, cursor.at + 2))) {
    fail(cursor, cursor.at, 'nothing to repeat: a count behind a count needs a group between them')
  }
  return { kind: 'repeat', body, ...count }
}

function readCount(cursor: Cursor): { minimum: number; maximum: number } | undefined {
  if (accept(cursor, '*')) return { minimum: 0, maximum: Infinity }
  if (accept(cursor, '+')) return { minimum: 1, maximum: Infinity }
  if (accept(cursor, '?')) return { minimum: 0, maximum: 1 }
  const start = cursor.at
  if (peek(cursor) !== '{') return undefined
  const match = acceptMatch(cursor, /\{(\d+)(,(\d*))?\}/y)
  if (match === undefined) {
    return fail(cursor, start, 'expected a count {n}, {n,} or {n,m}: write \\{ for the character')
  }
  const minimum = Number(match[1])
  const maximum = match[2] === undefined ? minimum : match[3] === '' ? Infinity : Number(match[3])
  if (minimum > maximum)
    fail(cursor, start, 'a count that goes down: write its smaller number first')
  return { minimum, maximum }
}
