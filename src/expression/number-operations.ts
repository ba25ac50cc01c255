/**
 * Arithmetic.
 *
 * Integers are exact within 64 bits: in doubles as long as every result of the batch is at most 2^53 in
 * magnitude, in big integers otherwise; a result beyond 64 bits failed. Numbers are IEEE 754 doubles, so
 * that a sum may be infinite or NaN. `/` divides as numbers do, also integers. A division by zero, and a
 * remainder of one, failed, as SQL:2016 has it (22012): write NULLIF(x, 0) for null instead.
 */
import {
  FAILED,
  type FloatVector,
  failures,
  joinStatus,
  VALUE,
  type ValueVector,
  type WideVector,
} from './vector.js'

export type Numeric = FloatVector | WideVector
export type BinaryName = 'add' | 'subtract' | 'multiply' | 'divide' | 'remainder'

const floats: Readonly<Record<BinaryName, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  remainder: (a, b) => a % b,
}

const wides: Readonly<Record<Exclude<BinaryName, 'divide'>, (a: bigint, b: bigint) => bigint>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  remainder: (a, b) => a % b,
}

const LEAST = -(2n ** 63n)
const MOST = 2n ** 63n - 1n
/** Days that a date may lie from 1970, as in engines with 32 bits for it. */
const MOST_DAYS = 2 ** 31 - 1

/** Applies an operator; both are integers where `isWhole`, numbers otherwise. */
export function arithmetic(
  name: BinaryName,
  a: Numeric,
  b: Numeric,
  isWhole: boolean,
  length: number,
): Numeric {
  const status = statusOf(name, a, b, length)
  if (isWhole && name !== 'divide') {
    const narrow =
      a.kind === 'float' && b.kind === 'float' ? narrowed(name, a, b, status, length) : undefined
    return narrow ?? widened(name, a, b, status, length)
  }
  return calculate(name, asFloats(a), asFloats(b), status, length)
}

/** A date and days, or the days between two dates: as integers, within the calendar. */
export function dateArithmetic(name: BinaryName, a: Numeric, b: Numeric, length: number): Numeric {
  const joined = joinStatus(length, [a, b])
  const result = calculate(name, asFloats(a), asFloats(b), joined, length)
  const failed = failures(length, joined)
  for (let i = 0; i < length; i++) {
    const isValue = (joined?.[i] ?? VALUE) === VALUE
    if (isValue && !(Math.abs(result.values[i]!) <= MOST_DAYS)) failed.fail(i)
  }
  return { ...result, status: failed.status }
}

/** Where either is null or failed, or a divisor is zero. */
function statusOf(
  name: BinaryName,
  a: Numeric,
  b: Numeric,
  length: number,
): Uint8Array | undefined {
  const joined = joinStatus(length, [a, b])
  if (name !== 'divide' && name !== 'remainder') return joined
  const failed = failures(length, joined)
  const { values, mask } = b
  for (let i = 0; i < length; i++) {
    if (Number(values[i & mask]!) === 0 && (joined?.[i] ?? VALUE) === VALUE) failed.fail(i)
  }
  return failed.status
}

function calculate(
  name: BinaryName,
  { values: a, mask: ma }: FloatVector,
  { values: b, mask: mb }: FloatVector,
  status: Uint8Array | undefined,
  length: number,
): FloatVector {
  const operation = floats[name]
  const values = new Float64Array(length)
  for (let i = 0; i < length; i++) values[i] = operation(a[i & ma]!, b[i & mb]!)
  return { kind: 'float', mask: -1, status, values }
}

/** Undefined where a result is too large to be exact in a double. */
function narrowed(
  name: BinaryName,
  a: FloatVector,
  b: FloatVector,
  status: Uint8Array | undefined,
  length: number,
): FloatVector | undefined {
  const result = calculate(name, a, b, status, length)
  const { values } = result
  for (let i = 0; i < length; i++) {
    if (Number.isSafeInteger(values[i]!)) continue
    if (status === undefined || status[i] === VALUE) return undefined
  }
  return result
}

function widened(
  name: Exclude<BinaryName, 'divide'>,
  a: Numeric,
  b: Numeric,
  status: Uint8Array | undefined,
  length: number,
): WideVector {
  const operation = wides[name]
  const failed = failures(length, status)
  const values = new BigInt64Array(length)
  for (let i = 0; i < length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const result = operation(BigInt(a.values[i & a.mask]!), BigInt(b.values[i & b.mask]!))
    if (result < LEAST || result > MOST) failed.fail(i)
    else values[i] = result
  }
  return { kind: 'wide', mask: -1, status: failed.status, values }
}

/** The nearest doubles. */
export function asFloats(vector: Numeric): FloatVector {
  if (vector.kind === 'float') return vector
  return { ...vector, kind: 'float', values: Float64Array.from(vector.values, Number) }
}

/** Integers of at most 2^53 as 64-bit ones. Slots without a value become 0. */
export function asWides(vector: Numeric): WideVector {
  if (vector.kind === 'wide') return vector
  const { values, status, mask } = vector
  const wide = BigInt64Array.from(values, (value, i) =>
    status === undefined || status[i] === VALUE ? BigInt(value) : 0n,
  )
  return { kind: 'wide', mask, status, values: wide }
}

/** −x and |x|: of the least integer of 64 bits there is none. */
export function signed(name: 'negate' | 'absolute', vector: Numeric): Numeric {
  if (vector.kind === 'float') {
    const { values } = vector
    const operation = name === 'negate' ? (value: number) => 0 - value : Math.abs
    return { ...vector, values: values.map(operation) }
  }
  const { values, status } = vector
  const failed = failures(values.length, status)
  const results = values.map((value, i) => {
    if (value === LEAST && status?.[i] !== FAILED) failed.fail(i)
    return value === LEAST || (name === 'absolute' && value >= 0n) ? value : -value
  })
  return { ...vector, values: results, status: failed.status }
}

/** FLOOR and CEIL. Integers are their own. */
export function toWhole(name: 'floor' | 'ceiling', vector: Numeric): Numeric {
  if (vector.kind === 'wide') return vector
  return { ...vector, values: vector.values.map(name === 'floor' ? Math.floor : Math.ceil) }
}

/**
 * ROUND to a number of digits behind the point, negative ones before it; halves away from zero. Of a
 * number the double is rounded, so that 1.005, which lies below, becomes 1.
 */
export function rounded(
  vector: Numeric,
  digits: Numeric | undefined,
  isWhole: boolean,
  length: number,
): Numeric {
  const given: readonly ValueVector[] = digits === undefined ? [vector] : [vector, digits]
  const status = joinStatus(length, given)
  const placesAt = (i: number) => {
    return digits === undefined ? 0 : Number(digits.values[i & digits.mask]!)
  }
  if (isWhole) return roundedWhole(vector, placesAt, status, length)
  const { values, mask } = asFloats(vector)
  const results = new Float64Array(length)
  for (let i = 0; i < length; i++) results[i] = roundFloat(values[i & mask]!, placesAt(i))
  return { kind: 'float', mask: -1, status, values: results }
}

function roundFloat(value: number, places: number): number {
  const factor = 10 ** Math.abs(places)
  const scaled = places < 0 ? value / factor : value * factor
  // Beyond this every double is whole, and scaling could only lose digits.
  if (!(Math.abs(scaled) < 2 ** 52)) return places < 0 && factor === Infinity ? 0 : value
  const nearest = Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5)
  return places < 0 ? nearest * factor : nearest / factor
}

function roundedWhole(
  vector: Numeric,
  placesAt: (index: number) => number,
  status: Uint8Array | undefined,
  length: number,
): Numeric {
  const failed = failures(length, status)
  const wide = asWides(vector)
  const results = new BigInt64Array(length)
  for (let i = 0; i < length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const result = roundInteger(wide.values[i & wide.mask]!, placesAt(i))
    if (result < LEAST || result > MOST) failed.fail(i)
    else results[i] = result
  }
  return narrowest({ kind: 'wide', mask: -1, status: failed.status, values: results })
}

function roundInteger(value: bigint, places: number): bigint {
  if (places >= 0) return value
  if (places < -19) return 0n
  const factor = 10n ** BigInt(-places)
  const half = value < 0n ? -factor / 2n : factor / 2n
  return ((value + half) / factor) * factor
}

/** As doubles where all values are exact in them. */
function narrowest(vector: WideVector): Numeric {
  const { values } = vector
  const isSafe = values.every((value) => BigInt.asIntN(54, value) === value)
  return isSafe ? asFloats(vector) : vector
}
