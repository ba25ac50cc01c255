/**
 * The words of an expression, each with its place.
 *
 * Names are bare (a letter or `_`, then letters, digits, `_`, of any script) or in double quotes, texts
 * in single quotes; the quote itself is doubled within. Comments are refused: what a rule says should
 * not hang on what a reader skips.
 */
import type { Span } from './ast.js'
import { quoted, refuse } from './problem.js'

/** Longer texts are refused, before they are looked at: characters, in UTF-16 code units. */
export const MAXIMUM_LENGTH = 65_536

export interface Token extends Span {
  readonly kind: 'name' | 'quoted' | 'number' | 'text' | 'symbol' | 'end'
  /** The name, the digits, the text without its quotes, the symbol; empty at the end. */
  readonly value: string
}

const space = /[ \t\r\n]+/y
const name = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const symbol = /<>|!=|<=|>=|\|\||[=<>+\-*/%(),]/y

/** What other languages write, and what is written here. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['--', 'comments are not allowed; write a - -b with a space'],
  ['/*', 'comments are not allowed'],
  ['==', 'write = for equality'],
  ['&&', 'write AND'],
  ['!', 'write NOT'],
  [':', 'write CAST(x AS type)'],
  [';', 'one expression only, without a semicolon'],
  ['`', 'write names in double quotes'],
  ['[', 'write lists in round brackets and names in double quotes'],
])

/** All tokens, the last of kind `end`. Refuses what is no token. */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > MAXIMUM_LENGTH) {
    const span = { start: 0, end: 1 }
    refuse(span, `expected at most ${MAXIMUM_LENGTH} characters, found ${text.length}`)
  }
  const tokens: Token[] = []
  let at = 0
  while (true) {
    at += match(space, text, at).length
    if (at >= text.length) break
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.end
  }
  return [...tokens, { kind: 'end', value: '', start: text.length, end: text.length }]
}

function tokenAt(text: string, at: number): Token {
  const character = text[at]
  if (character === "'") return quotedAt(text, at, 'text')
  if (character === '"') return quotedAt(text, at, 'quoted')
  const foreignWord = text.slice(at, at + 2)
  const advice = foreign.get(foreignWord) ?? foreign.get(foreignWord.slice(0, 1))
  if (advice !== undefined && foreignWord !== '!=') {
    refuse({ start: at, end: at + 1 }, advice)
  }
  const kinds = [
    ['name', name],
    ['number', number],
    ['symbol', symbol],
  ] as const
  for (const [kind, pattern] of kinds) {
    const found = match(pattern, text, at)
    if (found === '') continue
    const end = at + found.length
    if (kind === 'number') refuseTail(text, at, end)
    return { kind, value: found === '!=' ? '<>' : found, start: at, end }
  }
  const point = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return refuse({ start: at, end: at + point.length }, `unexpected character ${quoted(point)}`)
}

/** `12abc` and `1.2.3` are no numbers. */
function refuseTail(text: string, start: number, end: number): void {
  const tail = match(/[\p{L}\p{N}_.]+/uy, text, end)
  if (tail === '') return
  const whole = { start, end: end + tail.length }
  refuse(whole, `expected a number, found ${quoted(text.slice(start, whole.end))}`)
}

function quotedAt(text: string, at: number, kind: 'text' | 'quoted'): Token {
  const quote = text[at] as string
  let value = ''
  let from = at + 1
  while (true) {
    const close = text.indexOf(quote, from)
    if (close < 0) refuse({ start: at, end: at + 1 }, `this ${quote} is never closed`)
    value += text.slice(from, close)
    if (text[close + 1] !== quote) {
      if (kind === 'quoted' && value === '') refuse({ start: at, end: close + 1 }, 'an empty name')
      return { kind, value, start: at, end: close + 1 }
    }
    value += quote
    from = close + 2
  }
}

/** What a sticky pattern finds at an offset, empty where it finds nothing. */
function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
