/** The columns of a table of cells, each in its field's type. */
import { columnBuilder, freeColumn } from '../batch/build.js'
import type { Column, Field } from '../batch/column.js'
import { finishCells, readCells, startCells } from '../batch/convert.js'
import { kernels } from '../kernels/kernels.js'
import { residentArrays } from '../kernels/resident.js'
import { cellColumns, STRIP_ROWS } from './csv-cells.js'
import type { Table } from './csv-table.js'
import { nullTokens } from './null-tokens.js'

export interface ColumnReader {
  /** The table's columns, valid until the next ones are asked for. */
  columnsOf(table: Table): readonly Column[]
  /** Frees the memory, and with it the columns. */
  free(): void
}

/** A reader of tables with these columns. Whoever makes it frees it. */
export function columnReader(fields: readonly Field[], nullWords: readonly string[]): ColumnReader {
  const arrays = residentArrays()
  const builders = fields.map((field) => columnBuilder(field, arrays))
  const cells = cellColumns(fields.length, nullTokens(nullWords))
  const readAll = (table: Table): readonly Column[] | undefined => {
    const { length, firstRow } = table
    cells.start(length)
    let generation: number
    do {
      ;({ generation } = kernels())
      for (const builder of builders) startCells(builder, firstRow, length)
    } while (kernels().generation !== generation)
    for (let from = 0; from < length; from += STRIP_ROWS) {
      const to = Math.min(length, from + STRIP_ROWS)
      cells.layOut(table, from, to)
      for (const [c, builder] of builders.entries()) {
        readCells(cells.cellsOf(table, c), builder, { from, to })
      }
    }
    const columns: Column[] = []
    for (const [c, builder] of builders.entries()) {
      const column = finishCells(cells.cellsOf(table, c), builder)
      if (column === undefined || kernels().generation !== generation) return undefined
      columns.push(column)
    }
    return columns
  }
  return {
    columnsOf(table) {
      // Each time that the memory moves, more room has been made, which stays.
      for (;;) {
        const columns = readAll(table)
        if (columns !== undefined) return columns
      }
    },
    free() {
      for (const builder of builders) freeColumn(builder)
      cells.free()
    },
  }
}
