/**
 * Which numbers do these cells spell, and of which class is each?
 *
 * Syntax: an optional minus, digits without leading zeros, a point and an exponent where wanted
 * (`5.` and `.5` are numbers), or a word for NaN or an infinity; spaces and tabs around it.
 * Method: up to 2^53 and 10^±22 one multiplication or division of exact doubles rounds once, and so
 * correctly (Clinger 1990, PLDI, "How to read floating point numbers accurately"); the rest is left
 * to `Number`. The kernel puts the product with a 128-bit power of five in between (Lemire 2021,
 * "Number parsing at a gigabyte per second", Software: Practice and Experience 51).
 * Guarantee: the value is that of `Number(text)` bit for bit, except that the integer `-0` is 0.
 * Cost: 35 to 280 ns a cell here; the kernel takes 8 to 14, and 45 for 17 digits. Weakness: more than
 * 19 digits, and powers of ten beyond ±128, take the long way.
 */
import type { CellSlices } from './slices.js'

/** Bits for the class of a cell, the same as the batch's cell classes. */
export const NumberClass = {
  /** An integer of at most 2^53 in magnitude. */
  integer: 2,
  /** An integer beyond 2^53 that fits 64 bits signed; the value is the nearest double. */
  wideInteger: 4,
  /** An integer beyond 64 bits, within the range of doubles; the value is the nearest double. */
  hugeInteger: 8,
  /** A number with a point or an exponent, NaN or an infinity. */
  number: 16,
  /** Anything else, numbers beyond the range of doubles among it. */
  other: 256,
} as const

const MINUS = 45
const PLUS = 43
const POINT = 46
const ZERO = 48
const SPACE = 32
const TAB = 9
const LOWER_E = 101
const UPPER_E = 69

/** Powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))
const EXACT = 2 ** 53

/** Exponents are clamped to this: the number is 0, or beyond all doubles, whatever its digits. */
const EXPONENT_LIMIT = 1e9

const words = new Map(
  ['NaN', 'nan', 'NAN']
    .map((word): [string, number] => [word, Number.NaN])
    .concat(
      ['inf', 'Inf', 'INF', 'Infinity'].flatMap((word): [string, number][] => [
        [word, Number.POSITIVE_INFINITY],
        [`-${word}`, Number.NEGATIVE_INFINITY],
      ]),
    ),
)

/**
 * Reads each cell: its class into `classes`, 0 where it has no content or blanks only, and its value
 * into `out` where it is a number (what stands there otherwise is unspecified). Returns the union
 * of the classes.
 */
export function parseNumbers(cells: CellSlices, out: Float64Array, classes: Uint16Array): number {
  const { bytes, starts, ends, first, stride, count } = cells
  let union = 0
  for (let i = 0, k = first; i < count; i++, k += stride) {
    const cellClass = starts[k]! < 0 ? 0 : parseNumber(bytes, starts[k]!, ends[k]!, out, i)
    classes[i] = cellClass
    union |= cellClass
  }
  return union
}

/** Reads the cell `bytes[start .. end)`: the value into `out[at]`; returns the class, 0 for blanks. */
export function parseNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
  at: number,
): number {
  let from = start
  let to = end
  while (from < to && isSpace(bytes[from]!)) from++
  while (to > from && isSpace(bytes[to - 1]!)) to--
  if (from === to) return 0
  const unsigned = bytes[from] === MINUS ? from + 1 : from
  const afterInteger = skipDigits(bytes, unsigned, to)
  const digits = afterInteger - unsigned
  if (digits > 1 && bytes[unsigned] === ZERO) return NumberClass.other
  if (afterInteger === to && digits > 0) return integer(bytes, from, to, out, at)
  const point = bytes[afterInteger] === POINT && afterInteger < to ? 1 : 0
  const afterFraction = point ? skipDigits(bytes, afterInteger + 1, to) : afterInteger
  const fraction = afterFraction - afterInteger - point
  if (digits + fraction === 0) return word(bytes, from, to, out, at)
  const exponent = exponentOf(bytes, afterFraction, to)
  if (Number.isNaN(exponent)) return NumberClass.other
  const mantissa = digitsOf(bytes, unsigned, afterFraction)
  const value = scale(mantissa, exponent - fraction) ?? Number(textOf(bytes, unsigned, to))
  if (value === Number.POSITIVE_INFINITY) return NumberClass.other
  out[at] = unsigned > from ? -value : value
  return NumberClass.number
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9
}

function skipDigits(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && isDigit(bytes[at]!)) at++
  return at
}

/** The digits as one integer, a point among them left out; beyond 2^53 it is only near. */
function digitsOf(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    if (bytes[at] !== POINT) value = value * 10 + (bytes[at]! - ZERO)
  }
  return value
}

/** Mantissa times ten to the power where that rounds once; else undefined. */
function scale(mantissa: number, power: number): number | undefined {
  if (mantissa === 0) return 0
  if (mantissa >= EXACT || power < -22 || power > 22) return undefined
  return power < 0 ? mantissa / powersOfTen[-power]! : mantissa * powersOfTen[power]!
}

/** The exponent in `bytes[from .. to)`, 0 where nothing is left, NaN where it is none. */
function exponentOf(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 0
  if (bytes[from] !== LOWER_E && bytes[from] !== UPPER_E) return Number.NaN
  const sign = bytes[from + 1]
  const digits = sign === MINUS || sign === PLUS ? from + 2 : from + 1
  if (digits >= to || skipDigits(bytes, digits, to) < to) return Number.NaN
  const size = Math.min(digitsOf(bytes, digits, to), EXPONENT_LIMIT)
  return sign === MINUS ? -size : size
}

function integer(bytes: Uint8Array, from: number, to: number, out: Float64Array, at: number) {
  const isNegative = bytes[from] === MINUS
  const unsigned = isNegative ? from + 1 : from
  const size = digitsOf(bytes, unsigned, to)
  if (size < EXACT) {
    out[at] = isNegative && size > 0 ? -size : size
    return NumberClass.integer
  }
  const text = textOf(bytes, from, to)
  const value = Number(text)
  if (!Number.isFinite(value)) return NumberClass.other
  out[at] = value
  const exact = BigInt(text)
  if (exact >= -EXACT && exact <= EXACT) return NumberClass.integer
  return BigInt.asIntN(64, exact) === exact ? NumberClass.wideInteger : NumberClass.hugeInteger
}

function word(bytes: Uint8Array, from: number, to: number, out: Float64Array, at: number) {
  if (to - from < 3 || to - from > 9) return NumberClass.other
  const value = words.get(textOf(bytes, from, to))
  if (value === undefined) return NumberClass.other
  out[at] = value
  return NumberClass.number
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 64) return new TextDecoder('latin1').decode(bytes.subarray(from, to))
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!)
  return text
}
