/** Values as canonical text, and back: what reports print and schema files say. */
import { assert } from '../errors.js'
import { civilFromDays } from './calendar.js'
import { type Column, isValid } from './column.js'
import { dropSpaces, parseCell, skipSpaces } from './parse.js'
import { CellClass, classesOf, type LogicalType } from './type.js'

const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/**
 * The canonical text of a column's number: integers as their digits, other numbers as the shortest
 * text that reads back the same, dates, times and timestamps in ISO 8601 (timestamps in UTC with `Z`,
 * fractions of a second with three or six digits where there are any), booleans (1, 0) as words.
 */
export function formatValue(type: LogicalType, value: number | bigint): string {
  if (typeof value === 'bigint') return value.toString()
  switch (type) {
    case 'boolean':
      return value === 0 ? 'false' : 'true'
    case 'date':
      return Number.isFinite(value) ? formatDate(value) : String(value)
    case 'time':
      return Number.isFinite(value) ? formatTime(value) : String(value)
    case 'timestamp':
      return Number.isFinite(value) ? formatTimestamp(value) : String(value)
    case 'integer':
      return Number.isSafeInteger(value) || !Number.isInteger(value)
        ? String(value)
        : BigInt(value).toString()
    default:
      return String(value)
  }
}

/** The canonical text of the valid slot `index`; of text, the text itself. */
export function valueText(column: Column, index: number): string {
  assert(index >= 0 && index < column.length && isValid(column, index), `no value in slot ${index}`)
  switch (column.storage) {
    case 'float64':
    case 'int64':
      return formatValue(column.type, column.values[index] ?? 0)
    case 'boolean':
      return ((column.bits[index >> 3] ?? 0) & (1 << (index & 7))) === 0 ? 'false' : 'true'
    case 'dictionary':
      return valueText(column.dictionary, column.codes[index] ?? 0)
    case 'utf8':
      return decoder.decode(column.bytes.subarray(column.offsets[index], column.offsets[index + 1]))
  }
}

/**
 * The column's number that a text means in a type (days, microseconds, 1 and 0, …), as a reader would
 * take it; undefined where the text is not of the type, and for types that are not kept as numbers.
 * Integers beyond 2^53, which are numbers too, and decimals give the nearest double.
 */
export function parseValue(type: LogicalType, text: string): number | undefined {
  if (type === 'string' || type === 'binary' || type === 'unknown') return undefined
  const bytes = encoder.encode(text)
  const start = skipSpaces(bytes, 0, bytes.length)
  const end = dropSpaces(bytes, start, bytes.length)
  if (start === end) return undefined
  const out = new Float64Array(1)
  const cellClass = parseCell(bytes, start, end, out)
  if ((cellClass & classesOf(type === 'number' ? 'decimal' : type)) === 0) return undefined
  const value = out[0] ?? 0
  return type === 'timestamp' && cellClass === CellClass.date ? value * DAY : value
}

function formatDate(days: number): string {
  const { year, month, day } = civilFromDays(Math.floor(days))
  return `${formatYear(year)}-${two(month)}-${two(day)}`
}

/** Years outside 0000 to 9999 take a sign and six digits, as ECMAScript writes them. */
function formatYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0')
  return (year < 0 ? '-' : '+') + String(Math.abs(year)).padStart(6, '0')
}

function formatTime(time: number): string {
  const hours = Math.floor(time / HOUR)
  const minutes = Math.floor((time % HOUR) / MINUTE)
  const seconds = Math.floor((time % MINUTE) / SECOND)
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${formatFraction(time % SECOND)}`
}

function formatTimestamp(timestamp: number): string {
  const days = Math.floor(timestamp / DAY)
  return `${formatDate(days)}T${formatTime(timestamp - days * DAY)}Z`
}

function formatFraction(microseconds: number): string {
  const whole = Math.floor(microseconds)
  if (whole === 0) return ''
  const digits = String(whole).padStart(6, '0')
  return digits.endsWith('000') ? `.${digits.slice(0, 3)}` : `.${digits}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
