import { describe, expect, it } from 'vitest'
import { cellColumns, STRIP_ROWS } from '../../src/sources/csv-cells.js'
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

function textsOf(rows: readonly (readonly string[])[], columns: number, strip = STRIP_ROWS) {
  const table = tableOf(rows)
  const space = cellColumns(columns, nullTokens(['NA', '-']))
  space.start(rows.length)
  for (let from = 0; from < rows.length; from += strip) {
    space.layOut(table, from, Math.min(rows.length, from + strip))
  }
  const texts = Array.from({ length: columns }, (_, c) => {
    const { bytes, starts, ends, length, firstRow } = space.cellsOf(table, c)
    expect([length, firstRow]).toEqual([rows.length, 5])
    return Array.from(starts, (start, r) =>
      start < 0 ? null : new TextDecoder().decode(bytes.subarray(start, ends[r])),
    )
  })
  space.free()
  return texts
}

describe('cellColumns', () => {
  it('lays out columns, nulls found, whatever the strips', () => {
    const rows = [['a', 'NA', 'x'], ['', 'N'], [' - ', '--', ''], ['b', ' ', 'NAN'], ['c']]
    const expected = [
      ['a', null, null, 'b', 'c'],
      [null, 'N', '--', null, null],
      ['x', null, null, 'NAN', null],
    ]
    for (const strip of [1, 2, 8]) expect(textsOf(rows, 3, strip)).toEqual(expected)
    expect(textsOf(rows, 1)).toEqual(expected.slice(0, 1))
  })

  it('makes room for longer tables', () => {
    const space = cellColumns(2, nullTokens([]))
    for (const rows of [1, 3000, 2]) {
      const table = tableOf(Array.from({ length: rows }, (_, r) => [`${r}`, 'x']))
      space.start(rows)
      space.layOut(table, 0, rows)
      const { bytes, starts, ends } = space.cellsOf(table, 0)
      const last = new TextDecoder().decode(bytes.subarray(starts[rows - 1], ends[rows - 1]))
      expect(last).toBe(`${rows - 1}`)
    }
    space.free()
  })
})
