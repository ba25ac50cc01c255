/** Where in a file rows begin: a read that finds their ends and converts nothing. */
import { BATCH_ROWS } from '../batch/build.js'
import type { Layout, Pass } from './csv-layout.js'
import { type Rows, rowStart } from './csv-rows.js'
import { isBlank } from './csv-table.js'

/** Positions in the stream of the rows that count, blank lines apart where there are several columns. */
export function startsOf(rows: Rows, columnCount: number): Float64Array {
  const { index, count, position, from } = rows
  const starts = new Float64Array(count)
  let kept = 0
  for (let row = 0; row < count; row++) {
    if (columnCount > 1 && isBlank(index, row)) continue
    starts[kept++] = position + rowStart(index, row) - from
  }
  return starts.subarray(0, kept)
}

/**
 * The offsets in the file of rows by their numbers, from 1, which ascend. Rows that the file does not have are
 * left out. Reads from its beginning to the last of them.
 */
export async function locateRows(
  { rows: reader, offset }: Pass,
  { dialect, start, fields }: Layout,
  wanted: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  let next = 0
  let passed = 0
  await reader.seek(start)
  while (next < wanted.length) {
    signal?.throwIfAborted()
    const rows = await reader.next(dialect, BATCH_ROWS)
    if (rows === undefined) break
    const starts = startsOf(rows, fields.length)
    for (; next < wanted.length; next++) {
      const row = wanted[next] as number
      if (row > passed + starts.length) break
      found.set(row, (offset ?? 0) + (starts[row - passed - 1] as number))
    }
    passed += starts.length
  }
  return found
}
