/**
 * Bounds of a range as people write them, and as the column's own numbers.
 *
 * A date is ISO 8601 text in the file and whole days since 1970-01-01 in a column, a time is
 * microseconds since midnight, a timestamp microseconds since 1970-01-01T00:00:00Z; integers beyond
 * 2^53 keep their digits.
 */
import { formatValue, parseValue } from '../batch/format.js'
import { isTemporal, type LogicalType } from '../batch/type.js'

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
  if (isTemporal(type)) return typeof bound === 'string' ? parseValue(type, bound) : undefined
  if (typeof bound === 'number') return Number.isFinite(bound) ? bound : undefined
  if (!/^-?\d+$/.test(bound)) return undefined
  return Number.isSafeInteger(Number(bound)) ? Number(bound) : bound
}

/** A column's own number as a bound is written: ISO 8601 for dates, times and timestamps. */
export function boundText(type: LogicalType, value: number | string): number | string {
  return typeof value === 'number' && isTemporal(type) ? formatValue(type, value) : value
}

/** Negative where the first of two written bounds lies below the second; exact beyond 2^53. */
export function compareBounds(type: LogicalType, a: number | string, b: number | string): number {
  const [x, y] = [boundNumber(type, a) ?? Number(a), boundNumber(type, b) ?? Number(b)]
  const isWide = typeof x === 'string' || typeof y === 'string'
  const [low, high] =
    isWide && Number.isInteger(Number(x)) && Number.isInteger(Number(y))
      ? [BigInt(x), BigInt(y)]
      : [Number(x), Number(y)]
  return low < high ? -1 : low > high ? 1 : 0
}
