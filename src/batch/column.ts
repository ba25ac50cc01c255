/**
 * A column of one batch, as Arrow lays it out in memory, so that Arrow, Parquet and SQL drivers can
 * hand theirs over without a copy per cell.
 *
 * A slot that is null or does not conform to the column's type (a *misfit*) has its validity bit
 * clear; what its value slot holds is unspecified. Misfits are kept beside, with row and text.
 */
import type { LogicalType } from './type.js'

interface ColumnBase {
  /** Number of slots. */
  readonly length: number
  /** Slots whose validity bit is clear: nulls and misfits together. */
  readonly invalidCount: number
  /** Bit i (least significant first) is set where slot i is valid; absent when all are. */
  readonly validity: Uint8Array | undefined
  /**
   * Row number (first data row = 1) of slot 0; slot i is row `firstRow + i`. Within the partition of
   * the batch, see `PARTITION_ROWS`.
   */
  readonly firstRow: number
  /** Row numbers of the slots where they are not consecutive (a gathered column). */
  readonly rows?: Float64Array
  /** The cells that did not conform, gathered, with their rows; absent when there are none. */
  readonly misfits?: TextColumn
  /** Union of the `CellClass` bits of the misfits. */
  readonly misfitClasses?: number
}

/**
 * Doubles. Integers are at most 2^53 in magnitude; a date is whole days since 1970-01-01; a time is
 * microseconds since midnight; a timestamp is microseconds since 1970-01-01T00:00:00Z.
 */
export interface FloatColumn extends ColumnBase {
  readonly storage: 'float64'
  readonly type: 'integer' | 'number' | 'date' | 'time' | 'timestamp'
  readonly values: Float64Array
}

/** Integers of 64 bits signed, where a column holds any beyond 2^53. */
export interface WideIntegerColumn extends ColumnBase {
  readonly storage: 'int64'
  readonly type: 'integer'
  readonly values: BigInt64Array
}

/** Bit i is set where slot i is true. */
export interface BooleanColumn extends ColumnBase {
  readonly storage: 'boolean'
  readonly type: 'boolean'
  readonly bits: Uint8Array
}

/** UTF-8 text: slot i is `bytes[offsets[i] .. offsets[i + 1])`. Invalid slots have length 0. */
export interface TextColumn extends ColumnBase {
  readonly storage: 'utf8'
  /** A decimal is kept as its digits; `unknown` is a column without a value. */
  readonly type: 'string' | 'decimal' | 'binary' | 'unknown'
  /** length + 1 entries, ascending, the first is the start of slot 0. */
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

/** Bytes to spare behind patterns: kernels write whole vectors. */
export const PATTERN_SLACK = 16

/** Room that a column has for columns derived from it, which live as long as it does. */
export interface DerivedRoom {
  /** For each slot, and for each entry of the dictionary. */
  readonly lengths: Float64Array
  readonly entryLengths: Float64Array
  /** For the bytes of the dictionary twice, each time with some to spare, and for offsets into both. */
  readonly patterns: Uint8Array
  readonly entryOffsets: Int32Array
  readonly patternOffsets: Int32Array
}

/** Text through a dictionary: slot i is the dictionary's slot `codes[i]`. */
export interface DictionaryColumn extends ColumnBase {
  readonly storage: 'dictionary'
  readonly type: 'string'
  readonly codes: Int32Array
  /** Distinct values, none of them null. */
  readonly dictionary: TextColumn
  /** Valid slots of each value, where they are known and none has none. */
  readonly counts?: Int32Array
  readonly room?: DerivedRoom
}

export type Column = FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn | DictionaryColumn

/** A column's name and how it is read. */
export interface Field {
  readonly name: string
  readonly type: LogicalType
  /**
   * Union of the `CellClass` bits that the reader accepts; a cell of another class is a misfit.
   * It also decides the storage (`storageOf`).
   */
  readonly classes: number
}

/**
 * Columns number their rows within the partition, since who reads a partition does not know how many
 * rows lie before it: row r (from 1) of partition p is `p * PARTITION_ROWS + r`. So rows of a source
 * in one partition have the numbers they have in the source, and no two rows the same.
 */
export const PARTITION_ROWS = 2 ** 32

/** Row number of slot `index`, as `firstRow` counts. */
export function rowOf(column: Column, index: number): number {
  return column.rows === undefined ? column.firstRow + index : (column.rows[index] ?? 0)
}

/** Whether slot `index` is valid. For loops over many slots, hoist the bitmap instead. */
export function isValid(column: Column, index: number): boolean {
  const { validity } = column
  return validity === undefined || ((validity[index >> 3] ?? 0) & (1 << (index & 7))) !== 0
}

/** What columns over the same slots have in common: hand it on when values are replaced. */
export function slotsOf(column: Column) {
  const { length, invalidCount, validity, firstRow, rows, misfits, misfitClasses } = column
  return {
    length,
    invalidCount,
    validity,
    firstRow,
    ...(rows === undefined ? {} : { rows }),
    ...(misfits === undefined ? {} : { misfits }),
    ...(misfitClasses === undefined ? {} : { misfitClasses }),
  }
}
