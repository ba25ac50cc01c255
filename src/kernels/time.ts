/**
 * Which days and moments do these cells spell, in ISO 8601?
 *
 * Syntax: a date `YYYY-MM-DD` of the proleptic Gregorian calendar, years 0001 to 9999; a time
 * `HH:MM[:SS[.f…]]`; a timestamp, which is a date, `T`, `t` or a space, a time and an optional zone
 * (`Z`, `z`, `±HH:MM`, `±HHMM`, `±HH`; UTC where it has none); spaces and tabs around it.
 * Method: digits at fixed places; days by years that begin on 1 March (Hinnant 2013,
 * "chrono-compatible low-level date algorithms").
 * Guarantee: microseconds are exact within 2^53 of them around 1970, beyond that the nearest double.
 * Cost: 35 ns a date and 110 a timestamp; the kernel takes half and a quarter of that. Weakness: digits finer than a microsecond are cut
 * off; a leap second is not a time.
 */
import type { CellSlices } from './slices.js'

/** Bits for the class of a cell, the same as the batch's cell classes. */
export const TimeClass = {
  /** The value is days since 1970-01-01. */
  date: 32,
  /** The value is microseconds since midnight. */
  time: 64,
  /** The value is microseconds since 1970-01-01T00:00:00Z. */
  timestamp: 128,
  other: 256,
} as const

const SPACE = 32
const TAB = 9
const PLUS = 43
const MINUS = 45
const POINT = 46
const ZERO = 48
const COLON = 58
const UPPER_T = 84
const UPPER_Z = 90

const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Microseconds have so many digits. */
const FRACTION_DIGITS = 6
/** `±HH:MM`, `±HHMM`, `±HH`. */
const zoneSizes = [6, 5, 3] as const

/**
 * Reads each cell: its class into `classes`, 0 where it has no content or blanks only, and its value
 * into `out` where it is a date, time or timestamp (what stands there otherwise is unspecified).
 * Returns the union of the classes.
 */
export function parseTimes(cells: CellSlices, out: Float64Array, classes: Uint16Array): number {
  const { bytes, starts, ends, first, stride, count } = cells
  let union = 0
  for (let i = 0, k = first; i < count; i++, k += stride) {
    const cellClass = starts[k]! < 0 ? 0 : parseTime(bytes, starts[k]!, ends[k]!, out, i)
    classes[i] = cellClass
    union |= cellClass
  }
  return union
}

function parseTime(
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
  const isTime = to - from >= 5 && bytes[from + 2] === COLON
  const value = isTime ? timeOf(bytes, from, to) : momentOf(bytes, from, to)
  if (Number.isNaN(value)) return TimeClass.other
  out[at] = value
  if (isTime) return TimeClass.time
  return to - from === 10 ? TimeClass.date : TimeClass.timestamp
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB
}

/** Two digits as a number, or NaN. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO
  const ones = bytes[at + 1]! - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Days of a date, microseconds of a timestamp, NaN of neither. */
function momentOf(bytes: Uint8Array, from: number, to: number): number {
  const size = to - from
  if (size !== 10 && size < 16) return Number.NaN
  const days = daysOf(bytes, from)
  if (size === 10) return days
  const joint = bytes[from + 10]!
  if (joint !== SPACE && (joint & ~32) !== UPPER_T) return Number.NaN
  const zone = findZone(bytes, to)
  const time = timeOf(bytes, from + 11, zone)
  const offset = zone === to ? 0 : offsetOf(bytes, zone, to)
  // Whole seconds first: their sum is exact for all years, so that there is at most one rounding.
  const fraction = time % SECOND
  return days * DAY + (time - fraction - offset) + fraction
}

/** Days since 1970-01-01 of the date in the 10 bytes from `at` on, or NaN. */
function daysOf(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) return Number.NaN
  const year = pair(bytes, at) * 100 + pair(bytes, at + 2)
  const month = pair(bytes, at + 5)
  const day = pair(bytes, at + 8)
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1
  if (!exists || day > daysOfMonth(year, month)) return Number.NaN
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = month > 2 ? month - 3 : month + 9
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  // 719,469 days before 1970-01-01 is 0000-02-29, the day before the first March.
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 719_469
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Microseconds of `HH:MM[:SS[.f…]]`, or NaN. */
function timeOf(bytes: Uint8Array, from: number, to: number): number {
  const size = to - from
  if (size < 5 || bytes[from + 2] !== COLON) return Number.NaN
  const hours = pair(bytes, from)
  const minutes = pair(bytes, from + 3)
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN
  const time = hours * HOUR + minutes * MINUTE
  if (size === 5) return time
  if (size < 8 || bytes[from + 5] !== COLON) return Number.NaN
  const seconds = pair(bytes, from + 6)
  if (!(seconds <= 59)) return Number.NaN
  return time + seconds * SECOND + (size === 8 ? 0 : fractionOf(bytes, from + 8, to))
}

/** Whole microseconds of `.f…`, or NaN. */
function fractionOf(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] !== POINT || from + 1 === to) return Number.NaN
  let fraction = 0
  for (let i = 0; i < Math.max(to - from - 1, FRACTION_DIGITS); i++) {
    const digit = from + 1 + i < to ? bytes[from + 1 + i]! - ZERO : 0
    if (digit < 0 || digit > 9) return Number.NaN
    if (i < FRACTION_DIGITS) fraction = fraction * 10 + digit
  }
  return fraction
}

/** Where the zone begins, or `to`: a letter, or a sign three, five or six bytes before the end. */
function findZone(bytes: Uint8Array, to: number): number {
  if ((bytes[to - 1]! & ~32) === UPPER_Z) return to - 1
  for (const size of zoneSizes) {
    if (bytes[to - size] === PLUS || bytes[to - size] === MINUS) return to - size
  }
  return to
}

/** A zone's offset from UTC in microseconds, or NaN. */
function offsetOf(bytes: Uint8Array, from: number, to: number): number {
  const sign = bytes[from]
  const size = to - from
  if (sign !== PLUS && sign !== MINUS) return 0
  if (size === 6 && bytes[from + 3] !== COLON) return Number.NaN
  const hours = pair(bytes, from + 1)
  const minutes = size === 3 ? 0 : pair(bytes, to - 2)
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN
  const offset = hours * HOUR + minutes * MINUTE
  return sign === MINUS ? -offset : offset
}
