/** Which values lie outside bounds. Comparisons are exact, also beyond 2^53. */
import { decodeText } from '../bytes/text.js'
import type { BooleanColumn, FloatColumn, TextColumn, WideIntegerColumn } from './column.js'
import { compareDecimals } from './decimal.js'
import { parseValue } from './format.js'
import { dropSpaces, skipSpaces } from './parse.js'
import { parseNumber } from './parse-number.js'
import type { LogicalType } from './type.js'

export interface Bounds {
  /** Inclusive. */
  readonly minimum?: number | string
  readonly maximum?: number | string
  /** The bound itself lies outside. */
  readonly exclusiveMinimum?: number | string
  readonly exclusiveMaximum?: number | string
}

type Plain = FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn

/**
 * Whether the value of a valid slot lies outside the bounds. NaN does not. A bound that is no value of
 * the column's type leaves nothing inside.
 */
export function rangeTest(column: Plain, bounds: Bounds): (index: number) => boolean {
  if (column.storage === 'utf8') return textTest(column, bounds)
  const inclusive = inclusiveTest(column, bounds)
  const { exclusiveMinimum, exclusiveMaximum } = bounds
  if (exclusiveMinimum === undefined && exclusiveMaximum === undefined) return inclusive
  const low = exclusiveMinimum === undefined ? '' : numericBound(column.type, exclusiveMinimum)
  const high = exclusiveMaximum === undefined ? '' : numericBound(column.type, exclusiveMaximum)
  if (Number.isNaN(low) || Number.isNaN(high)) return () => true
  const value = valueAt(column)
  return (index) => {
    if (inclusive(index)) return true
    const number = value(index)
    return (low !== '' && number <= low) || (high !== '' && number >= high)
  }
}

/** Whether the value of some valid slot lies outside, or may: then each is to be tested. */
export function isOutsideAnywhere(column: FloatColumn, bounds: Bounds): boolean {
  const { values, validity, length } = column
  const { minimum, maximum } = numericBounds(column.type, bounds)
  const isPlain = typeof minimum === 'number' && typeof maximum === 'number'
  const { exclusiveMinimum, exclusiveMaximum } = bounds
  if (!isPlain || exclusiveMinimum !== undefined || exclusiveMaximum !== undefined) return true
  if (Number.isNaN(minimum) || Number.isNaN(maximum)) return true
  for (let i = 0; i < length; i++) {
    const value = values[i]!
    if (value >= minimum && value <= maximum) continue
    const valid = validity === undefined || (validity[i >> 3]! & (1 << (i & 7))) !== 0
    if (valid && !Number.isNaN(value)) return true
  }
  return false
}

function valueAt(column: Exclude<Plain, TextColumn>): (index: number) => number | bigint {
  if (column.storage !== 'boolean') return (index) => column.values[index]!
  return (index) => (column.bits[index >> 3]! >> (index & 7)) & 1
}

function inclusiveTest(
  column: Exclude<Plain, TextColumn>,
  bounds: Bounds,
): (index: number) => boolean {
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
  const low = textBound(bounds.exclusiveMinimum)
  const high = textBound(bounds.exclusiveMaximum)
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
      (maximum === undefined || order(maximum) <= 0) &&
      (low === undefined || order(low) > 0) &&
      (high === undefined || order(high) < 0)
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
