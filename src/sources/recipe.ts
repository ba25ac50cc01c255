/** What another thread needs to know to read partitions of a source. */
import type { Field } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import type { Dialect } from './csv-dialect.js'
import type { RowLimits } from './csv-rows.js'
import type { FileMark } from './file-mark.js'

/** A CSV file in UTF-8, as plain data that can be posted. Positions count from its first decoded byte. */
export interface Recipe {
  /** The source's, for messages. */
  readonly name: string
  readonly file: FileMark
  /** Bytes of the file before its first decoded one: a byte order mark. */
  readonly offset: number
  /** Where the first row behind the header starts. */
  readonly start: number
  readonly dialect: Dialect
  readonly fields: readonly Field[]
  readonly nullWords: readonly string[]
  /** With the size of its own partitions. */
  readonly limits: RowLimits
  /** Those of the header. */
  readonly faults: readonly Fault[]
}
