/** Which values lie outside inclusive bounds. Comparisons are exact, also beyond 2^53. */
import { decodeText } from '../bytes/text.js'
import type { BooleanColumn, FloatColumn, TextColumn, WideIntegerColumn } from './column.js'
import { compareDecimals } from './decimal.js'
import { parseValue } from './format.js'
import { dropSpaces, skipSpaces } from './parse.js'
import { parseNumber } from './parse-number.js'
import type { LogicalType } from './type.js'

export interface Bounds {
  readonly minimum?: number | string
  readonly maximum?: number | string
}

type Plain = FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn

/**
 * Whether the value of a valid slot lies outside the bounds. NaN does not. A bound that is no value of
 * the column's type leaves nothing inside.
 */
export function rangeTest(column: Plain, bounds: Bounds): (index: number) => boolean {
  if (column.storage === 'utf8') return textTest(column, bounds)
  const { minimum, maximum } = numericBounds(column.type, bounds)
  if (Number.isNaN(minimum) || Number.isNaN(maximum)) return () => true
  switch (column.storage) {
    case 'float64': {
      const { values } = column
      return (index) => values[index]! < minimum || values[index]! > maximum
    }
    case 'int64': {
      const { values } = column
      return (index) => values[index]! < minimum || values[index]! > maximum
    }
    case 'boolean': {
      const { bits } = column
      const outside = [0, 1].map((value) => value < minimum || value > maximum)
      return (index) => outside[(bits[index >> 3]! >> (index & 7)) & 1] === true
    }
  }
}

/** Text as the numbers it spells. A tie of doubles is decided by the digits. */
function textTest(column: TextColumn, bounds: Bounds): (index: number) => boolean {
  const { offsets, bytes } = column
  const minimum = textBound(bounds.minimum)
  const maximum = textBound(bounds.maximum)
  const out = new Float64Array(1)
  return (index) => {
    const start = skipSpaces(bytes, offsets[index]!, offsets[index + 1]!)
    const end = dropSpaces(bytes, start, offsets[index + 1]!)
    if (parseNumber(bytes, start, end, out) === 0) return true
    const value = out[0]!
    if (Number.isNaN(value)) return false
    const order = (bound: TextBound): number => {
      if (value < bound.value) return -1
      if (value > bound.value) return 1
      if (value !== bound.value) return Number.NaN
      if (!Number.isFinite(value)) return 0
      return compareDecimals(decodeText(bytes, start, end), bound.text)
    }
    const isInside =
      (minimum === undefined || order(minimum) >= 0) &&
      (maximum === undefined || order(maximum) <= 0)
    return !isInside
  }
}

interface TextBound {
  /** NaN where the bound is no number: then nothing is inside. */
  readonly value: number
  readonly text: string
}

function textBound(bound: number | string | undefined): TextBound | undefined {
  if (bound === undefined) return undefined
  return { value: parseValue('decimal', String(bound)) ?? Number.NaN, text: String(bound).trim() }
}

/** Bounds in numbers; integers given as digits stay exact, as JavaScript compares both kinds exactly. */
function numericBounds(type: LogicalType, { minimum, maximum }: Bounds) {
  return {
    minimum: minimum === undefined ? Number.NEGATIVE_INFINITY : numericBound(type, minimum),
    maximum: maximum === undefined ? Number.POSITIVE_INFINITY : numericBound(type, maximum),
  }
}

function numericBound(type: LogicalType, bound: number | string): number | bigint {
  if (typeof bound === 'number') return bound
  const text = bound.trim()
  return /^-?\d+$/.test(text) ? BigInt(text) : (parseValue(type, text) ?? Number.NaN)
}
