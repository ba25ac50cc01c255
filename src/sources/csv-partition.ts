/** One partition of a CSV file, read by whoever knows no more than the recipe. */
import type { Batch } from '../batch/batch.js'
import type { Fault } from '../batch/fault.js'
import { readPartition } from './csv.js'
import { RowReader } from './csv-rows.js'
import { guessRowStart } from './csv-start.js'
import { faultCounter } from './fault-counter.js'
import { openBlocks } from './file-blocks.js'
import type { Recipe } from './recipe.js'

export interface Extent {
  /** Position of the first row of the partition that was read; undefined where none was found. */
  readonly start: number | undefined
  /** Position of the first row behind the partition, or of the end of the file. */
  readonly end: number
}

export interface PartitionRead extends Extent {
  /** In rows as the columns number them. */
  readonly faults: readonly Fault[]
}

/** How many partitions the file has. */
export function partitionCount({ file, offset, limits }: Recipe): number {
  return Math.ceil((file.size - offset) / limits.partitionBytes)
}

/**
 * Reads a partition and hands each of its batches, valid until the next one, to `use`. `start` is the
 * position of its first row, where that is known; otherwise it is guessed, and what is read is right
 * only if the guess was. Throws `DataError` where the file cannot be read or is not what it was.
 */
export async function readCsvPartition(
  recipe: Recipe,
  { partition, start }: { readonly partition: number; readonly start: number | undefined },
  use: (batch: Batch) => void,
): Promise<PartitionRead> {
  const { name, offset, dialect, fields, nullWords, limits } = recipe
  const blocks = openBlocks(recipe.file)
  try {
    const from = partition * limits.partitionBytes
    const line = from + limits.partitionBytes
    const readAt = (position: number, into: Uint8Array) => blocks.readAt(offset + position, into)
    const place = { dialect, columnCount: fields.length, from, line, readAt }
    const first = start ?? guessRowStart(place)
    if (first === undefined) return { start: undefined, end: line, faults: [] }
    const rows = new RowReader(blocks.from(offset + first), limits, first)
    try {
      const pass = { name, rows, isTranscoded: false, offset }
      const faults = faultCounter()
      const options = { dialect, fields, nullWords, faults, partition, line }
      for await (const batch of readPartition(pass, options)) use(batch)
      blocks.check()
      return { start: first, end: rows.position, faults: faults.faults() }
    } finally {
      await rows.close()
    }
  } finally {
    blocks.close()
  }
}
