/** How large the partitions of a CSV file are. */
import type { RowLimits } from './csv-rows.js'

/** A partition is as large for fewer. */
const NARROW = 256

/**
 * Bytes of a partition of rows with so many columns. What a partition says of a column takes some 30 KB,
 * whatever its rows are; with less than twice that of data in each column, merging would take longer
 * than reading. It depends on nothing that a reader of the middle of the file does not know.
 */
export function partitionBytesOf({ partitionBytes }: RowLimits, columnCount: number): number {
  return partitionBytes * Math.max(1, Math.ceil(columnCount / NARROW))
}
