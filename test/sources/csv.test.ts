import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rowOf } from '../../src/batch/column.js'
import { valueText } from '../../src/batch/format.js'
import { DataError, UsageError } from '../../src/errors.js'
import { csvSource } from '../../src/sources/csv.js'
import type { CsvOptions } from '../../src/sources/csv-dialect.js'
import { ROW_LIMITS, type RowLimits } from '../../src/sources/csv-rows.js'
import { type ByteInput, bytesInput } from '../../src/sources/input.js'
import type { Source } from '../../src/sources/source.js'
import { faultCounts, readBatches, readRows } from '../support/read-source.js'

function csv(content: string | Uint8Array, options?: CsvOptions, limits?: RowLimits): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return csvSource(bytesInput('data.csv', bytes), options, limits)
}

/** The same bytes in pieces of `size`. */
function pieces(bytes: Uint8Array, size: number): ByteInput {
  const whole = bytesInput('data.csv', bytes)
  return {
    ...whole,
    async open() {
      const reader = await whole.open()
      return { ...reader, read: (into) => reader.read(into.subarray(0, size)) }
    },
  }
}

const small = (blockBytes: number, rowBytes = 1 << 20): RowLimits => ({
  ...ROW_LIMITS,
  blockBytes,
  rowBytes,
})

const names = async (source: Source) => (await source.fields()).map((field) => field.name)
const types = async (source: Source) => (await source.fields()).map((field) => field.type)

describe('rows', () => {
  it.each<[string, string, (string | null)[][]]>([
    [
      'plain',
      'a,b\n1,2\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['no last newline', 'a,b\n1,2', [['1', '2']]],
    ['CRLF', 'a,b\r\n1,2\r\n', [['1', '2']]],
    [
      'CR',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['CR at the end', 'a,b\r1,2\r', [['1', '2']]],
    ['header only', 'a,b\n', []],
    ['header only, no newline', 'a,b', []],
    ['quotes', 'a,b\n"1","2, ""two"""\n', [['1', '2, "two"']]],
    ['newlines in quotes', 'a,b\n"1\n\n2","x\r\ny"\n', [['1\n\n2', 'x\r\ny']]],
    ['CR inside of LF lines', 'a,b\n1\r2,3\n', [['1\r2', '3']]],
    ['LF inside of CR lines', 'a,b\r"1\n2",3\r', [['1\n2', '3']]],
    ['empty and quoted empty', 'a,b,c\n,"",x\n', [[null, null, 'x']]],
    [
      'null tokens',
      'a,b,c,d\nNA,"NULL", \\N ,x\nnull,None,#N/A,<NA>\n',
      [
        [null, null, null, 'x'],
        [null, null, null, null],
      ],
    ],
    ['spaces stay in text', 'a,b\n x , "y"\n', [[' x ', ' "y"']]],
    [
      'blank lines',
      '\n\na,b\n\n1,2\r\n\r\n\n3,4\n\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['blank lines in one column', 'a\n1\n\n3\n', [['1'], [null], ['3']]],
    [
      'quoted blank line',
      'a,b\n""\n1,2\n',
      [
        [null, null],
        ['1', '2'],
      ],
    ],
    [
      'short row',
      'a,b,c\n1\n1,2,3\n',
      [
        ['1', null, null],
        ['1', '2', '3'],
      ],
    ],
    ['long row', 'a,b\n1,2,3,4\n', [['1', '2']]],
    [
      'stray quotes',
      'a,b\nx"y,"p"q"\n1,2\n',
      [
        ['x"y', 'pq"'],
        ['1', '2'],
      ],
    ],
    [
      'unclosed quote',
      'a,b\n1,"2\n3,4\n5,6\n',
      [
        ['1', '"2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['unclosed quote in the header', 'a,"b\n1,2\n', [['1', '2']]],
    [
      'unclosed quote last',
      'a,b\n1,2\n3,"',
      [
        ['1', '2'],
        ['3', '"'],
      ],
    ],
    ['byte order mark', '\ufeffa,b\n1,2\n', [['1', '2']]],
    ['byte order mark before a quote', '\ufeff"a",b\n1,2\n', [['1', '2']]],
    ['semicolons', 'a;b\n1,5;2\n', [['1,5', '2']]],
    ['tabs', 'a\tb\n1,5\t2\n', [['1,5', '2']]],
    ['bars', 'a|b\n1,5|2\n', [['1,5', '2']]],
    ['trailing delimiter', 'a,b,\n1,2,\n', [['1', '2', null]]],
  ])('%s', async (_, text, expected) => {
    for (const limits of [ROW_LIMITS, small(1), small(2), small(3), small(7)]) {
      expect(await readRows(csv(text, {}, limits)), `block ${limits.blockBytes}`).toEqual(expected)
    }
  })

  it('numbers data rows and cuts batches of 16,384', async () => {
    const text = `a,b\n${Array.from({ length: 20_000 }, (_, i) => `${i},x\n`).join('')}`
    const batches = await readBatches(csv(text))
    expect(batches.map(({ length, firstRow }) => [length, firstRow])).toEqual([
      [16_384, 1],
      [3616, 16385],
    ])
    expect(batches[1]?.columns[0]).toMatchObject({
      type: 'integer',
      firstRow: 16_385,
      invalidCount: 0,
    })
  })

  it('reads the same twice and at the same time', async () => {
    const source = csv('a,b\n1,x\n2,y\n')
    const both = await Promise.all([readRows(source), readRows(source)])
    expect(both[0]).toEqual(both[1])
    expect(await readRows(source)).toEqual(both[0])
  })

  it('closes the input when the reading is given up', async () => {
    let open = 0
    const input = bytesInput('data.csv', new TextEncoder().encode('a\n1\n2\n'))
    const counting: ByteInput = {
      ...input,
      async open() {
        const reader = await input.open()
        open++
        return {
          ...reader,
          close: async () => {
            open--
          },
        }
      },
    }
    const source = csvSource(counting)
    for await (const _ of source.read(await source.fields())) break
    expect(open).toBe(0)
  })
})

describe('header', () => {
  it.each<[string, string[], Record<string, number>]>([
    ['a,b', ['a', 'b'], {}],
    [' a ,"b c"', ['a', 'b c'], {}],
    ['a,a,b,a', ['a', 'a_2', 'b', 'a_3'], { 'header.duplicate': 2 }],
    ['a,a,a_2', ['a', 'a_3', 'a_2'], { 'header.duplicate': 1 }],
    ['a,,', ['a', 'column_2', 'column_3'], { 'header.empty': 2 }],
    ['column_2,', ['column_2', 'column_2_2'], { 'header.duplicate': 1, 'header.empty': 1 }],
    ['__proto__,constructor', ['__proto__', 'constructor'], {}],
  ])('%s', async (line, expected, faults) => {
    const source = csv(`${line}\n${line.replace(/[^,]+/g, '1')}\n`)
    expect(await names(source)).toEqual(expected)
    await readRows(source)
    expect(faultCounts(source)).toEqual(faults)
    for (const fault of source.faults()) expect(fault.samples[0]?.row).toBe(0)
  })

  it('is numbered where there is none', async () => {
    const source = csv('1,2\n3,4\n', { header: false })
    expect(await names(source)).toEqual(['column_1', 'column_2'])
    expect(await readRows(source)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('counts columns of the first row that is not blank where there is none', async () => {
    expect(await readRows(csv('\n1,2\n', { header: false }))).toEqual([['1', '2']])
  })
})

describe('types', () => {
  it.each<[string, string[], string]>([
    ['boolean', ['true', 'No', 'NA'], 'boolean'],
    ['integer', ['1', '-2', ' 3 ', ''], 'integer'],
    ['wide integers', ['1', '9007199254740993'], 'integer'],
    ['huge integers', ['1', '99999999999999999999'], 'decimal'],
    ['number', ['1', '2.5', 'NaN', '-inf'], 'number'],
    ['date', ['2024-02-29', ''], 'date'],
    ['time', ['12:30', '23:59:59.5'], 'time'],
    ['timestamp', ['2024-02-29', '2024-02-29 12:30'], 'timestamp'],
    ['zero-padded digits', ['007', '1'], 'string'],
    ['mixed', ['1', 'true'], 'string'],
    ['nothing', ['', 'NA'], 'unknown'],
  ])('%s', async (_, cells, expected) => {
    expect(await types(csv(`a\n${cells.join('\n')}\n`))).toEqual([expected])
  })

  it('gives values, nulls and misfits', async () => {
    const source = csv('a\n1\n\nx\n7.5\n-3\n')
    const [batch] = await readBatches(source, [{ name: 'a', type: 'integer', classes: 2 }])
    const column = batch?.columns[0]
    expect(column).toMatchObject({ length: 5, invalidCount: 3, misfitClasses: 256 | 16 })
    expect([...(column?.validity ?? [])]).toEqual([0b10001])
    const { misfits } = column ?? {}
    expect([0, 1].map((i) => misfits && [rowOf(misfits, i), valueText(misfits, i)])).toEqual([
      [3, 'x'],
      [4, '7.5'],
    ])
  })

  it('keeps all digits of wide integers and decimals', async () => {
    const source = csv('a,b\n9007199254740993,99999999999999999999\n1, 1.50 \n')
    expect(await readRows(source, await source.fields())).toEqual([
      ['9007199254740993', '99999999999999999999'],
      ['1', '1.50'],
    ])
  })

  it('counts misfits of a column without a guess', async () => {
    const source = csv('a\n5\n', {})
    const [batch] = await readBatches(source, [{ name: 'a', type: 'unknown', classes: 0 }])
    expect(batch?.columns[0]).toMatchObject({ type: 'unknown', invalidCount: 1, misfitClasses: 2 })
  })
})

describe('faults', () => {
  it('are counted with their rows', async () => {
    const source = csv('a,b\n1,2\n3\n4,5,6\nx"y,2\n"p"q,"\n7,8\n')
    await readRows(source)
    expect(source.faults()).toEqual([
      {
        code: 'quote.stray',
        count: 2,
        samples: [
          { row: 4, value: 'x"y' },
          { row: 5, value: 'p"q' },
        ],
      },
      { code: 'quote.unclosed', count: 1, samples: [{ row: 5, value: 'p"q,"' }] },
      {
        code: 'row.ragged',
        count: 2,
        samples: [
          { row: 2, value: '3' },
          { row: 3, value: '4,5,6' },
        ],
      },
    ])
  })

  it('are those of the last reading, not of all', async () => {
    const source = csv('a,b\n1\n')
    await readRows(source)
    await readRows(source)
    expect(faultCounts(source)).toEqual({ 'row.ragged': 1 })
  })

  it('keep five samples of at most 100 characters', async () => {
    const source = csv(`a,b\n${`${'é'.repeat(300)}\n`.repeat(9)}`)
    await readRows(source)
    const [fault] = source.faults()
    expect(fault?.count).toBe(9)
    expect(fault?.samples.map(({ row, value }) => [row, value.length])).toEqual(
      [1, 2, 3, 4, 5].map((row) => [row, 101]),
    )
  })

  it.each<[string, string, Record<string, number>]>([
    ['a cut last row', 'a,b\n1,2\n3', { 'row.truncated': 1 }],
    ['one cut behind a delimiter', 'a,b,c\n1,2,3\n4,', { 'row.truncated': 1 }],
    ['one cut behind a quote', 'a,b\n1,2\n"3"', { 'row.truncated': 1 }],
    ['CRLF', 'a,b\r\n1,2\r\n3', { 'row.truncated': 1 }],
    ['CR', 'a,b\r1,2\r3', { 'row.truncated': 1 }],
    ['the only row', 'a,b\n1', { 'row.truncated': 1 }],
    ['a cut row behind a short one', 'a,b\n1\n3', { 'row.ragged': 1, 'row.truncated': 1 }],
    ['a cut quote', 'a,b,c\n1,2,3\n4,"5', { 'quote.unclosed': 1, 'row.truncated': 1 }],
    ['a cut quote in the last column', 'a,b\n1,2\n3,"4', { 'quote.unclosed': 1 }],
    ['a short last row with its line end', 'a,b\n1,2\n3\n', { 'row.ragged': 1 }],
    ['a short last row behind blank lines', 'a,b\n1,2\n3\n\n\n', { 'row.ragged': 1 }],
    ['a short row before half a line end', 'a,b\r\n1\r\n\r', { 'row.ragged': 1 }],
    ['a long last row', 'a,b\n1,2\n3,4,5', { 'row.ragged': 1 }],
    ['a full last row', 'a,b\n1,2\n3,4', {}],
    ['one column', 'a\n1\n2', {}],
    ['a header', 'a,b', {}],
  ])('tell a file that ends in the middle of a row: %s', async (_, text, expected) => {
    for (const limits of [ROW_LIMITS, small(1), small(4)]) {
      for (const encoded of [Buffer.from(text), gzipSync(`\ufeff${text}`)]) {
        const source = csv(encoded, {}, limits)
        await readRows(source)
        expect(faultCounts(source), `block ${limits.blockBytes}`).toEqual(expected)
      }
    }
  })

  it('show the row that the file ends in', async () => {
    const source = csv('1,2\n3,4\n"5 6"', { header: false })
    expect((await readRows(source)).at(-1)).toEqual(['5 6', null])
    expect(source.faults()).toEqual([
      { code: 'row.truncated', count: 1, samples: [{ row: 3, value: '5 6' }] },
    ])
  })

  it('call a last row that outgrows its room long, not truncated', async () => {
    const source = csv(`a,b\n1,2\n${'x'.repeat(100)}`, {}, small(16, 32))
    await readRows(source)
    expect(faultCounts(source)).toEqual({ 'row.long': 1, 'row.ragged': 1 })
  })

  it('find invalid UTF-8 and keep its text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\nx,'),
      Buffer.from([0xff, 0x61]),
      Buffer.from('\n"q""\u00e9",2\n'),
    ])
    for (const limits of [ROW_LIMITS, small(3)]) {
      const source = csv(bytes, {}, limits)
      expect(await readRows(source)).toEqual([
        ['x', '\ufffda'],
        ['q"é', '2'],
      ])
      expect(source.faults()).toEqual([
        { code: 'encoding.invalid', count: 1, samples: [{ row: 1, value: '\ufffda' }] },
      ])
    }
  })

  it('find NUL bytes behind the first KiB', async () => {
    const source = csv(`a,b\n${'1,2\n'.repeat(300)}3,x\0y\n`)
    expect((await readRows(source)).at(-1)).toEqual(['3', 'x\0y'])
    expect(source.faults()).toEqual([
      { code: 'byte.nul', count: 1, samples: [{ row: 301, value: 'x\0y' }] },
    ])
  })

  it('cut a row that outgrows its room', async () => {
    const text = `a,b\n1,2\n3,${'x'.repeat(100)}\n4,5\n`
    const source = csv(text, {}, small(16, 32))
    expect(await readRows(source)).toEqual([
      ['1', '2'],
      ['3', 'x'.repeat(30)],
      ['4', '5'],
    ])
    expect(faultCounts(source)).toEqual({ 'row.long': 1 })
    expect(source.faults()[0]?.samples[0]?.row).toBe(2)
  })

  it('cut a row with more cells than may be', async () => {
    const limits = { ...small(1 << 10), rowCells: 16 }
    const source = csv(`a,b\n1,2\n${'7,'.repeat(100)}\n4,5\n`, {}, limits)
    expect(await readRows(source)).toEqual([
      ['1', '2'],
      ['7', '7'],
      ['4', '5'],
    ])
    expect(faultCounts(source)).toEqual({ 'row.long': 1, 'row.ragged': 1 })
  })

  it('let no unclosed quote swallow the rows behind it, also where the file is longer than the room', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => (i === 100 ? `${i},"x` : `${i},"y"`))
    lines[100] = '100,"x'
    lines.splice(101, 400, ...Array.from({ length: 399 }, (_, i) => `${i + 101},z`))
    const source = csv(`a,b\n${lines.join('\n')}\n`, {}, small(64, 256))
    const rows = await readRows(source)
    expect(rows.length).toBe(500)
    expect(rows[100]).toEqual(['100', '"x'])
    expect(rows[101]).toEqual(['101', 'z'])
    expect(faultCounts(source)).toEqual({ 'quote.unclosed': 1 })
  })
})

describe('encodings', () => {
  const text = 'name,größe\nZoë,1\n日本,2\n'

  it.each<[string, Uint8Array, CsvOptions]>([
    ['UTF-8', Buffer.from(text), {}],
    ['UTF-16LE by its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), {}],
    ['UTF-16BE by its mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), {}],
    ['UTF-16LE by option', Buffer.from(text, 'utf16le'), { encoding: 'utf-16le' }],
    ['gzip', gzipSync(text), {}],
    ['gzip of UTF-16', gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le')), {}],
  ])('%s', async (_, bytes, options) => {
    for (const size of [1, 3, 65_536]) {
      const source = csvSource(pieces(bytes, size), options)
      expect(await names(source)).toEqual(['name', 'größe'])
      expect(await readRows(source)).toEqual([
        ['Zoë', '1'],
        ['日本', '2'],
      ])
      expect(source.faults()).toEqual([])
    }
  })

  it('windows-1252', async () => {
    const source = csv(Buffer.from('a,b\n\x80\xe9,1\n', 'latin1'), { encoding: 'windows-1252' })
    expect(await readRows(source)).toEqual([['€é', '1']])
  })

  it('counts what is not valid in them', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffa,b\n', 'utf16le'),
      Buffer.from([0x00, 0xd8]),
      Buffer.from(',1\n', 'utf16le'),
    ])
    const source = csv(bytes)
    expect(await readRows(source)).toEqual([['\ufffd', '1']])
    expect(faultCounts(source)).toEqual({ 'encoding.invalid': 1 })
  })
})

describe('refusals', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /data\.csv is empty: a header line was expected/],
    ['blank lines only', '\n\r\n\n', /is empty/],
    ['a mark only', '\ufeff', /is empty/],
    ['zip', Buffer.from('PK\x03\x04\x14\0'), /Excel/],
    ['Parquet', Buffer.from('PAR1\x15\x04'), /Parquet/],
    ['binary', Buffer.from('a,b\n\0\0'), /UTF-16/],
    ['damaged gzip', gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40), /damaged/],
    ['gzip of gzip', gzipSync(gzipSync('a,b\n')), /gzip file inside/],
  ])('%s', async (_, content, message) => {
    await expect(csv(content).fields()).rejects.toThrow(message)
    await expect(csv(content).fields()).rejects.toBeInstanceOf(DataError)
    await expect(readRows(csv(content))).rejects.toBeInstanceOf(DataError)
  })

  it.each<[string, CsvOptions]>([
    ['long delimiter', { delimiter: ',,' }],
    ['newline as delimiter', { delimiter: '\n' }],
    ['delimiter outside ASCII', { delimiter: '¦' }],
    ['delimiter equal to the quote', { delimiter: '"' }],
    ['long quote', { quote: '""' }],
    ['unknown encoding', { encoding: 'utf-9' }],
  ])('%s', (_, options) => {
    expect(() => csv('a\n', options)).toThrow(UsageError)
  })

  it('an empty file without a header', async () => {
    await expect(csv('', { header: false }).fields()).rejects.toThrow(/at least one row/)
  })
})

describe('options', () => {
  it('take another quote, or none', async () => {
    expect(await readRows(csv("a,b\n'1,1',2\n", { quote: "'" }))).toEqual([['1,1', '2']])
    expect(await readRows(csv('a,b\n"1,2"\n', { quote: '' }))).toEqual([['"1', '2"']])
  })

  it('take other null tokens', async () => {
    const source = csv('a,b\n-,NA\n', { nulls: ['-'] })
    expect(await readRows(source)).toEqual([[null, 'NA']])
  })

  it('take any delimiter', async () => {
    expect(await readRows(csv('a^b\n1^2\n', { delimiter: '^' }))).toEqual([['1', '2']])
  })
})
