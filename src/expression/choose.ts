/** CASE: for each row the value of the first branch whose condition is true. */
import { asWides } from './number-operations.js'
import { textOutput } from './text-builder.js'
import {
  FAILED,
  FALSE,
  NULL,
  statusAt,
  type TextVector,
  TRUE,
  type TruthVector,
  UNEVALUATED,
  UNKNOWN,
  VALUE,
  type ValueVector,
  type Vector,
} from './vector.js'

/** No branch: a condition before could not be evaluated. */
const NONE = -1

/**
 * Vectors of one type, chosen row by row; the last stands where no condition holds. What a branch that is
 * not taken holds, also that it failed, makes no difference. A condition that could not be evaluated, with
 * none true before it, makes the row so.
 */
export function choose(
  conditions: readonly TruthVector[],
  values: readonly Vector[],
  length: number,
): Vector {
  const taken = takenBranches(conditions, length)
  const [first] = values as [Vector]
  if (first.kind === 'truth') return chooseTruth(taken, values as readonly TruthVector[])
  const given = values as readonly ValueVector[]
  const status = chooseStatus(taken, given)
  if (first.kind === 'text') return chooseText(taken, given as readonly TextVector[], status)
  if (given.some(({ kind }) => kind === 'wide')) {
    const wides = given.map((vector) => (vector.kind === 'text' ? undefined : asWides(vector)))
    const results = new BigInt64Array(length)
    for (let i = 0; i < length; i++) {
      const vector = wides[taken[i]!]
      if (vector !== undefined) results[i] = vector.values[i & vector.mask]!
    }
    return { kind: 'wide', mask: -1, status, values: results }
  }
  const results = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    const vector = given[taken[i]!]
    if (vector?.kind === 'float') results[i] = vector.values[i & vector.mask]!
  }
  return { kind: 'float', mask: -1, status, values: results }
}

/** For each row the place of the branch. */
function takenBranches(conditions: readonly TruthVector[], length: number): Int32Array {
  const taken = new Int32Array(length).fill(conditions.length)
  for (let branch = conditions.length - 1; branch >= 0; branch--) {
    const { values, mask } = conditions[branch] as TruthVector
    for (let i = 0; i < length; i++) {
      const truth = values[i & mask]!
      if (truth === FALSE || truth === UNKNOWN) continue
      taken[i] = truth === TRUE ? branch : NONE
    }
  }
  return taken
}

function chooseTruth(taken: Int32Array, vectors: readonly TruthVector[]): TruthVector {
  const values = new Uint8Array(taken.length)
  for (let i = 0; i < values.length; i++) {
    const vector = vectors[taken[i]!]
    values[i] = vector === undefined ? UNEVALUATED : vector.values[i & vector.mask]!
  }
  return { kind: 'truth', mask: -1, values }
}

function chooseStatus(taken: Int32Array, vectors: readonly ValueVector[]): Uint8Array {
  const status = new Uint8Array(taken.length)
  for (let i = 0; i < status.length; i++) {
    const vector = vectors[taken[i]!]
    status[i] = vector === undefined ? FAILED : statusAt(vector, i)
  }
  return status
}

function chooseText(
  taken: Int32Array,
  vectors: readonly TextVector[],
  status: Uint8Array,
): TextVector {
  const output = textOutput(taken.length, taken.length * 8)
  for (let i = 0; i < taken.length; i++) {
    const vector = vectors[taken[i]!]
    if (vector === undefined || status[i]! >= NULL || status[i] !== VALUE) continue
    const slot = i & vector.mask
    output.appendBytes(i, vector.bytes, vector.starts[slot]!, vector.ends[slot]!)
  }
  return output.finish(status)
}
