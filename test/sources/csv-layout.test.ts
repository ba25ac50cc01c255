import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { type CsvOptions, dialectOf } from '../../src/sources/csv-dialect.js'
import { type Pass, readHeader, readLayout } from '../../src/sources/csv-layout.js'
import { ROW_LIMITS, RowReader } from '../../src/sources/csv-rows.js'
import { faultCounter } from '../../src/sources/fault-counter.js'
import { bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'

async function pass(text: string, name = 'x.csv', blockBytes?: number): Promise<Pass> {
  const input = bytesInput(name, new TextEncoder().encode(text))
  const limits = blockBytes === undefined ? ROW_LIMITS : { ...ROW_LIMITS, blockBytes }
  return {
    name,
    rows: new RowReader(readAhead(await input.open(), 1 << 20), limits),
    isTranscoded: false,
    offset: 0,
  }
}

const layout = async (text: string, options: CsvOptions = {}) =>
  readLayout(await pass(text), options, ['NA'])

describe('readLayout', () => {
  it('finds dialect, names and classes', async () => {
    const found = await layout('a;b;c\n1;NA;x\n2.5;;y\n')
    expect(found.dialect).toEqual({ delimiter: 59, quote: 34, terminator: 'lf' })
    expect(found.fields).toEqual([
      { name: 'a', type: 'number', classes: 18 },
      { name: 'b', type: 'unknown', classes: 0 },
      { name: 'c', type: 'string', classes: 511 },
    ])
  })

  it('takes the first row for data where there is no header', async () => {
    const found = await layout('1,x\n2,y\n', { header: false })
    expect(found.fields.map(({ name, type }) => [name, type])).toEqual([
      ['column_1', 'integer'],
      ['column_2', 'string'],
    ])
  })

  it('looks at no more than the first batch', async () => {
    const found = await layout(`a\n${'1\n'.repeat(16_384)}x\n`)
    expect(found.fields[0]?.type).toBe('integer')
  })

  it('refuses what is empty or no text', async () => {
    await expect(layout('')).rejects.toThrow('x.csv is empty: a header line was expected')
    await expect(layout('', { header: false })).rejects.toThrow(
      'x.csv is empty: at least one row was expected',
    )
    await expect(layout('%PDF-1.4')).rejects.toBeInstanceOf(DataError)
    await expect(readLayout(await pass('{}', 'x.json'), {}, [])).rejects.toThrow(/JSON/)
  })
})

describe('a file of too many columns', () => {
  const text = (columns: number) => `${'a,'.repeat(columns - 1)}a\n`

  it('is refused with their number, by its header or its first row', async () => {
    await expect(layout(text(16_385))).rejects.toThrow(
      /^cannot read x\.csv: its header has 16,385 columns, and at most 16,384 can be read; check/,
    )
    const first = layout(text(16_385), { header: false })
    await expect(first).rejects.toThrow(/its first row has 16,385 columns/)
    expect((await layout(text(16_384))).fields).toHaveLength(16_384)
  })

  it('is refused where its only line goes on without end', async () => {
    await expect(layout('abc,'.repeat(1_500_000))).rejects.toThrow(DataError)
  })
})

describe('readHeader', () => {
  it('takes the first line that is not blank, and leaves the rest', async () => {
    const given = await pass('\r\n\na,a,\n1,2,3\n')
    const { bytes, isWhole } = await given.rows.head()
    const dialect = dialectOf(bytes, isWhole, {})
    const faults = faultCounter()
    expect(await readHeader(given, dialect, faults)).toEqual(['a', 'a_2', 'column_3'])
    expect(faults.faults()).toEqual([
      { code: 'header.duplicate', count: 1, samples: [{ row: 0, value: 'a' }] },
      { code: 'header.empty', count: 1, samples: [{ row: 0, value: '' }] },
    ])
    expect((await given.rows.next(dialect))?.count).toBe(1)
    expect(await readHeader(given, dialect, faults)).toBeUndefined()
  })

  it.each([
    ['\n'.repeat(5000), ['a', 'b']],
    ['\r\n'.repeat(3000), ['a', 'b']],
    ['\n\r\n\n', ['a', 'b']],
    ['\n\n\r', ['a', 'b']],
    ['', ['a', 'b']],
  ])('skips any number of empty lines, wherever a block ends: %j', async (blank, names) => {
    for (const blockBytes of [1, 2, 7, 64, 1 << 16]) {
      const given = await pass(`${blank}a,b\n1,2\n`, 'x.csv', blockBytes)
      const dialect = { delimiter: 44, quote: 34, terminator: 'lf' } as const
      await given.rows.head()
      expect(await readHeader(given, dialect, faultCounter())).toEqual(names)
      expect((await given.rows.next(dialect))?.count).toBe(1)
    }
  })
})
