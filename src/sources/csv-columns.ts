/** The columns of a table of cells, each in its field's type. */
import { columnBuilder, freeColumn } from '../batch/build.js'
import type { Column, Field } from '../batch/column.js'
import { convert } from '../batch/convert.js'
import { kernels } from '../kernels/kernels.js'
import { residentArrays } from '../kernels/resident.js'
import { cellsOf, freeBuffers, sliceBuffers, type Table } from './csv-table.js'
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
  const nulls = nullTokens(nullWords)
  const buffers = sliceBuffers()
  const readAll = (table: Table): readonly Column[] | undefined => {
    const { generation } = kernels()
    const columns: Column[] = []
    for (const [c, builder] of builders.entries()) {
      const column = convert(cellsOf(table, c, nulls, buffers), builder)
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
      freeBuffers(buffers)
    },
  }
}
