/**
 * Values of an expression for the rows of a batch.
 *
 * Each slot holds a value, is null, or *failed*: what SQL would end the statement for (a cell that is
 * not of its column's type, a division by zero, an integer beyond 64 bits, a cast of text that spells
 * nothing) makes only its row one that could not be evaluated. What a null or failed slot holds is
 * unspecified. A constant is a vector of one slot that stands for all rows: `mask` is 0 then, −1
 * otherwise, and slot i is at `i & mask`.
 */

/** In `status`: the slot holds a value, is null, failed. */
export const VALUE = 0
export const NULL = 1
export const FAILED = 2

/** In truth vectors. */
export const FALSE = 0
export const TRUE = 1
export const UNKNOWN = 2
export const UNEVALUATED = 3

export interface Slots {
  readonly mask: number
  /** Absent where every slot holds a value. */
  readonly status: Uint8Array | undefined
}

/** Numbers, points in time, and integers of at most 2^53 in magnitude. */
export interface FloatVector extends Slots {
  readonly kind: 'float'
  readonly values: Float64Array
}

/** Integers of 64 bits. */
export interface WideVector extends Slots {
  readonly kind: 'wide'
  readonly values: BigInt64Array
}

/** UTF-8: slot i is `bytes[starts[i], ends[i])`. */
export interface TextVector extends Slots {
  readonly kind: 'text'
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** False, true, unknown, unevaluated: the state of the slot is in its value. */
export interface TruthVector {
  readonly kind: 'truth'
  readonly mask: number
  readonly values: Uint8Array
}

export type ValueVector = FloatVector | WideVector | TextVector
export type Vector = ValueVector | TruthVector

/** The state of a slot where one of the vectors is null or failed; failed goes before null. */
export function joinStatus(
  length: number,
  vectors: readonly ValueVector[],
): Uint8Array | undefined {
  const given = vectors.filter(({ status }) => status !== undefined)
  if (given.length === 0) return undefined
  const joined = new Uint8Array(length)
  for (const { status, mask } of given) {
    for (let i = 0; i < length; i++) {
      const state = status![i & mask]!
      if (state > joined[i]!) joined[i] = state
    }
  }
  return joined
}

/** Makes the truth of slots unknown or unevaluated where a vector's are null or failed. */
export function applyStatus(truth: Uint8Array, { status, mask }: Slots): void {
  if (status === undefined) return
  for (let i = 0; i < truth.length; i++) {
    const state = status[i & mask]!
    if (state !== VALUE && state + 1 > truth[i]!) truth[i] = state + 1
  }
}

/** Collects failures on top of the state of a vector's slots. */
export function failures(length: number, status: Uint8Array | undefined) {
  let result = status
  return {
    fail(index: number) {
      // What was given may belong to another vector.
      if (result === undefined) result = new Uint8Array(length)
      else if (result === status) result = status.slice()
      result[index] = FAILED
    },
    get status() {
      return result
    },
  }
}

/** The state of a slot. */
export function statusAt(vector: Vector, index: number): number {
  if (vector.kind === 'truth') return Math.max(0, vector.values[index & vector.mask]! - 1)
  return vector.status?.[index & vector.mask] ?? VALUE
}
