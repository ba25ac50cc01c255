/**
 * Which numbers are no whole multiple of a step?
 *
 * Method: in decimal, as numbers are written, so that 0.3 is a multiple of 0.1 although the nearest
 * doubles are not. A double is a multiple where it is the one nearest to a multiple; integers beyond
 * 2^53 and decimals are compared by their digits.
 */
import { decodeText } from '../bytes/text.js'
import type { BooleanColumn, FloatColumn, TextColumn, WideIntegerColumn } from './column.js'
import { isMultiple } from './decimal.js'
import { dropSpaces, skipSpaces } from './parse.js'
import { parseNumber } from './parse-number.js'

/** Whether the value of a valid slot is no multiple of the step. NaN and infinities are none. */
export function multipleTest(
  column: FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn,
  step: string,
): (index: number) => boolean {
  switch (column.storage) {
    case 'float64': {
      const { values } = column
      const isOf = doubleTest(step)
      return (index) => !isOf(values[index]!)
    }
    case 'int64': {
      const { values } = column
      return (index) => !isMultiple(String(values[index]), step)
    }
    case 'boolean': {
      const { bits } = column
      const broken = [false, !isMultiple('1', step)]
      return (index) => broken[(bits[index >> 3]! >> (index & 7)) & 1] === true
    }
    case 'utf8':
      return textTest(column, step)
  }
}

/** Powers of ten up to this one are doubles. */
const largestPower = 22

function doubleTest(step: string): (value: number) => boolean {
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(step) ?? []
  const digits = Number(whole + fraction)
  const scale = 10 ** fraction.length
  const size = Number(step)
  const isPlain = fraction.length <= largestPower && Number.isSafeInteger(digits) && digits > 0
  return (value) => {
    if (!Number.isFinite(value)) return false
    const times = Math.round(value / size)
    // Both factors are exact, so that the quotient is the double nearest to the multiple.
    if (isPlain && Number.isSafeInteger(times * digits)) return (times * digits) / scale === value
    return isMultiple(String(value), step)
  }
}

function textTest({ offsets, bytes }: TextColumn, step: string): (index: number) => boolean {
  const out = new Float64Array(1)
  return (index) => {
    const start = skipSpaces(bytes, offsets[index]!, offsets[index + 1]!)
    const end = dropSpaces(bytes, start, offsets[index + 1]!)
    if (parseNumber(bytes, start, end, out) === 0 || !Number.isFinite(out[0]!)) return true
    return !isMultiple(decodeText(bytes, start, end), step)
  }
}
