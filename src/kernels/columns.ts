/** One column out of an index of rows: where its cells are, and which of them may be null. */

/** The cells of row r are those from `firstCells[r]` on, `cellCounts[r]` of them. */
export interface CellTable {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly firstCells: Uint32Array
  readonly cellCounts: Uint32Array
  /** Rows. */
  readonly length: number
}

/** Where the cells of a column are written. */
export interface ColumnCells {
  /** −1 where a row has no such cell. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Rows whose cell is empty or begins with a byte that a null token begins with. */
  readonly suspects: Int32Array
}

/** In `starts`: the row has no such cell. */
export const ABSENT = -1

/**
 * Fills `out` with the cells of one column (from 0). `firstBytes` has a 1 for every byte that a null
 * token begins with. Returns the number of suspects, in the order of rows.
 */
export function columnCells(
  table: CellTable,
  column: number,
  firstBytes: Uint8Array,
  out: ColumnCells,
): number {
  const { bytes, firstCells, cellCounts, length } = table
  let found = 0
  for (let r = 0; r < length; r++) {
    if (column >= cellCounts[r]!) {
      out.starts[r] = ABSENT
      out.ends[r] = ABSENT
      continue
    }
    const cell = firstCells[r]! + column
    const start = table.starts[cell]!
    const end = table.ends[cell]!
    out.starts[r] = start
    out.ends[r] = end
    if (start === end || firstBytes[bytes[start]!] === 1) out.suspects[found++] = r
  }
  return found
}
