import { describe, expect, it } from 'vitest'
import { PARTITION_ROWS, rowOf } from '../../src/batch/column.js'
import { DataError } from '../../src/errors.js'
import { concatenation } from '../../src/sources/concatenation.js'
import { csvSource } from '../../src/sources/csv.js'
import { bytesInput } from '../../src/sources/input.js'
import { readBatches, readRows } from '../support/read-source.js'

const csv = (name: string, text: string) =>
  csvSource(bytesInput(name, new TextEncoder().encode(text)))

describe('concatenation', () => {
  it('goes on counting rows, of columns, misfits and faults', async () => {
    const source = concatenation('all', [
      csv('1', 'a,b\n1,x\n'),
      csv('2', 'a,b\n'),
      csv('3', 'a,b\n2\nz,y\n'),
    ])
    expect([source.name, source.format, source.bytes]).toEqual(['all', 'csv', 8 + 4 + 10])
    expect(await readRows(source)).toEqual([
      ['1', 'x'],
      ['2', null],
      ['z', 'y'],
    ])
    const fields = [
      { name: 'a', type: 'integer', classes: 2 },
      { name: 'b', type: 'string', classes: 511 },
    ] as const
    const batches = await readBatches(source, fields)
    expect(batches.map(({ firstRow }) => firstRow)).toEqual([1, 2])
    expect(batches.map(({ partition }) => partition)).toEqual([0, 1])
    const base = PARTITION_ROWS
    const column = batches[1]?.columns[0]
    expect([column?.firstRow, column?.misfits && rowOf(column.misfits, 0)]).toEqual([
      base + 1,
      base + 2,
    ])
    expect(source.faults()).toEqual([
      { code: 'row.ragged', count: 1, samples: [{ row: 2, value: '2' }] },
    ])
  })

  it('tells of each file that ends in the middle of a row', async () => {
    const source = concatenation('all', [csv('1', 'a,b\n1,x\n2'), csv('2', 'a,b\n3')])
    expect(await readRows(source)).toHaveLength(3)
    expect(source.faults()).toEqual([
      {
        code: 'row.truncated',
        count: 2,
        samples: [
          { row: 2, value: '2' },
          { row: 3, value: '3' },
        ],
      },
    ])
  })

  it('unites the classes of all heads', async () => {
    const source = concatenation('all', [csv('1', 'a,b\n1,\n'), csv('2', 'a,b\n1.5,2024-01-01\n')])
    expect((await source.fields()).map(({ type }) => type)).toEqual(['number', 'date'])
  })

  it.each(['b,a\n', 'a\n', 'a,b,c\n', 'a,B\n'])('refuses the columns %j', async (header) => {
    const source = concatenation('all', [csv('first.csv', 'a,b\n'), csv('second.csv', header)])
    await expect(source.fields()).rejects.toThrow(
      /^second\.csv has other columns than first\.csv: expected a, b, found/,
    )
    await expect(source.fields()).rejects.toBeInstanceOf(DataError)
  })

  it('closes all', async () => {
    const closed: string[] = []
    const closing = (name: string) => ({
      ...csv(name, 'a\n'),
      close: async () => void closed.push(name),
    })
    await concatenation('all', [closing('1'), closing('2')]).close()
    expect(closed).toEqual(['1', '2'])
  })
})
