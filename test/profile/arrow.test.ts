import { tableFromIPC } from '@uwdata/flechette'
import { describe, expect, test } from 'vitest'
import { type ArrowTable, writeArrow } from '../../src/profile/arrow.js'

const table: ArrowTable = {
  rows: 3,
  metadata: new Map([
    ['a', '1'],
    ['b', 'größer'],
  ]),
  columns: [
    { name: 'name', type: 'text', values: ['x', '', null] },
    { name: 'rows', type: 'count', values: [1n, -(2n ** 63n), null] },
    { name: 'mean', type: 'number', values: [0.1, null, -1e308] },
    { name: 'kll', type: 'bytes', values: [new Uint8Array([1, 2]), null, new Uint8Array(0)] },
    {
      name: 'distinct',
      type: { numbers: ['estimate', 'low'] },
      values: [{ estimate: 3, low: 2 }, null, { estimate: 4, low: null }],
    },
    {
      name: 'quantiles',
      type: { list: ['rank', 'estimate'] },
      values: [[{ rank: 0.5, estimate: 7 }], null, []],
    },
  ],
}

describe('writeArrow', () => {
  test('an independent reader finds names, types, values and metadata', () => {
    const read = tableFromIPC(writeArrow(table), { useBigInt: true })
    expect(read.schema.metadata).toEqual(table.metadata)
    expect(read.schema.fields.map(({ name, nullable }) => [name, nullable])).toEqual(
      table.columns.map(({ name }) => [name, true]),
    )
    for (const { name, values } of table.columns) {
      expect(read.getChild(name).toArray(), name).toEqual(
        name === 'mean' || name === 'rows' ? expect.anything() : values,
      )
    }
    expect([...read.getChild('mean')]).toEqual([0.1, null, -1e308])
    expect([...read.getChild('rows')]).toEqual([1n, -(2n ** 63n), null])
  })

  test('gives the same bytes each time', () => {
    expect(writeArrow(table)).toEqual(writeArrow(table))
  })

  test('a table without rows is a table', () => {
    const columns = table.columns.map((column) => ({ ...column, values: [] }))
    const read = tableFromIPC(writeArrow({ ...table, rows: 0, columns }))
    expect(read.numRows).toBe(0)
    expect(read.schema.metadata).toEqual(table.metadata)
  })
})
