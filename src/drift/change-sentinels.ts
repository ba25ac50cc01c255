/**
 * Which values do programs write where they mean that there is none?
 *
 * After Pearson (2006, SIGKDD Explorations 8) and FAHES (Qahtan and others, KDD 2018), and the defaults of
 * databases, spreadsheets and languages. Numbers are compared as doubles, text trimmed and in lower case.
 */
import type { LogicalType } from '../batch/type.js'

// biome-ignore format: a table
const numbers: ReadonlySet<number> = new Set([
  -1, 0, 9, 99, 999, 9999, 99999, 999999, 9999999, 99999999, 999999999, 1111, 11111, 12345, 123456,
  -9, -99, -999, -9999, -99999, -999999, -8, -88, -888, -8888, -7, -77, -777, 1e9, -1e9, 1e10,
  32767, -32768, 65535, 2147483647, -2147483648, 4294967295, 2 ** 63,
  -(2 ** 63), 3.4028234663852886e38, -3.4028234663852886e38, 3.4028235e38, -3.4028235e38,
  1.7976931348623157e308, -1.7976931348623157e308, -9.99, -99.99, -999.99, 999.99, 9999.99, 99.99,
])

/**
 * Days since 1970-01-01: the first days of the years 1, 1753, 1800, 1900, 1901 and 1970, day 0 and 1 of
 * spreadsheets, 1969-12-31, the end of 32 bits (2038-01-19), the last days of 2099, 2999 and 9999.
 */
// biome-ignore format: a table
const days: ReadonlySet<number> = new Set([
  -719162, -79257, -62091, -25569, -25568, -25567, -25202, -1, 0, 24855, 47481, 376199, 2932896,
])

const DAY = 8.64e10

// biome-ignore format: a table
const words: ReadonlySet<string> = new Set([
  '', '-', '--', '---', '?', '??', '.', '..', '*', '#n/a', '#na', '#null!', '#value!', '#ref!', '#div/0!',
  '(blank)', '(empty)', '(null)', '(none)', '<na>', '<null>', '[null]', '\\n', 'blank', 'empty', 'missing',
  'n.a.', 'n/a', 'na', 'nan', 'nil', 'no data', 'none', 'not applicable', 'not available', 'null', 'tbd',
  'undef', 'undefined', 'unk', 'unknown', 'unspecified', 'void', '[object object]', 'nat', 'n/d', 'nd',
  'not set', 'not specified', 'not provided', 'dummy', 'default', 'xxx', '0000-00-00',
])

/** Whether a value (as the column keeps numbers: days, microseconds) is a usual stand-in for none. */
export function isSentinelNumber(type: LogicalType, value: number): boolean {
  switch (type) {
    case 'date':
      return days.has(value)
    case 'timestamp':
      return isSentinelTime(value)
    case 'time':
      return value === 0
    default:
      return numbers.has(value)
  }
}

/** Midnight or the last second of such a day, or the last second of 32 bits. */
function isSentinelTime(value: number): boolean {
  const day = Math.floor(value / DAY)
  const rest = value - day * DAY
  return (days.has(day) && (rest === 0 || rest >= DAY - 1e6)) || value === 2147483647e6
}

/** Whether a text is a usual word for no value. */
export function isSentinelText(text: string): boolean {
  return words.has(text.trim().toLowerCase())
}
