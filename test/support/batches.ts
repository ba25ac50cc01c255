/** Batches of small columns, for tests. */

import type { Batch } from '../../src/batch/batch.js'
import { BATCH_ROWS } from '../../src/batch/build.js'
import type { Field } from '../../src/batch/column.js'
import { memorySource } from '../../src/sources/memory.js'
import type { Source } from '../../src/sources/source.js'
import type { Columns } from './profiles.js'

/**
 * Arrays as a source that reads in batches of `size` rows and counts its reads. Buffers are used
 * again from batch to batch, as readers may.
 */
export function batchedSource(
  columns: Columns,
  size: number,
  name = 'test',
): Source & { readonly reads: number } {
  const rows = Object.values(columns)[0]?.length ?? 0
  const whole = memorySource({ name, columns })
  let reads = 0
  return {
    ...whole,
    get reads() {
      return reads
    },
    async *read(fields) {
      reads++
      for (let from = 0; from < rows; from += size) {
        const part = Object.fromEntries(
          Object.entries(columns).map(([key, values]) => [key, values.slice(from, from + size)]),
        )
        yield* shifted(memorySource({ name, columns: part }), fields, from)
      }
    },
  }
}

/** The first field guess that `batchedSource` makes sees this many rows. */
export const headRows = BATCH_ROWS

async function* shifted(
  source: Source,
  fields: readonly Field[],
  from: number,
): AsyncGenerator<Batch> {
  for await (const batch of source.read(fields)) {
    const columns = batch.columns.map((column) => ({
      ...column,
      firstRow: column.firstRow + from,
      ...(column.misfits?.rows === undefined
        ? {}
        : { misfits: { ...column.misfits, rows: column.misfits.rows.map((row) => row + from) } }),
    }))
    yield { ...batch, firstRow: batch.firstRow + from, columns }
  }
}
