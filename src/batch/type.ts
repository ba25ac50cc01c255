/**
 * Logical types, and the lattice in which the classes of cells join.
 *
 * Every cell of a text format has one class (`CellClass`, a bit). The type of a column is a function
 * of the *set* of classes seen anywhere in it, so it cannot depend on the order of the rows: a
 * surprise in the last row gives the same type as one in the first.
 */

/** What a column holds. `unknown`: no value was seen (all null, or no rows). */
export type LogicalType =
  | 'unknown'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'string'
  | 'binary'

/** Bits, one for each class that a non-null cell of text can have. */
export const CellClass = {
  /** `true`, `false`, `yes`, `no` in lower, upper or capitalised spelling. */
  boolean: 1,
  /** An integer of at most 2^53 in magnitude, no leading zero, no plus sign. */
  integer: 2,
  /** An integer beyond 2^53 that fits 64 bits signed. */
  wideInteger: 4,
  /** An integer beyond 64 bits. */
  hugeInteger: 8,
  /** A number with a point or an exponent, NaN or an infinity. */
  number: 16,
  /** `YYYY-MM-DD`, a day of the proleptic Gregorian calendar. */
  date: 32,
  /** `HH:MM[:SS[.f]]`. */
  time: 64,
  /** A date and a time, joined by `T` or a space, with an optional zone. */
  timestamp: 128,
  /** Anything else, zero-padded digits among it. */
  string: 256,
} as const

/** How a column is laid out in memory: see `column.ts`. */
export type Storage = 'float64' | 'int64' | 'boolean' | 'utf8'

/** The type of a column in which exactly these classes (a union of {@link CellClass} bits) occur. */
export function typeOf(classes: number): LogicalType {
  const { boolean, integer, wideInteger, hugeInteger, number, date, time, timestamp } = CellClass
  const only = (mask: number) => (classes & ~mask) === 0
  if (classes === 0) return 'unknown'
  if (only(boolean)) return 'boolean'
  if (only(integer | wideInteger)) return 'integer'
  if (only(integer | number)) return 'number'
  if (only(integer | wideInteger | hugeInteger | number)) return 'decimal'
  if (only(date)) return 'date'
  if (only(time)) return 'time'
  if (only(date | timestamp)) return 'timestamp'
  return 'string'
}

/** The memory layout for a column in which exactly these classes occur. */
export function storageOf(classes: number): Storage {
  const type = typeOf(classes)
  if (type === 'integer') return (classes & CellClass.wideInteger) === 0 ? 'float64' : 'int64'
  return storageOfType(type)
}

/** The layout a type has when nothing else is known (an integer: 64-bit doubles up to 2^53). */
export function storageOfType(type: LogicalType): Storage {
  switch (type) {
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'number':
    case 'date':
    case 'time':
    case 'timestamp':
      return 'float64'
    default:
      return 'utf8'
  }
}

/** The classes that conform to a declared type: what a reader accepts without a finding. */
export function classesOf(type: LogicalType): number {
  const { boolean, integer, wideInteger, hugeInteger, number, date, time, timestamp } = CellClass
  switch (type) {
    case 'unknown':
      return 0
    case 'boolean':
      return boolean
    case 'integer':
      return integer | wideInteger
    case 'number':
      return integer | number
    case 'decimal':
      return integer | wideInteger | hugeInteger | number
    case 'date':
      return date
    case 'time':
      return time
    case 'timestamp':
      return date | timestamp
    default:
      return 511
  }
}

/**
 * The classes that can join the given ones without another type or layout: what a reader may accept
 * when it has seen these. Two columns of one type and layout accept the same.
 */
export function acceptedClasses(classes: number): number {
  const type = typeOf(classes)
  return type === 'integer' && (classes & CellClass.wideInteger) === 0
    ? CellClass.integer
    : classesOf(type)
}

/** Whether values of the type are numbers on a line, so that quantiles and KS have a meaning. */
export function isNumeric(type: LogicalType): boolean {
  return type === 'integer' || type === 'number' || type === 'decimal'
}

/** Whether values of the type are points in time. */
export function isTemporal(type: LogicalType): boolean {
  return type === 'date' || type === 'time' || type === 'timestamp'
}
