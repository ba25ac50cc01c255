import { UsageError } from '../errors.js'

/** What is wrong with a pattern, and where. */
export interface PatternFault {
  readonly source: string
  /** Offset in UTF-16 code units of the first unit that is wrong; the length where it ends too soon. */
  readonly position: number
  readonly reason: string
  /** A word that is not known, and words that are: for "did you mean". */
  readonly word?: { readonly found: string; readonly known: readonly string[] }
}

/** A pattern that cannot be read, or is too large to be run. The caller's fault: exit code 2. */
export class PatternError extends UsageError {
  readonly position: number
  readonly reason: string
  readonly word: PatternFault['word']

  constructor({ source, position, reason, word }: PatternFault) {
    const character = [...source.slice(0, position)].length + 1
    super(`pattern ${JSON.stringify(clip(source))}, character ${character}: ${reason}`)
    this.position = position
    this.reason = reason
    this.word = word
  }
}

const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
