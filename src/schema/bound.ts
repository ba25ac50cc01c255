/**
 * Bounds of a range as people write them, and as the column's own numbers.
 *
 * A date is ISO 8601 text in the file and whole days since 1970-01-01 in a column, a time is
 * microseconds since midnight, a timestamp microseconds since 1970-01-01T00:00:00Z; integers beyond
 * 2^53 keep their digits.
 */
import { civilFromDays } from '../batch/calendar.js'
import { parseDate, parseTime, parseTimestamp } from '../batch/parse-date.js'
import type { LogicalType } from '../batch/type.js'

/** Microseconds of a day. */
export const dayLength = 86_400_000_000

/** Days since 1970-01-01 of 0001-01-01 and 9999-12-31: between them ISO 8601 has four-digit years. */
export const dayLimits = { minimum: -719_162, maximum: 2_932_896 } as const

/** Types whose values lie on a line, so that a range has a meaning. */
export function isOrdered(type: LogicalType): boolean {
  return !['unknown', 'boolean', 'string', 'binary'].includes(type)
}

/**
 * A written bound in the column's own numbers (digits where it is an integer beyond 2^53); undefined
 * where it is no value of the type.
 */
export function boundNumber(
  type: LogicalType,
  bound: number | string,
): number | string | undefined {
  if (type === 'date' || type === 'time' || type === 'timestamp') {
    return typeof bound === 'string' ? momentOf(type, bound) : undefined
  }
  if (typeof bound === 'number') return Number.isFinite(bound) ? bound : undefined
  if (!/^-?\d+$/.test(bound)) return undefined
  return Number.isSafeInteger(Number(bound)) ? Number(bound) : bound
}

function momentOf(type: 'date' | 'time' | 'timestamp', text: string): number | undefined {
  const bytes = new TextEncoder().encode(text)
  const out = new Float64Array(1)
  if (type === 'time') return parseTime(bytes, 0, bytes.length, out) === 0 ? undefined : out[0]
  if (parseDate(bytes, 0, bytes.length, out) !== 0) {
    return type === 'date' ? out[0] : (out[0] ?? 0) * dayLength
  }
  if (type === 'date') return undefined
  return parseTimestamp(bytes, 0, bytes.length, out) === 0 ? undefined : out[0]
}

/** A column's own number as a bound is written: ISO 8601 for dates, times and timestamps. */
export function boundText(type: LogicalType, value: number | string): number | string {
  if (typeof value === 'string') return value
  if (type === 'date') return calendarDate(value)
  if (type === 'time') return clock(value)
  if (type !== 'timestamp') return value
  const day = Math.floor(value / dayLength)
  return `${calendarDate(day)}T${clock(value - day * dayLength)}Z`
}

function calendarDate(days: number): string {
  const { year, month, day } = civilFromDays(days)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function clock(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000)
  const fraction = microseconds - seconds * 1_000_000
  const minutes = Math.floor(seconds / 60)
  const whole = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`
}

const two = (value: number) => String(value).padStart(2, '0')
