/** What is wrong with an expression, and where. */
import type { Span } from './ast.js'

/** A place in the text of an expression, and a sentence without a full stop. */
export interface Problem extends Span {
  readonly message: string
  /** The known name that an unknown one was most likely meant to be. */
  readonly suggestion?: string
}

/** Thrown within the reading and checking of an expression, and caught at its door. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Ends reading or checking. */
export function refuse({ start, end }: Span, message: string, suggestion?: string): never {
  const advice = suggestion === undefined ? {} : { suggestion }
  throw new Refusal({ start, end, message, ...advice })
}

/** What `work` gives, or the problem that ended it. */
export function attempt<Value>(
  work: () => Value,
): { readonly value: Value } | { readonly problem: Problem } {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem }
    throw error
  }
}

/** Line and column, both from 1, of an offset into a text; columns in UTF-16 code units. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** `at 1:8: unknown column "prise"; did you mean "price"?` */
export function problemText(text: string, { start, message, suggestion }: Problem): string {
  const { line, column } = positionOf(text, start)
  return `at ${line}:${column}: ${adviceText({ message, suggestion })}`
}

/** The message of a problem with the name that was meant, where one is known. */
export function adviceText({
  message,
  suggestion,
}: {
  readonly message: string
  readonly suggestion?: string | undefined
}): string {
  return suggestion === undefined ? message : `${message}; did you mean ${suggestion}?`
}

/** A word of the text in a message: in quotes, one line, at most 40 characters. */
export function quoted(word: string): string {
  return JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word)
}
