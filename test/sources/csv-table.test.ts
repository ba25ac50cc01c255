import { describe, expect, it } from 'vitest'
import { cellColumns } from '../../src/sources/csv-cells.js'
import { RowReader } from '../../src/sources/csv-rows.js'
import { cellText, type Table, tableOf } from '../../src/sources/csv-table.js'
import { type FaultCounter, faultCounter } from '../../src/sources/fault-counter.js'
import { bytesInput } from '../../src/sources/input.js'
import { nullTokens } from '../../src/sources/null-tokens.js'
import { readAhead } from '../../src/sources/read-ahead.js'

interface Given {
  readonly columnCount: number
  readonly isTranscoded?: boolean
}

async function read(content: string | Uint8Array, given: Given): Promise<[Table, FaultCounter]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const rows = await new RowReader(readAhead(await bytesInput('x', bytes).open(), 1 << 20)).next({
    delimiter: 44,
    quote: 34,
    terminator: 'lf',
  })
  if (rows === undefined) throw new Error('no rows')
  const faults = faultCounter()
  return [tableOf(rows, 7, { quote: 34, isTranscoded: false, ...given, faults }), faults]
}

function columns(table: Table, count: number): (string | null)[][] {
  const space = cellColumns(count, nullTokens(['NA']))
  space.layOut(table)
  const found = Array.from({ length: count }, (_, column) => {
    const { bytes, starts, ends, length } = space.cellsOf(column)
    return Array.from({ length }, (_, r) =>
      (starts[r] ?? -1) < 0 ? null : new TextDecoder().decode(bytes.subarray(starts[r], ends[r])),
    )
  })
  space.free()
  return found
}

describe('tableOf', () => {
  it('drops blank lines of more than one column only', async () => {
    const [two] = await read('a,b\n\n1,2\n', { columnCount: 2 })
    expect([two.length, two.firstRow]).toEqual([2, 7])
    const [one] = await read('a\n\nb\n', { columnCount: 1 })
    expect(columns(one, 1)).toEqual([['a', null, 'b']])
  })

  it('resolves quotes in place, where cells beside do not mind', async () => {
    const [table, faults] = await read('"a""b","c",""""\n"x"y,"""","é""é"\n', { columnCount: 3 })
    expect(columns(table, 3)).toEqual([
      ['a"b', 'xy'],
      ['c', '"'],
      ['"', 'é"é'],
    ])
    expect(faults.faults()).toEqual([
      { code: 'quote.stray', count: 1, samples: [{ row: 8, value: 'x"y' }] },
    ])
  })

  it('finds marked cells wherever they are among plain ones', async () => {
    for (let at = 0; at < 13; at++) {
      const row = Array.from({ length: 13 }, (_, i) => (i === at ? '"a""b"' : i % 2 ? 'x' : '"y"'))
      const [table, faults] = await read(`${row.join(',')}\n\n${row.join(',')},z"z\n`, {
        columnCount: 13,
      })
      const found = columns(table, 13).map((column) => new Set(column))
      expect(found.map((values) => values.size)).toEqual(new Array(13).fill(1))
      expect(found.findIndex((values) => values.has('a"b'))).toBe(at)
      expect(faults.faults().map(({ code, samples }) => [code, samples[0]?.row])).toEqual([
        ['quote.stray', 8],
        ['row.ragged', 8],
      ])
    }
  })

  it('fills short rows with nulls and drops what is too much', async () => {
    const [table, faults] = await read('1\n\n1,2,3\n1,NA\n', { columnCount: 2 })
    expect(columns(table, 2)).toEqual([
      ['1', '1', '1'],
      [null, '2', null],
    ])
    expect(faults.faults()[0]).toEqual({
      code: 'row.ragged',
      count: 2,
      samples: [
        { row: 7, value: '1' },
        { row: 8, value: '1,2,3' },
      ],
    })
  })

  it('calls a short last row without a line end truncated', async () => {
    const codes = async (text: string) =>
      (await read(text, { columnCount: 2 }))[1].faults().map(({ code, samples }) => [code, samples])
    expect(await codes('1,2\n3')).toEqual([['row.truncated', [{ row: 8, value: '3' }]]])
    expect(await codes('1\n3,4')).toEqual([['row.ragged', [{ row: 7, value: '1' }]]])
    expect(await codes('1,2\n3\n\r')).toEqual([['row.ragged', [{ row: 8, value: '3' }]]])
  })

  it('repairs invalid cells and leaves the others alone', async () => {
    const bytes = Buffer.concat([
      Buffer.from('ok,'),
      Buffer.from([0xe9, 0xe9]),
      Buffer.from(',é\n"'),
      Buffer.from([0xc3]),
      Buffer.from('""x",2\n'),
    ])
    const [table, faults] = await read(bytes, { columnCount: 3 })
    expect(columns(table, 3)).toEqual([
      ['ok', '\ufffd"x'],
      ['\ufffd\ufffd', '2'],
      ['é', null],
    ])
    expect(faults.faults().map(({ code, count }) => [code, count])).toEqual([
      ['encoding.invalid', 2],
      ['row.ragged', 1],
    ])
  })

  it('counts U+FFFD as invalid only where bytes were recoded', async () => {
    expect((await read('a,\ufffd\n', { columnCount: 2 }))[1].faults()).toEqual([])
    const recoded = await read('a,\ufffd\n', { columnCount: 2, isTranscoded: true })
    expect(recoded[1].faults()).toMatchObject([{ code: 'encoding.invalid', count: 1 }])
  })

  it('counts a cell with NUL bytes once', async () => {
    const [table, faults] = await read('a,\0\0\n', { columnCount: 2 })
    expect(faults.faults()).toEqual([
      { code: 'byte.nul', count: 1, samples: [{ row: 7, value: '\0\0' }] },
    ])
    expect(cellText(table, 1)).toBe('\0\0')
  })
})
