/** Cells of one column: cell i is `bytes[starts[k] .. ends[k])` with `k = first + i * stride`. */
export interface CellSlices {
  readonly bytes: Uint8Array
  /** A negative start (in an Int32Array) is a cell without content. */
  readonly starts: Uint32Array | Int32Array
  readonly ends: Uint32Array | Int32Array
  readonly first: number
  readonly stride: number
  readonly count: number
}
