/**
 * A mergeable statistic of one column, and its laws.
 *
 * For every spec s, states a, b, c of s, and columns x, y, with `+` for merge:
 *
 * - identity       `empty + a = a = a + empty`
 * - associativity  `(a + b) + c = a + (b + c)`
 * - homomorphism   `update(empty, x ++ y) = update(empty, x) + update(empty, y)`
 * - update         `update(a, x) = a + update(empty, x)`
 * - commutativity  `a + b = b + a`, where the accumulator declares it
 * - round trip     `decode(encode(a)) = a`, and updating it afterwards gives what updating a gives
 * - refusal        merging two specs throws, naming both
 * - purity         merge leaves `from` as it was; queries change nothing
 * - shift          `shift(a, i + j) = shift(shift(a, i), j)`, `shift(a, 0) = a`, and
 *                  `shift(a + b, i) = shift(a, i) + shift(b, i)`
 *
 * Equality is of what a state answers; sketches are equal in distribution and within their bounds.
 * There is no second phase: a state can be read, merged, stored and updated at any time.
 */
import type { Column } from '../batch/column.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'

/** Parameters of a statistic: plain data that travels with the state and can be compared. */
export interface BaseSpec {
  readonly kind: string
}

export interface Accumulator<Spec extends BaseSpec, State> {
  readonly kind: Spec['kind']
  /** Whether `merge` is commutative; `order` is not. */
  readonly commutative: boolean
  /** The neutral element of `merge`. */
  empty(spec: Spec): State
  /** Absorbs one batch of one column: valid slots, and the count of the others where it matters. */
  update(state: State, column: Column): void
  /** Adds `from` to `into`. `from` is unchanged. Throws `InvariantError` on another spec. */
  merge(into: State, from: State): void
  /**
   * Adds `by` to every row number that the state names, so that a state of rows that were counted
   * from 1 can be merged behind one of the rows before them. Absent where states name no rows.
   */
  shiftRows?(state: State, by: number): void
  encode(state: State, writer: Writer): void
  /** Throws `DataError` on bytes that `encode` cannot have written. */
  decode(reader: Reader, spec: Spec): State
}
