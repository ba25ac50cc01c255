import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('transposeCells, native $native', ({ kernels }) => {
  it('lays cells out by column, and finds those that may be null', () => {
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
    const stride = 4
    const integers = () => kernels.int32(kernels.allocate(48), 12).fill(99)
    const out = { starts: integers(), ends: integers(), suspects: integers() }
    const columns = { ...out, suspectCounts: new Int32Array(3), stride }
    kernels.transposeCells(table, 3, firstBytes, columns)
    const laidOut = (array: Int32Array) =>
      [0, 1, 2].map((c) => [...array.subarray(c * stride, c * stride + 3)])
    expect(laidOut(out.starts)).toEqual([
      [0, -1, 9],
      [3, 6, -1],
      [-1, -1, -1],
    ])
    expect(laidOut(out.ends).slice(0, 2)).toEqual([
      [2, 5, 11],
      [4, 8, -1],
    ])
    expect([...columns.suspectCounts]).toEqual([0, 1, 0])
    expect(out.suspects[stride]).toBe(1)
  })
})
