/**
 * A table's cells column by column, nulls found: columns are converted one after the other, and read much
 * faster where their cells lie together.
 */
import { type Cells, NULL } from '../batch/convert.js'
import { assert } from '../errors.js'
import { kernels } from '../kernels/kernels.js'
import { type Resident, residentIntegers } from '../kernels/resident.js'
import type { Table } from './csv-table.js'
import type { NullTokens } from './null-tokens.js'

/** Columns lie so many integers further apart than they are long, so that they do not share cache sets. */
const GAP = 16

export interface CellColumns {
  /** Lays out the cells of a table. May move the kernels' memory. */
  layOut(table: Table): void
  /** The cells of a column of the table that was laid out: views, as of now. */
  cellsOf(column: number): Cells
  free(): void
}

/** Room for tables of so many columns. Whoever makes it frees it. */
export function cellColumns(columns: number, nulls: NullTokens): CellColumns {
  let stride = 0
  let held: Resident<Int32Array>[] = []
  let table: Table | undefined
  const suspectCounts = new Int32Array(columns)
  const free = () => {
    for (const array of held) array.free()
    held = []
  }
  const reserve = (rows: number) => {
    if (rows + GAP <= stride) return
    free()
    stride = Math.ceil(rows / GAP) * GAP + GAP
    const size = Math.max(1, columns * stride)
    held = [residentIntegers(size), residentIntegers(size), residentIntegers(size)]
  }
  const views = () => {
    const [starts, ends, suspects] = held.map((array) => array.view())
    return { starts: starts!, ends: ends!, suspects: suspects!, suspectCounts, stride }
  }
  return {
    layOut(next) {
      table = next
      reserve(next.length)
      const out = views()
      kernels().transposeCells(next, columns, nulls.firstBytes, out)
      const { bytes } = next
      const { starts, ends, suspects } = out
      for (let c = 0; c < columns; c++) {
        const first = c * stride
        for (let i = first, end = first + suspectCounts[c]!; i < end; i++) {
          const at = first + suspects[i]!
          if (nulls.isNull(bytes, starts[at]!, ends[at]!)) starts[at] = NULL
        }
      }
    },
    cellsOf(column) {
      assert(table !== undefined, 'no table was laid out')
      const { bytes, length, firstRow } = table
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
