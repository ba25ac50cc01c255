import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('columnCells, native $native', ({ kernels }) => {
  it('finds the cells of a column and those that may be null', () => {
    const bytes = kernels.uint8(kernels.allocate(16), 16)
    bytes.set(new TextEncoder().encode('ab,c,,NA,nx'))
    const starts = kernels.uint32(kernels.allocate(20), 5)
    starts.set([0, 3, 5, 6, 9])
    const ends = kernels.uint32(kernels.allocate(20), 5)
    ends.set([2, 4, 5, 8, 11])
    // Rows: ab c | (empty) NA | nx
    const rows = { firstCells: Uint32Array.of(0, 2, 4), cellCounts: Uint32Array.of(2, 2, 1) }
    const table = { bytes, starts, ends, ...rows, length: 3 }
    const firstBytes = new Uint8Array(256)
    firstBytes[78] = 1
    const column = (position: number) => {
      const out = {
        starts: new Int32Array(3),
        ends: new Int32Array(3),
        suspects: new Int32Array(3),
      }
      const found = kernels.columnCells(table, position, firstBytes, out)
      return [[...out.starts], [...out.ends], [...out.suspects.subarray(0, found)]]
    }
    expect(column(0)).toEqual([[0, 5, 9], [2, 5, 11], [1]])
    expect(column(1)).toEqual([[3, 6, -1], [4, 8, -1], [1]])
    expect(column(2)).toEqual([[-1, -1, -1], [-1, -1, -1], []])
  })
})
