/**
 * Numbers out of bytes.
 *
 * Question: which number, if any, do these bytes spell, and of which class is the cell?
 * Method: digits are gathered into a double; while the digits are below 2^53 and the power of ten is
 * at most 22 in magnitude, one multiplication or division rounds once and so correctly (Clinger, How
 * to Read Floating Point Numbers Accurately, PLDI 1990). Anything else, about one cell in a thousand
 * of usual data, is made a string and left to `Number`.
 * Guarantee: the value is `Number(text)` bit for bit, except that the integer `-0` is 0.
 * Cost: one pass, no allocation on the short path. Weakness: decimals of 16 and more digits.
 */
import { CellClass } from './type.js'

const MINUS = 45
const PLUS = 43
const POINT = 46
const ZERO = 48
const LOWER_E = 101
const UPPER_E = 69

/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** Integers below it are exact, and so is any sum of digits that ends below it. */
const EXACT = 2 ** 53

/** More digits than this before the point overflow to infinity. */
const MAXIMUM_DIGITS = 309

const words = new Map([
  ['NaN', Number.NaN],
  ['nan', Number.NaN],
  ['NAN', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['INF', Number.POSITIVE_INFINITY],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

/**
 * Reads `bytes[start, end)`, which has no spaces around it. Returns the class (`integer`,
 * `wideInteger`, `hugeInteger` or `number`) and leaves the nearest double in `out[0]`, or returns 0
 * where the bytes are not a number in the sense of `CellClass`.
 */
export function parseNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  const first = bytes[start] === MINUS ? start + 1 : start
  let at = first
  let mantissa = 0
  let digit = 0
  for (; at < end && (digit = bytes[at]! - ZERO) >= 0 && digit <= 9; at++) {
    mantissa = mantissa * 10 + digit
  }
  const digits = at - first
  if (digits > 1 && bytes[first] === ZERO) return 0
  if (at === end) return digits === 0 ? 0 : endInteger(bytes, start, end, mantissa, out)

  let fraction = 0
  if (bytes[at] === POINT) {
    const afterPoint = ++at
    for (; at < end && (digit = bytes[at]! - ZERO) >= 0 && digit <= 9; at++) {
      mantissa = mantissa * 10 + digit
    }
    fraction = at - afterPoint
  }
  if (digits + fraction === 0) return digits === at - first ? parseWord(bytes, start, end, out) : 0

  let power = -fraction
  if (at < end) {
    const exponent = parseExponent(bytes, at, end)
    if (Number.isNaN(exponent)) return 0
    power += exponent
  }
  const value = scale(mantissa, power) ?? Math.abs(Number(textOf(bytes, start, end)))
  if (value === Number.POSITIVE_INFINITY) return 0
  out[0] = first > start ? -value : value
  return CellClass.number
}

/** The mantissa times ten to the power, rounded once; undefined where that takes the long way. */
function scale(mantissa: number, power: number): number | undefined {
  if (mantissa === 0) return 0
  if (mantissa >= EXACT || power < -22 || power > 22) return undefined
  return power < 0 ? mantissa / powers[-power]! : mantissa * powers[power]!
}

/** The exponent `e±digits` that fills `bytes[at, end)`, clamped to ±100,000; NaN where it does not. */
function parseExponent(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== LOWER_E && bytes[at] !== UPPER_E) return Number.NaN
  const sign = bytes[at + 1]
  let position = sign === MINUS || sign === PLUS ? at + 2 : at + 1
  if (position >= end) return Number.NaN
  let exponent = 0
  for (; position < end; position++) {
    const digit = bytes[position]! - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    if (exponent < 100_000) exponent = exponent * 10 + digit
  }
  return sign === MINUS ? -exponent : exponent
}

/** Class of an integer without leading zeros; `mantissa` is the sum of its digits. */
function endInteger(
  bytes: Uint8Array,
  start: number,
  end: number,
  mantissa: number,
  out: Float64Array,
): number {
  const negative = bytes[start] === MINUS
  if (mantissa < EXACT) {
    out[0] = negative && mantissa !== 0 ? -mantissa : mantissa
    return CellClass.integer
  }
  const first = negative ? start + 1 : start
  if (end - first > MAXIMUM_DIGITS) return 0
  const value = Number(textOf(bytes, start, end))
  if (!Number.isFinite(value)) return 0
  out[0] = value
  if (compareDigits(bytes, first, end, '9007199254740992') <= 0) return CellClass.integer
  const limit = negative ? '9223372036854775808' : '9223372036854775807'
  return compareDigits(bytes, first, end, limit) <= 0
    ? CellClass.wideInteger
    : CellClass.hugeInteger
}

/** Order of an unsigned integer of bytes and one of text, neither with leading zeros. */
function compareDigits(bytes: Uint8Array, first: number, end: number, limit: string): number {
  if (end - first !== limit.length) return end - first - limit.length
  for (let i = 0; i < limit.length; i++) {
    const difference = bytes[first + i]! - limit.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return 0
}

function parseWord(bytes: Uint8Array, start: number, end: number, out: Float64Array): number {
  if (end - start > 9 || end - start < 3) return 0
  const value = words.get(textOf(bytes, start, end))
  if (value === undefined) return 0
  out[0] = value
  return CellClass.number
}

/** The integer of class `integer` or `wideInteger` in `bytes[start, end)`, all its digits. */
export function parseInt64(bytes: Uint8Array, start: number, end: number): bigint {
  return BigInt(textOf(bytes, start, end))
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 64) return new TextDecoder().decode(bytes.subarray(start, end))
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!)
  return text
}
