/**
 * Values of one type as another.
 *
 * Text is read as a reader of text files reads a cell of the type: spaces around it are ignored, and what
 * spells nothing of the type failed (with TRY_CAST: is null). A number becomes the nearest integer, a half
 * the even one (IEEE 754), and failed where it is NaN, infinite or beyond 64 bits. The text of a value is
 * the one that `formatValue` gives, a timestamp in SQL's form, with a space and without a zone.
 */
import { formatValue, parseValue } from '../batch/format.js'
import { dropSpaces, skipSpaces } from '../batch/parse.js'
import { parseNumber } from '../batch/parse-number.js'
import { decodeText } from '../bytes/text.js'
import { assert } from '../errors.js'
import { asFloats, asWides, type Numeric } from './number-operations.js'
import { textOutput } from './text-builder.js'
import type { ValueType } from './typed.js'
import {
  FAILED,
  FALSE,
  type FloatVector,
  failures,
  NULL,
  type TextVector,
  TRUE,
  type TruthVector,
  UNEVALUATED,
  UNKNOWN,
  VALUE,
  type Vector,
} from './vector.js'

const DAY = 86_400e6
const LEAST = -(2n ** 63n)
const MOST = 2n ** 63n - 1n

/** The vector in another type. Of what cannot be cast: failed, or null where that is `safe`. */
export function cast(vector: Vector, from: ValueType, to: ValueType, safe: boolean): Vector {
  const failed = vector.kind === 'truth' ? undefined : vector.status
  const result = convertVector(vector, from, to)
  return safe ? nullInstead(result, failed) : result
}

function convertVector(vector: Vector, from: ValueType, to: ValueType): Vector {
  if (vector.kind === 'truth') return fromTruth(vector, to)
  if (vector.kind === 'text') {
    if (to === 'string' || to === 'decimal' || to === 'binary') return vector
    return to === 'boolean' ? textToTruth(vector) : fromText(vector, from, to)
  }
  switch (to) {
    case 'string':
    case 'decimal':
      return toText(vector, from)
    case 'boolean':
      return integerToTruth(vector)
    case 'number':
      return asFloats(vector)
    case 'integer':
      return toIntegers(asFloats(vector))
    default:
      return convertMoments(asFloats(vector), from, to)
  }
}

/** Failures of the cast itself, not those that it was given. */
function nullInstead(vector: Vector, before: Uint8Array | undefined): Vector {
  if (vector.kind === 'truth') {
    const values = vector.values.map((value, i) =>
      value === UNEVALUATED && before?.[i] !== FAILED ? UNKNOWN : value,
    )
    return { ...vector, values }
  }
  const status = vector.status?.map((state, i) =>
    state === FAILED && before?.[i] !== FAILED ? NULL : state,
  )
  return { ...vector, status }
}

/** True as 1 or as `true`. */
function fromTruth({ values, mask }: TruthVector, to: ValueType): Vector {
  const hasNone = values.some((value) => value > TRUE)
  const status = hasNone ? values.map((value) => Math.max(value - 1, VALUE)) : undefined
  if (to !== 'string') return { kind: 'float', mask, status, values: Float64Array.from(values) }
  const output = textOutput(values.length, values.length * 5)
  for (let i = 0; i < values.length; i++) {
    if (values[i]! <= TRUE) output.appendText(i, values[i] === TRUE ? 'true' : 'false')
  }
  return { ...output.finish(status), mask }
}

function integerToTruth({ values, status, mask }: Numeric): TruthVector {
  const truth = new Uint8Array(values.length)
  for (let i = 0; i < truth.length; i++) {
    const state = status?.[i] ?? VALUE
    truth[i] = state !== VALUE ? state + 1 : Number(values[i]) === 0 ? FALSE : TRUE
  }
  return { kind: 'truth', mask, values: truth }
}

function textToTruth(vector: TextVector): TruthVector {
  const { values, status, mask } = numbersOf(vector, (text) => parseValue('boolean', text))
  return integerToTruth({ kind: 'float', values, status, mask })
}

function fromText(vector: TextVector, from: ValueType, to: ValueType): Vector {
  assert(to !== 'null', 'a cast to no type')
  if (to === 'integer') return textToIntegers(vector)
  if (to === 'number' || from === 'decimal') return textToNumbers(vector)
  return numbersOf(vector, (text) => parseValue(to, text))
}

/** Without a string for a value. */
function textToNumbers(vector: TextVector): FloatVector {
  const { bytes, starts, ends, status, mask } = vector
  const failed = failures(starts.length, status)
  const values = new Float64Array(starts.length)
  const out = new Float64Array(1)
  for (let i = 0; i < starts.length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const start = skipSpaces(bytes, starts[i]!, ends[i]!)
    const end = dropSpaces(bytes, start, ends[i]!)
    if (start < end && parseNumber(bytes, start, end, out) !== 0) values[i] = out[0]!
    else failed.fail(i)
  }
  return { kind: 'float', mask, status: failed.status, values }
}

function numbersOf(vector: TextVector, read: (text: string) => number | undefined): FloatVector {
  const { bytes, starts, ends, status, mask } = vector
  const failed = failures(starts.length, status)
  const values = new Float64Array(starts.length)
  for (let i = 0; i < starts.length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const value = read(decodeText(bytes, starts[i]!, ends[i]!))
    if (value === undefined) failed.fail(i)
    else values[i] = value
  }
  return { kind: 'float', mask, status: failed.status, values }
}

/** Integers by their digits; numbers with a point or an exponent by the nearest double. */
function textToIntegers(vector: TextVector): Numeric {
  const doubles = textToNumbers(vector)
  const isSmall = doubles.values.every((value) => Math.abs(value) < 2 ** 53)
  if (isSmall) return toIntegers(doubles)
  const { bytes, starts, ends, mask } = vector
  const rough = toIntegers(doubles)
  const { values, status } = asWides(rough)
  const failed = failures(values.length, doubles.status)
  const exact = values.map((value, i) => {
    if ((doubles.status?.[i] ?? VALUE) !== VALUE) return value
    const text = decodeText(bytes, starts[i]!, ends[i]!).trim()
    if (!/^-?\d+$/.test(text)) {
      if (status?.[i] === FAILED) failed.fail(i)
      return value
    }
    const digits = BigInt(text)
    if (digits < LEAST || digits > MOST) failed.fail(i)
    return digits
  })
  return { kind: 'wide', mask, status: failed.status, values: exact }
}

function toIntegers({ values, status, mask }: FloatVector): Numeric {
  const failed = failures(values.length, status)
  const results = new Float64Array(values.length)
  let isWide = false
  for (let i = 0; i < values.length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const value = toEven(values[i]!)
    if (!(value >= -(2 ** 63) && value < 2 ** 63)) failed.fail(i)
    else results[i] = value
    if (!Number.isSafeInteger(results[i])) isWide = true
  }
  const whole = { kind: 'float', mask, status: failed.status, values: results } as const
  return isWide ? asWides(whole) : whole
}

function toEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1
  return rest < 0.5 ? below : below + 1
}

function toText({ values, status, mask }: Numeric, from: ValueType): TextVector {
  const output = textOutput(values.length, values.length * 8)
  for (let i = 0; i < values.length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    output.appendText(i, textOfValue(from, values[i]!))
  }
  return { ...output.finish(status), mask }
}

function textOfValue(type: ValueType, value: number | bigint): string {
  assert(type !== 'null', 'a number of no type')
  const text = formatValue(type, value)
  if (type !== 'timestamp' && type !== 'time') return text
  return text
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/(\.\d*?)0+$/, '$1')
}

function convertMoments(vector: FloatVector, from: ValueType, to: ValueType): FloatVector {
  const { values } = vector
  if (from === 'date') return { ...vector, values: values.map((days) => days * DAY) }
  const days = (moment: number) => Math.floor(moment / DAY)
  if (to === 'date') return { ...vector, values: values.map(days) }
  return { ...vector, values: values.map((moment) => moment - days(moment) * DAY) }
}
