/**
 * The two ways a run can end without a verdict, and the way a programming fault ends one.
 *
 * A finding about the data is never an exception: it is a `Finding` with exit code 1.
 */

/** The caller's fault: a bad flag, a schema that does not parse, an unknown column. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Nothing can be read or executed: a missing file, a damaged profile, a full disk. Exit code 3. */
export class DataError extends Error {
  override readonly name = 'DataError'
}

/** Our own fault: an invariant does not hold. Exit code 3, with the request to report it. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/** States an invariant. Throws {@link InvariantError} with the message when it does not hold. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

/** Names of columns as an error lists them: the first five, each in a line and its first 60 characters. */
export function listOfNames(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => {
    const line = name.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    return line.length > 60 ? `${line.slice(0, 60)}…` : line
  })
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}
