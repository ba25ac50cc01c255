/**
 * Tables of cells, strip by strip, to columns, each in its field's type.
 *
 * A strip is small enough that its rows are still in the processor's cache when the last column is read; a batch
 * is as many strips as its columns have room for.
 */
import { BATCH_ROWS } from '../batch/build.js'
import { columnBuilder, freeColumn, refreshColumn, settleColumn } from '../batch/builder.js'
import type { Column, Field } from '../batch/column.js'
import { appendCells, finishCells, startCells } from '../batch/convert.js'
import { kernels } from '../kernels/kernels.js'
import { residentArrays } from '../kernels/resident.js'
import { cellColumns } from './csv-cells.js'
import type { Table } from './csv-table.js'
import { nullTokens } from './null-tokens.js'

/** Rows of a strip, at most. */
export const STRIP_ROWS = 2048

/** Cells of a batch, unless a single strip has more. */
const BATCH_CELLS = 1 << 20

export interface ColumnReader {
  /** Rows that were added since columns were last taken. */
  readonly length: number
  /** Whether there is room for another strip. */
  readonly hasRoom: boolean
  /** Adds the rows of a table, up to `STRIP_ROWS`. */
  add(table: Table): void
  /** The columns of all rows that were added, valid until the next are. */
  take(): readonly Column[]
  /** Frees the memory, and with it the columns. */
  free(): void
}

/** A reader of tables with these columns. Whoever makes it frees it. */
export function columnReader(fields: readonly Field[], nullWords: readonly string[]): ColumnReader {
  const arrays = residentArrays()
  const builders = fields.map((field) => columnBuilder(field, arrays))
  const cells = cellColumns(fields.length, nullTokens(nullWords))
  const rows = Math.min(BATCH_ROWS, Math.max(STRIP_ROWS, Math.floor(BATCH_CELLS / fields.length)))
  let length = 0
  let generation = -1
  /** Makes arrays anew where the memory has moved since. */
  const refresh = () => {
    if (kernels().generation === generation) return
    ;({ generation } = kernels())
    for (const builder of builders) refreshColumn(builder)
  }
  return {
    get length() {
      return length
    },
    get hasRoom() {
      return length + STRIP_ROWS <= rows
    },
    add(table) {
      if (length === 0) for (const builder of builders) startCells(builder, table.firstRow, rows)
      cells.layOut(table)
      for (const [c, builder] of builders.entries()) {
        refresh()
        appendCells(() => cells.cellsOf(c), builder)
      }
      length += table.length
    },
    take() {
      for (const builder of builders) settleColumn(builder)
      refresh()
      length = 0
      return builders.map((builder) => finishCells(builder))
    },
    free() {
      for (const builder of builders) freeColumn(builder)
      cells.free()
    },
  }
}
