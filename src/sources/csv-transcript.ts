/** The rows of a CSV file strip by strip, each with the place of its bytes. */
import type { Field } from '../batch/column.js'
import { columnReader, STRIP_ROWS } from './csv-columns.js'
import type { Layout, Pass } from './csv-layout.js'
import { startsOf } from './csv-locate.js'
import { type Rows, rowStart } from './csv-rows.js'
import { isBlank, tableOf } from './csv-table.js'
import { type FaultCounter, shorten } from './fault-counter.js'
import type { PlacedBatch, RowFault } from './transcript.js'

/** All rows of a pass, read in the types of the fields; closes the pass. */
export async function* placedBatches(
  pass: Pass,
  { dialect, start }: Layout,
  fields: readonly Field[],
  nullWords: readonly string[],
): AsyncGenerator<PlacedBatch, void, undefined> {
  const columnCount = fields.length
  const reader = columnReader(fields, nullWords)
  try {
    await pass.rows.seek(start)
    let firstRow = 1
    for (;;) {
      const rows = await pass.rows.next(dialect, STRIP_ROWS)
      if (rows === undefined) return
      const starts = startsOf(rows, columnCount)
      const ends = endsOf(rows, columnCount)
      const faults: RowFault[] = []
      const { isTranscoded } = pass
      const table = { columnCount, quote: dialect.quote, isTranscoded, faults: listed(faults) }
      reader.add(tableOf(rows, firstRow, table))
      // The rest of a row that was cut lies behind what was read of it.
      if (rows.cut.length > 0) {
        await pass.rows.settle(dialect)
        ends[ends.length - 1] = pass.rows.position
      }
      const length = starts.length
      if (length === 0) continue
      yield { length, firstRow, columns: reader.take(), starts, ends, faults }
      firstRow += length
    }
  } finally {
    reader.free()
    await pass.rows.close()
  }
}

/** Where the bytes of each row that counts end, behind its line end. */
function endsOf(rows: Rows, columnCount: number): Float64Array {
  const { index, count, position, from, to } = rows
  const ends = new Float64Array(count)
  let kept = 0
  for (let row = 0; row < count; row++) {
    if (columnCount > 1 && isBlank(index, row)) continue
    const end = row + 1 < count ? rowStart(index, row + 1) : to
    ends[kept++] = position + end - from
  }
  return ends.subarray(0, kept)
}

/** A counter that keeps every fault. */
function listed(faults: RowFault[]): FaultCounter {
  return {
    add: (code, row, value) => faults.push({ code, row, value: shorten(value()) }),
    faults: () => [],
  }
}
