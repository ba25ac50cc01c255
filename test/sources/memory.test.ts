import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/batch/batch.js'
import { isValid, rowOf } from '../../src/batch/column.js'
import { valueText } from '../../src/batch/format.js'
import { UsageError } from '../../src/errors.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import type { Source } from '../../src/sources/source.js'

async function batchesOf(source: Source): Promise<Batch[]> {
  const batches: Batch[] = []
  for await (const batch of source.read(await source.fields())) batches.push(structuredClone(batch))
  return batches
}

async function typeOf(values: readonly MemoryValue[]): Promise<string | undefined> {
  return (await memorySource({ name: 'm', columns: { a: values } }).fields())[0]?.type
}

describe('memorySource', () => {
  it.each<[string, readonly MemoryValue[]]>([
    ['unknown', [null, null]],
    ['unknown', []],
    ['integer', [1, null, -0]],
    ['integer', [1n, 2n ** 60n]],
    ['decimal', [1, 2n ** 70n]],
    ['number', [1, 1.5, Number.NaN]],
    ['number', [1e300]],
    ['boolean', [true, false]],
    ['date', [new Date('2024-01-01')]],
    ['timestamp', [new Date('2024-01-01'), new Date('2024-01-01T12:00Z')]],
    ['string', ['1', '2']],
    ['string', [1, 'a']],
    ['string', [true, 1]],
  ])('guesses %s', async (type, values) => {
    expect(await typeOf(values)).toBe(type)
  })

  it('gives every value back', async () => {
    const columns = {
      integer: [1, null, -3],
      wide: [2n ** 60n, 5, null],
      number: [0.5, Number.POSITIVE_INFINITY, null],
      boolean: [null, true, false],
      date: [new Date('2024-02-29'), null, new Date('1969-12-31')],
      moment: [new Date('2024-02-29'), new Date('2024-02-29T01:02:03.004Z'), null],
      text: ['', 'é', null],
    }
    const [batch] = await batchesOf(memorySource({ name: 'm', columns }))
    const texts = batch?.columns.map((column) =>
      Array.from({ length: column.length }, (_, i) =>
        isValid(column, i) ? valueText(column, i) : null,
      ),
    )
    expect(texts).toEqual([
      ['1', null, '-3'],
      ['1152921504606846976', '5', null],
      ['0.5', 'Infinity', null],
      [null, 'true', 'false'],
      ['2024-02-29', null, '1969-12-31'],
      ['2024-02-29T00:00:00Z', '2024-02-29T01:02:03.004Z', null],
      ['', 'é', null],
    ])
  })

  it('cuts batches of 16,384 rows and numbers them', async () => {
    const values = Array.from({ length: 20_000 }, (_, i) => (i === 19_999 ? 'last' : i))
    const batches = await batchesOf(memorySource({ name: 'm', columns: { a: values } }))
    expect(batches.map((batch) => [batch.length, batch.firstRow])).toEqual([
      [16_384, 1],
      [3616, 16385],
    ])
    const misfits = batches[1]?.columns[0]?.misfits
    expect(misfits?.length).toBe(1)
    expect(misfits && [rowOf(misfits, 0), valueText(misfits, 0)]).toEqual([20_000, 'last'])
    expect(batches[1]?.columns[0]?.misfitClasses).toBe(256)
  })

  it('refuses columns of different lengths and invalid dates', () => {
    expect(() => memorySource({ name: 'm', columns: { a: [1], b: [] } })).toThrow(UsageError)
    expect(() => memorySource({ name: 'm', columns: { a: [new Date('x')] } })).toThrow(UsageError)
  })
})
