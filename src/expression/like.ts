/**
 * LIKE, on bytes.
 *
 * Question: does a text have the form of a pattern, in which % stands for any text and _ for one code
 * point? Method: the parts between the % have a fixed number of code points; the first and the last are
 * held against the ends, the others are taken where they first occur, which is right, since a part that
 * fits further left leaves no less room. Case counts; without ESCAPE no character escapes another.
 * Cost: at most the text times the pattern, whatever they hold; nothing backtracks over a %.
 */
import {
  applyStatus,
  FALSE,
  type TextVector,
  TRUE,
  type TruthVector,
  UNEVALUATED,
  VALUE,
} from './vector.js'

const PERCENT = 37
const UNDERSCORE = 95
/** In a part: any one code point. Bytes are 0 to 255. */
const ANY = 256

/** A pattern: parts that stand in this order, with any text between them. */
interface Pattern {
  readonly parts: readonly (readonly number[])[]
}

const encoder = new TextEncoder()

/** Unknown where text or pattern is null; unevaluated where the pattern breaks its escapes. */
export function like(
  text: TextVector,
  pattern: TextVector,
  escapeCharacter: string | undefined,
  length: number,
): TruthVector {
  const truth = new Uint8Array(length)
  const mark = escapeCharacter === undefined ? undefined : encoder.encode(escapeCharacter)
  const only = pattern.mask === 0 ? patternAt(pattern, 0, mark) : undefined
  const { bytes, starts, ends, mask } = text
  for (let i = 0; i < length; i++) {
    const known = pattern.mask === 0 ? only : patternAt(pattern, i, mark)
    const slot = i & mask
    if (known === undefined) truth[i] = UNEVALUATED
    else truth[i] = matches(known, bytes, starts[slot]!, ends[slot]!) ? TRUE : FALSE
  }
  applyStatus(truth, text)
  applyStatus(truth, pattern)
  return { kind: 'truth', mask: -1, values: truth }
}

function patternAt(vector: TextVector, index: number, mark: Uint8Array | undefined) {
  const { bytes, starts, ends, status } = vector
  if (status !== undefined && status[index] !== VALUE) return { parts: [[]] }
  return compilePattern(bytes, starts[index]!, ends[index]!, mark)
}

/** Undefined where something else than %, _ and the escape character itself is escaped. */
function compilePattern(
  bytes: Uint8Array,
  start: number,
  end: number,
  mark: Uint8Array | undefined,
): Pattern | undefined {
  const parts: number[][] = [[]]
  let at = start
  while (at < end) {
    const part = parts.at(-1) as number[]
    if (mark !== undefined && isAt(bytes, at, end, mark)) {
      at += mark.length
      const isMark = isAt(bytes, at, end, mark)
      const isWildcard = at < end && (bytes[at] === PERCENT || bytes[at] === UNDERSCORE)
      if (!isMark && !isWildcard) return undefined
      const size = isMark ? mark.length : 1
      for (let i = 0; i < size; i++) part.push(bytes[at + i]!)
      at += size
      continue
    }
    const byte = bytes[at++]!
    if (byte === PERCENT) parts.push([])
    else part.push(byte === UNDERSCORE ? ANY : byte)
  }
  return { parts }
}

function isAt(bytes: Uint8Array, at: number, end: number, mark: Uint8Array): boolean {
  return at + mark.length <= end && mark.every((byte, i) => bytes[at + i] === byte)
}

function matches({ parts }: Pattern, bytes: Uint8Array, start: number, end: number): boolean {
  const first = parts[0] as readonly number[]
  let at = matchFrom(first, bytes, start, end)
  if (at < 0) return false
  if (parts.length === 1) return at === end
  const limit = matchBack(parts[parts.length - 1] as readonly number[], bytes, at, end)
  if (limit < 0) return false
  for (let i = 1; i < parts.length - 1; i++) {
    at = find(parts[i] as readonly number[], bytes, at, limit)
    if (at < 0) return false
  }
  return true
}

/** Where the part that begins at `at` ends, or −1. */
function matchFrom(part: readonly number[], bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (const element of part) {
    if (at >= end) return -1
    if (element === ANY) {
      at++
      while (at < end && isContinuation(bytes[at]!)) at++
    } else if (bytes[at++] !== element) return -1
  }
  return at
}

/** Where the part that ends at `end` begins, or −1. */
function matchBack(part: readonly number[], bytes: Uint8Array, start: number, end: number): number {
  let at = end
  for (let i = part.length - 1; i >= 0; i--) {
    if (at <= start) return -1
    at--
    if (part[i] === ANY) while (at > start && isContinuation(bytes[at]!)) at--
    else if (bytes[at] !== part[i]) return -1
  }
  return at
}

/** Where the first occurrence of the part ends, or −1. */
function find(part: readonly number[], bytes: Uint8Array, start: number, end: number): number {
  const [first] = part
  if (first === undefined) return start
  for (let at = start; at < end; at++) {
    const canBegin = first === ANY ? !isContinuation(bytes[at]!) : bytes[at] === first
    if (!canBegin) continue
    const found = matchFrom(part, bytes, at, end)
    if (found >= 0) return found
  }
  return -1
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}
