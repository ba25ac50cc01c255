/** The class of a cell of text, and its value: one door to the recognisers. */
import { parseBoolean } from './parse-boolean.js'
import { parseDate, parseTime, parseTimestamp } from './parse-date.js'
import { parseNumber } from './parse-number.js'
import { CellClass } from './type.js'

const MINUS = 45
const POINT = 46
const ZERO = 48
const NINE = 57
const COLON = 58
const SPACE = 32
const TAB = 9

/**
 * The one class of the cell `bytes[start, end)`, which is not empty and has no spaces around it. Where
 * the class is not `string`, `out[0]` holds its value as a column of that class does (see
 * `FloatColumn`; booleans are 0 and 1; integers beyond 2^53 the nearest double).
 */
export function parseCell(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  const first = bytes[start]!
  if (first >= ZERO && first <= NINE) {
    if (end - start >= 5 && bytes[start + 2] === COLON) {
      return parseTime(bytes, start, end, out) || CellClass.string
    }
    if (end - start >= 10 && bytes[start + 4] === MINUS) {
      const parseDay = end - start === 10 ? parseDate : parseTimestamp
      return parseDay(bytes, start, end, out) || CellClass.string
    }
  } else if (first !== MINUS && first !== POINT) {
    const boolean = parseBoolean(bytes, start, end, out)
    if (boolean !== 0) return boolean
  }
  return parseNumber(bytes, start, end, out) || CellClass.string
}

/** Where `bytes[start, end)` begins without the spaces and tabs before it; `end` if it is nothing else. */
export function skipSpaces(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  return at
}

/** Where `bytes[start, end)` ends without the spaces and tabs behind it. */
export function dropSpaces(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && (bytes[at - 1] === SPACE || bytes[at - 1] === TAB)) at--
  return at
}
