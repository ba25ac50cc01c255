/**
 * Dates, times and timestamps of ISO 8601 out of bytes.
 *
 * Question: which day or moment, if any, do these bytes spell?
 * Method: digits at fixed places; a date must exist in the calendar, years 0001 to 9999.
 * Guarantee: exact in whole microseconds within 2^53 of them around 1970 (years 1684 to 2255),
 * beyond that the nearest double (whole seconds stay exact). Digits finer than a microsecond are cut
 * off; a timestamp without a zone counts as UTC; a leap second is not a time.
 */
import { daysFromCivil, daysOfMonth } from './calendar.js'
import { CellClass } from './type.js'

const ZERO = 48
const COLON = 58
const MINUS = 45
const PLUS = 43
const POINT = 46
const SPACE = 32

const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `YYYY-MM-DD`: leaves days since 1970-01-01 in `out[0]`; returns `date`, or 0 if it is none. */
export function parseDate(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  return end - start === 10 && readDate(bytes, start, out) ? CellClass.date : 0
}

/** `HH:MM[:SS[.f…]]`: leaves microseconds in `out[0]`; returns `time`, or 0 if it is none. */
export function parseTime(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  return readTime(bytes, start, end, out) ? CellClass.time : 0
}

/**
 * A date, `T`, `t` or one space, a time and an optional zone (`Z`, `z`, `±HH:MM`, `±HHMM`, `±HH`):
 * leaves microseconds since 1970-01-01T00:00:00Z in `out[0]`; returns `timestamp`, or 0 if it is none.
 */
export function parseTimestamp(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  if (end - start < 16) return 0
  const joint = bytes[start + 10]
  if (joint !== 84 && joint !== 116 && joint !== SPACE) return 0
  if (!readDate(bytes, start, out)) return 0
  const days = out[0]!
  const zone = findZone(bytes, start + 16, end)
  if (!readTime(bytes, start + 11, zone, out)) return 0
  const time = out[0]!
  const offset = zone === end ? 0 : readZone(bytes, zone, end)
  if (Number.isNaN(offset)) return 0
  // Whole seconds first: their sum is exact for all years, so there is at most one rounding.
  const fraction = time % SECOND
  out[0] = days * DAY + (time - fraction - offset) + fraction
  return CellClass.timestamp
}

/** Two digits as a number, or NaN. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO
  const ones = bytes[at + 1]! - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function readDate(bytes: Uint8Array, start: number, out: Float64Array): boolean {
  if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return false
  const year = pair(bytes, start) * 100 + pair(bytes, start + 2)
  const month = pair(bytes, start + 5)
  const day = pair(bytes, start + 8)
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return false
  if (day > daysOfMonth(year, month)) return false
  out[0] = daysFromCivil(year, month, day)
  return true
}

function readTime(bytes: Uint8Array, start: number, end: number, out: Float64Array): boolean {
  if (end - start < 5 || bytes[start + 2] !== COLON) return false
  const hours = pair(bytes, start)
  const minutes = pair(bytes, start + 3)
  if (!(hours <= 23 && minutes <= 59)) return false
  let time = hours * HOUR + minutes * MINUTE
  if (end - start > 5) {
    if (end - start < 8 || bytes[start + 5] !== COLON) return false
    const seconds = pair(bytes, start + 6)
    const fraction = end - start === 8 ? 0 : readFraction(bytes, start + 8, end)
    if (!(seconds <= 59) || Number.isNaN(fraction)) return false
    time += seconds * SECOND + fraction
  }
  out[0] = time
  return true
}

/** `.f…` up to `end` as whole microseconds, or NaN. */
function readFraction(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== POINT || end === start + 1) return Number.NaN
  let fraction = 0
  let unit = SECOND / 10
  for (let at = start + 1; at < end; at++) {
    const digit = bytes[at]! - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    if (unit >= 1) fraction += digit * unit
    unit /= 10
  }
  return fraction
}

/** Where the zone begins, or `end`. */
function findZone(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte === PLUS || byte === MINUS || byte === 90 || byte === 122) return at
  }
  return end
}

/** The zone's offset from UTC in microseconds, or NaN. */
function readZone(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start]
  const length = end - start
  if (sign !== PLUS && sign !== MINUS) return length === 1 ? 0 : Number.NaN
  if (length !== 3 && length !== 5 && length !== 6) return Number.NaN
  if (length === 6 && bytes[start + 3] !== COLON) return Number.NaN
  const hours = pair(bytes, start + 1)
  const minutes = length === 3 ? 0 : pair(bytes, end - 2)
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN
  const offset = hours * HOUR + minutes * MINUTE
  return sign === MINUS ? -offset : offset
}
