/**
 * Logic of four values: false, true, unknown, and unevaluated.
 *
 * The first three are those of SQL:2016 (part 2, 8.21). Unevaluated is a row for which SQL would end the
 * statement: the other operand decides where it can (FALSE AND x is false, TRUE OR x is true, whatever x
 * and in either order); otherwise the whole is unevaluated, before unknown.
 */
import { FALSE, TRUE, type TruthVector, UNEVALUATED, UNKNOWN } from './vector.js'

/** At `left * 4 + right`. */
const conjunction = table((a, b) => {
  if (a === FALSE || b === FALSE) return FALSE
  return a === TRUE && b === TRUE ? TRUE : Math.max(a, b)
})

const disjunction = table((a, b) => {
  if (a === TRUE || b === TRUE) return TRUE
  return a === FALSE && b === FALSE ? FALSE : Math.max(a, b)
})

const opposite = Uint8Array.of(TRUE, FALSE, UNKNOWN, UNEVALUATED)

const tests = {
  true: Uint8Array.of(FALSE, TRUE, FALSE, UNEVALUATED),
  false: Uint8Array.of(TRUE, FALSE, FALSE, UNEVALUATED),
  unknown: Uint8Array.of(FALSE, FALSE, TRUE, UNEVALUATED),
} as const

export function conjunctionOf(vectors: readonly TruthVector[], length: number): TruthVector {
  return fold(vectors, length, conjunction)
}

export function disjunctionOf(vectors: readonly TruthVector[], length: number): TruthVector {
  return fold(vectors, length, disjunction)
}

/** NOT. */
export function oppositeOf({ values, mask }: TruthVector): TruthVector {
  return { kind: 'truth', mask, values: values.map((value) => opposite[value]!) }
}

/** IS TRUE, IS FALSE, IS UNKNOWN: never unknown. */
export function isTruth({ values, mask }: TruthVector, value: keyof typeof tests): TruthVector {
  const test = tests[value]
  return { kind: 'truth', mask, values: values.map((each) => test[each]!) }
}

function fold(vectors: readonly TruthVector[], length: number, operation: Uint8Array): TruthVector {
  const [first, ...rest] = vectors as [TruthVector, ...TruthVector[]]
  const values = new Uint8Array(length)
  for (let i = 0; i < length; i++) values[i] = first.values[i & first.mask]!
  for (const { values: others, mask } of rest) {
    for (let i = 0; i < length; i++) values[i] = operation[values[i]! * 4 + others[i & mask]!]!
  }
  return { kind: 'truth', mask: -1, values }
}

function table(result: (a: number, b: number) => number): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, index) => result(index >> 2, index & 3))
}
