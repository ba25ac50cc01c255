/**
 * Comparisons.
 *
 * Numbers, also integers of 64 bits with doubles, by their exact values; NaN equals itself and lies above
 * everything else, infinity too, as PostgreSQL, DuckDB and Spark order it (SQL does not know it). Text by
 * its bytes, which is the order of code points; nothing is padded. Decimals by their digits.
 */
import { compareDecimals } from '../batch/decimal.js'
import { parseNumber } from '../batch/parse-number.js'
import { decodeText } from '../bytes/text.js'
import type { ComparisonOperator } from './ast.js'
import type { ValueType } from './typed.js'
import {
  applyStatus,
  FALSE,
  type FloatVector,
  statusAt,
  type TextVector,
  TRUE,
  type TruthVector,
  UNEVALUATED,
  VALUE,
  type ValueVector,
  type Vector,
  type WideVector,
} from './vector.js'

export interface Comparison {
  readonly operator: ComparisonOperator
  /** Of both operands, or number where they are an integer and a number. */
  readonly type: ValueType
}

/** Each operator by one of three relations, the operands exchanged or the result negated. */
const relations: Readonly<
  Record<ComparisonOperator, { relation: '<' | '<=' | '='; swap: boolean; negate: boolean }>
> = {
  '=': { relation: '=', swap: false, negate: false },
  '<>': { relation: '=', swap: false, negate: true },
  '<': { relation: '<', swap: false, negate: false },
  '>': { relation: '<', swap: true, negate: false },
  '<=': { relation: '<=', swap: false, negate: false },
  '>=': { relation: '<=', swap: true, negate: false },
}

/** Unknown where a side is null. */
export function compare(
  left: Vector,
  right: Vector,
  { operator, type }: Comparison,
  length: number,
): TruthVector {
  const { relation, swap, negate } = relations[operator]
  const [a, b] = swap ? [right, left] : [left, right]
  const truth = new Uint8Array(length)
  if (a.kind === 'float' && b.kind === 'float') compareFloats(truth, a, b, relation)
  else if (a.kind === 'truth' && b.kind === 'truth') compareTruths(truth, a, b, relation)
  else compareByOrder(truth, orderOf(a as ValueVector, b as ValueVector, type), relation)
  if (negate) for (let i = 0; i < length; i++) if (truth[i]! <= TRUE) truth[i] = TRUE - truth[i]!
  if (a.kind !== 'truth') applyStatus(truth, a)
  if (b.kind !== 'truth') applyStatus(truth, b)
  return { kind: 'truth', mask: -1, values: truth }
}

/** IS NOT DISTINCT FROM: nulls are equal to each other and to nothing else. */
export function same(left: Vector, right: Vector, type: ValueType, length: number): TruthVector {
  const { values } = compare(left, right, { operator: '=', type }, length)
  for (let i = 0; i < length; i++) {
    const [a, b] = [statusAt(left, i), statusAt(right, i)]
    if (values[i] === UNEVALUATED || (a === VALUE && b === VALUE)) continue
    values[i] = a === b ? TRUE : FALSE
  }
  return { kind: 'truth', mask: -1, values }
}

function compareFloats(
  truth: Uint8Array,
  { values: a, mask: ma }: FloatVector,
  { values: b, mask: mb }: FloatVector,
  relation: '<' | '<=' | '=',
): void {
  const { length } = truth
  if (relation === '<') {
    for (let i = 0; i < length; i++) {
      const [x, y] = [a[i & ma]!, b[i & mb]!]
      truth[i] = x < y || (Number.isNaN(y) && !Number.isNaN(x)) ? TRUE : FALSE
    }
  } else if (relation === '<=') {
    for (let i = 0; i < length; i++) {
      const [x, y] = [a[i & ma]!, b[i & mb]!]
      truth[i] = x <= y || Number.isNaN(y) ? TRUE : FALSE
    }
  } else {
    for (let i = 0; i < length; i++) {
      const [x, y] = [a[i & ma]!, b[i & mb]!]
      truth[i] = x === y || (Number.isNaN(x) && Number.isNaN(y)) ? TRUE : FALSE
    }
  }
}

function compareTruths(
  truth: Uint8Array,
  { values: a, mask: ma }: TruthVector,
  { values: b, mask: mb }: TruthVector,
  relation: '<' | '<=' | '=',
): void {
  for (let i = 0; i < truth.length; i++) {
    const [x, y] = [a[i & ma]!, b[i & mb]!]
    const worse = Math.max(x, y)
    truth[i] = worse > TRUE ? worse : holds(x - y, relation) ? TRUE : FALSE
  }
}

function compareByOrder(
  truth: Uint8Array,
  order: (index: number) => number,
  relation: '<' | '<=' | '=',
): void {
  for (let i = 0; i < truth.length; i++) truth[i] = holds(order(i), relation) ? TRUE : FALSE
}

function holds(order: number, relation: '<' | '<=' | '='): boolean {
  return relation === '=' ? order === 0 : order < 0 || (relation === '<=' && order === 0)
}

/** Negative, zero or positive as the slot of `a` is below, equal to or above that of `b`. */
function orderOf(a: ValueVector, b: ValueVector, type: ValueType): (index: number) => number {
  if (a.kind === 'text' && b.kind === 'text') {
    return type === 'decimal' ? decimalOrder(a, b) : (index) => compareSlices(a, b, index)
  }
  const { values: first, mask: ma } = a as FloatVector | WideVector
  const { values: second, mask: mb } = b as FloatVector | WideVector
  return (index) => {
    const [x, y] = [first[index & ma]!, second[index & mb]!]
    if (x < y) return -1
    if (x > y) return 1
    const [isFirst, isSecond] = [Number.isNaN(Number(x)), Number.isNaN(Number(y))]
    return isFirst === isSecond ? 0 : isFirst ? 1 : -1
  }
}

function compareSlices(a: TextVector, b: TextVector, index: number): number {
  const [i, j] = [index & a.mask, index & b.mask]
  const [startA, endA, startB, endB] = [a.starts[i]!, a.ends[i]!, b.starts[j]!, b.ends[j]!]
  return compareBytes(a.bytes, startA, endA, b.bytes, startB, endB)
}

/** The order of two texts by their bytes. */
export function compareBytes(
  a: Uint8Array,
  startA: number,
  endA: number,
  b: Uint8Array,
  startB: number,
  endB: number,
): number {
  const common = Math.min(endA - startA, endB - startB)
  for (let i = 0; i < common; i++) {
    const difference = a[startA + i]! - b[startB + i]!
    if (difference !== 0) return difference
  }
  return endA - startA - (endB - startB)
}

/** By the nearest doubles, and where these are equal and finite by the digits. */
function decimalOrder(a: TextVector, b: TextVector): (index: number) => number {
  const out = new Float64Array(1)
  const doubleOf = ({ bytes, starts, ends }: TextVector, slot: number) => {
    return parseNumber(bytes, starts[slot]!, ends[slot]!, out) === 0 ? Number.NaN : out[0]!
  }
  const textOf = ({ bytes, starts, ends }: TextVector, slot: number) => {
    return decodeText(bytes, starts[slot]!, ends[slot]!)
  }
  return (index) => {
    const [i, j] = [index & a.mask, index & b.mask]
    const [x, y] = [doubleOf(a, i), doubleOf(b, j)]
    if (x < y) return -1
    if (x > y) return 1
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
    return Number.isFinite(x) ? compareDecimals(textOf(a, i), textOf(b, j)) : 0
  }
}
