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
