import { describe, expect, it } from 'vitest'
import { cellColumns } from '../../src/sources/csv-cells.js'
import type { Table } from '../../src/sources/csv-table.js'
import { nullTokens } from '../../src/sources/null-tokens.js'

/** A table whose rows have the given texts, and fewer cells where there are fewer. */
function tableOf(rows: readonly (readonly string[])[]): Table {
  const cells = rows.flat()
  const bytes = new TextEncoder().encode(cells.join(''))
  const ends = new Uint32Array(cells.length)
  let end = 0
  cells.forEach((cell, i) => {
    end += cell.length
    ends[i] = end
  })
  const starts = ends.map((_, i) => ends[i - 1] ?? 0)
  const cellCounts = Uint32Array.from(rows, (row) => row.length)
  const firstCells = cellCounts.map((_, r) => cellCounts.slice(0, r).reduce((a, b) => a + b, 0))
  return { length: rows.length, firstRow: 5, bytes, starts, ends, firstCells, cellCounts }
}

function textsOf(rows: readonly (readonly string[])[], columns: number) {
  const space = cellColumns(columns, nullTokens(['NA', '-']))
  space.layOut(tableOf(rows))
  const texts = Array.from({ length: columns }, (_, c) => {
    const { bytes, starts, ends, length, firstRow } = space.cellsOf(c)
    expect([length, firstRow]).toEqual([rows.length, 5])
    return Array.from(starts, (start, r) =>
      start < 0 ? null : new TextDecoder().decode(bytes.subarray(start, ends[r])),
    )
  })
  space.free()
  return texts
}

describe('cellColumns', () => {
  it('lays out columns, nulls found', () => {
    const rows = [['a', 'NA', 'x'], ['', 'N'], [' - ', '--', ''], ['b', ' ', 'NAN'], ['c']]
    const expected = [
      ['a', null, null, 'b', 'c'],
      [null, 'N', '--', null, null],
      ['x', null, null, 'NAN', null],
    ]
    expect(textsOf(rows, 3)).toEqual(expected)
    expect(textsOf(rows, 1)).toEqual(expected.slice(0, 1))
  })

  it('makes room for longer tables', () => {
    const space = cellColumns(2, nullTokens([]))
    for (const rows of [1, 3000, 2]) {
      const table = tableOf(Array.from({ length: rows }, (_, r) => [`${r}`, 'x']))
      space.layOut(table)
      const { bytes, starts, ends } = space.cellsOf(0)
      const last = new TextDecoder().decode(bytes.subarray(starts[rows - 1], ends[rows - 1]))
      expect(last).toBe(`${rows - 1}`)
    }
    space.free()
  })
})
