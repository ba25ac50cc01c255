/**
 * Patterns on text: regular expressions that are answered in linear time, on UTF-8 bytes as they are.
 *
 * Language: what ECMAScript (flag `u`) and RE2 have in common, see parse.ts. A pattern must match the
 * whole text, as `matches` in DQDL and `pattern` in Frictionless do; with `search` it may match any
 * part, as in JSON Schema and in Deequ's `hasPattern`.
 * Guarantee: the answer is that of ECMAScript's engine, but in time linear in the text for every
 * pattern. Bytes that are no UTF-8 match nothing, not even a dot.
 * Weakness: `\b` and `\B` know the letters of ASCII only.
 */
import { type Automaton, accepts, automatonOf } from './automaton.js'
import { parsePattern } from './parse.js'
import { PatternError } from './pattern-error.js'
import { MAXIMUM_PARTS, programOf } from './program.js'

/** How a pattern is meant. */
export interface PatternOptions {
  /** Any part of the text may match, not only the whole. */
  readonly search?: boolean
  /** Letters stand for both their cases. */
  readonly ignoreCase?: boolean
}

/** A pattern that is ready to be matched. It keeps what it learns of texts, in bounded memory. */
export interface Pattern {
  readonly source: string
  readonly automaton: Automaton
}

/** Texts behind one another: text i is `bytes[offsets[i] .. offsets[i + 1])`. */
interface Texts {
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
  readonly length: number
}

/** Throws {@link PatternError} where the source is not of the language, or too large when written out. */
export function compilePattern(source: string, options: PatternOptions = {}): Pattern {
  const { search = false, ignoreCase = false } = options
  const program = programOf(parsePattern(source, { ignoreCase, dotAll: false }), search)
  if (program === undefined) {
    const reason =
      `pattern too large: with its counts written out it has more than ${MAXIMUM_PARTS} parts, or too ` +
      'many of them for many characters: lower the counts, and bound lengths by a rule on length'
    throw new PatternError({ source, position: 0, reason })
  }
  return { source, automaton: automatonOf(program, search) }
}

/** Whether the UTF-8 text `bytes[start .. end)` matches. */
export function matches(
  { automaton }: Pattern,
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
): boolean {
  return accepts(automaton, bytes, start, end)
}

/** Bit i (least significant first) is set where text i matches. */
export function matchTexts({ automaton }: Pattern, { offsets, bytes, length }: Texts): Uint8Array {
  const found = new Uint8Array((length + 7) >> 3)
  for (let i = 0; i < length; i++) {
    if (accepts(automaton, bytes, offsets[i]!, offsets[i + 1]!)) found[i >> 3]! |= 1 << (i & 7)
  }
  return found
}
