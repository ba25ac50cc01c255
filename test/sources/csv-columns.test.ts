import { describe, expect, it } from 'vitest'
import type { Field } from '../../src/batch/column.js'
import { kernels } from '../../src/kernels/kernels.js'
import { columnReader } from '../../src/sources/csv-columns.js'
import { RowReader } from '../../src/sources/csv-rows.js'
import { tableOf } from '../../src/sources/csv-table.js'
import { faultCounter } from '../../src/sources/fault-counter.js'
import { bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'
import { textsOf } from '../support/read-source.js'

const dialect = { delimiter: 44, quote: 34, terminator: 'lf' } as const

async function read(content: string, fields: readonly Field[], reserve = () => {}) {
  const bytes = new TextEncoder().encode(content)
  const rows = new RowReader(readAhead(await bytesInput('x', bytes).open(), 1 << 20))
  const reader = columnReader(fields, ['NA'])
  const batches: unknown[][][] = []
  for (;;) {
    const next = await rows.next(dialect)
    if (next === undefined) break
    const options = { quote: 34, isTranscoded: false, faults: faultCounter() }
    const table = tableOf(next, 1, { ...options, columnCount: fields.length })
    reserve()
    reader.add(table)
    batches.push(reader.take().map((column) => textsOf(column)))
  }
  reader.free()
  await rows.close()
  return batches
}

const text = (name: string): Field => ({ name, type: 'string', classes: 511 })

describe('columnReader', () => {
  it('reads each column in its type', async () => {
    const fields: Field[] = [{ name: 'n', type: 'integer', classes: 2 }, text('s')]
    expect(await read('1,a\nNA,b\n3,\n-4,a\n', fields)).toEqual([
      [
        ['1', null, '3', '-4'],
        ['a', 'b', null, 'a'],
      ],
    ])
  })

  it('reads on where the memory moves while room is made', async () => {
    // Each row of the same width, so that the last column asks for as much room as the first.
    const line = (i: number) => `${i},${'x'.repeat(3000)}${i},${'y'.repeat(3000)}${i}`
    const content = `${Array.from({ length: 150 }, (_, i) => line(i)).join('\n')}\n`
    const expected = await read(content, [text('a'), text('b'), text('c')])
    const memory = kernels()
    const held: number[] = []
    const { generation } = memory
    let filled = generation
    // So much is taken that the columns do not fit into what is there.
    const fill = () => {
      while (memory.generation === generation) held.push(memory.allocate(64 << 20))
      const used = memory.uint8(held.at(-1)!, 1).buffer.byteLength
      held.push(memory.allocate(Math.max(1, used - held.at(-1)! - (64 << 20) - (1 << 17))))
      filled = memory.generation
    }
    const moved = await read(content, [text('a'), text('b'), text('c')], fill)
    for (const address of held) memory.free(address)
    expect(memory.generation).toBeGreaterThan(filled)
    expect(moved).toEqual(expected)
  })

  it('puts strips together, however long they are', async () => {
    const fields: Field[] = [
      { name: 'n', type: 'number', classes: 18 },
      { name: 'w', type: 'integer', classes: 6 },
      { name: 'b', type: 'boolean', classes: 1 },
      { name: 'd', type: 'decimal', classes: 30 },
      text('s'),
      { name: 'x', type: 'binary', classes: 511 },
    ]
    const row = (i: number) =>
      [
        i % 7 === 0 ? 'NA' : `${i}.5`,
        i % 5 === 0 ? 'odd' : `${i}`,
        i % 3 === 0 ? '' : i % 2 === 0 ? 'yes' : 'no',
        `${i}12345678901234567890`,
        `t${i % 11}`,
        `x${i}`,
      ].join(',')
    const lines = Array.from({ length: 500 }, (_, i) => row(i))
    const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`)
    const columns = async (sizes: readonly number[]) => {
      const rows = new RowReader(readAhead(await bytesInput('x', bytes).open(), 1 << 20))
      const reader = columnReader(fields, ['NA'])
      for (let i = 0; ; i++) {
        const next = await rows.next(dialect, sizes[i % sizes.length])
        if (next === undefined) break
        const options = { quote: 34, isTranscoded: false, faults: faultCounter(), columnCount: 6 }
        reader.add(tableOf(next, 1 + reader.length, options))
      }
      expect([reader.length, reader.hasRoom]).toEqual([500, true])
      const found = reader.take().map((column) => ({
        texts: textsOf(column),
        misfits: column.misfits && [...(column.misfits.rows ?? [])],
        counts: column.storage === 'dictionary' ? [...(column.counts ?? [])] : [],
      }))
      reader.free()
      await rows.close()
      return found
    }
    const whole = await columns([2048])
    expect(whole[1]?.misfits).toEqual(lines.flatMap((_, i) => (i % 5 === 0 ? [i + 1] : [])))
    for (const sizes of [[1], [8], [3, 13, 1], [100, 7]])
      expect(await columns(sizes)).toEqual(whole)
  })
})
