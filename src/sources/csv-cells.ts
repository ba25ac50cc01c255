/**
 * A table's cells column by column, nulls found.
 *
 * They are laid out strip by strip, some thousand rows at a time, so that what is read next of each column
 * has just been touched.
 */
import { type Cells, NULL } from '../batch/convert.js'
import { kernels } from '../kernels/kernels.js'
import { type Resident, residentIntegers } from '../kernels/resident.js'
import type { Table } from './csv-table.js'
import type { NullTokens } from './null-tokens.js'

/** Rows of a strip, a multiple of 8: so many cache lines of text stay at hand. */
export const STRIP_ROWS = 2048

/** Columns lie so many integers further apart than they are long, so that they do not share cache sets. */
const GAP = 16

export interface CellColumns {
  /** Makes room for a table of so many rows; nothing is laid out yet. May move the kernels' memory. */
  start(rows: number): void
  /** Lays out the cells in the table's rows from `from` to `to`. */
  layOut(table: Table, from: number, to: number): void
  /** The cells of a column; those that were laid out count. Views, as of now. */
  cellsOf(table: Table, column: number): Cells
  free(): void
}

/** Room for tables of so many columns. Whoever makes it frees it. */
export function cellColumns(columns: number, nulls: NullTokens): CellColumns {
  let stride = 0
  let held: Resident<Int32Array>[] = []
  const suspectCounts = new Int32Array(columns)
  const free = () => {
    for (const array of held) array.free()
    held = []
  }
  const views = () => {
    const [starts, ends, suspects] = held.map((array) => array.view())
    return { starts: starts!, ends: ends!, suspects: suspects!, suspectCounts, stride }
  }
  return {
    start(rows) {
      if (rows + GAP <= stride) return
      free()
      stride = Math.ceil(rows / GAP) * GAP + GAP
      const size = Math.max(1, columns * stride)
      held = [residentIntegers(size), residentIntegers(size), residentIntegers(size)]
    },
    layOut(table, from, to) {
      const out = views()
      kernels().transposeCells(table, { from, to, columns }, nulls.firstBytes, out)
      const { bytes } = table
      const { starts, ends, suspects } = out
      for (let c = 0; c < columns; c++) {
        const first = c * stride
        for (let i = first, end = first + suspectCounts[c]!; i < end; i++) {
          const at = first + suspects[i]!
          if (nulls.isNull(bytes, starts[at]!, ends[at]!)) starts[at] = NULL
        }
      }
    },
    cellsOf({ bytes, length, firstRow }, column) {
      const { starts, ends } = views()
      const from = column * stride
      return {
        bytes,
        starts: starts.subarray(from, from + length),
        ends: ends.subarray(from, from + length),
        length,
        firstRow,
      }
    },
    free,
  }
}
