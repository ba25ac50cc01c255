/** An error on its way from one thread to another: which kind it is decides the exit code. */
import { DataError, InvariantError, UsageError } from '../errors.js'

const kinds = { UsageError, DataError, InvariantError }

/** Plain data that can be posted. */
export interface Failure {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** What was thrown, as plain data. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, stack } = error
  return { name, message, ...(stack === undefined ? {} : { stack }) }
}

/** The error again, of its own kind where it is one of ours, and with the stack that it had. */
export function fromFailure({ name, message, stack }: Failure): Error {
  const Kind = Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : Error
  const error = new Kind(message)
  if (Kind === Error) Object.defineProperty(error, 'name', { value: name })
  if (stack !== undefined) error.stack = stack
  return error
}
