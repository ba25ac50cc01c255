/** Columns of one length, and their place in the source. */
import type { Column } from './column.js'

/**
 * A batch is valid until the reader is asked for the next one: its columns are views of memory that
 * the reader fills again. Who keeps values copies them.
 */
export interface Batch {
  readonly length: number
  /** Row number in the source (first data row = 1) of the batch's first row. */
  readonly firstRow: number
  /** The partition of the source that the rows are in, 0 where absent; never goes back. */
  readonly partition?: number
  /** One for each field asked for, in that order. */
  readonly columns: readonly Column[]
}
