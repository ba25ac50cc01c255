/**
 * The CSV reader against a plain one, against tables that were written as RFC 4180 has it, and against
 * bytes of any kind; in blocks and pieces of many sizes.
 */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { csvSource } from '../../src/sources/csv.js'
import type { CsvOptions } from '../../src/sources/csv-dialect.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { type ByteInput, bytesInput } from '../../src/sources/input.js'
import type { Source } from '../../src/sources/source.js'
import { naiveCsv } from '../support/naive-csv.js'
import { asText, faultCounts, readRows } from '../support/read-source.js'

/** In what portions a file is read: bytes of a block, and bytes that one read gives. */
interface Portions {
  readonly block: number
  readonly piece: number
}

const portions = fc.record<Portions>({
  block: fc.constantFrom(1, 2, 3, 7, 16, 17, 31, 64, 1024, 65_536),
  piece: fc.constantFrom(1, 5, 64, 65_536),
})

function csv(
  content: string | Uint8Array,
  { block, piece }: Portions,
  options: CsvOptions,
): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const whole = bytesInput('data.csv', bytes)
  const input: ByteInput = {
    ...whole,
    async open() {
      const reader = await whole.open()
      return { ...reader, read: (into) => reader.read(into.subarray(0, piece)) }
    },
  }
  return csvSource(input, options, { ...ROW_LIMITS, blockBytes: block, rowBytes: 1 << 20 })
}

const names = async (source: Source) => (await source.fields()).map(({ name }) => name)

/** CR ends lines only where no LF does, quoted text apart. */
function lineEndOf(text: string): 'lf' | 'cr' {
  const unquoted = text.replaceAll(/"[^"]*("|$)/g, '')
  return unquoted.includes('\r') && !unquoted.includes('\n') ? 'cr' : 'lf'
}

/** Names that the reader leaves as they are, spaces around them apart; undefined if it does not. */
function plainNames(header: readonly string[]): string[] | undefined {
  const trimmed = header.map((name) => name.trim())
  return trimmed.includes('') || new Set(trimmed).size < trimmed.length ? undefined : trimmed
}

const hostile = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'ab1 é",,"\n\n\r'), maxLength })

describe('against the plain reader', () => {
  it.each([
    [40, 900],
    [400, 250],
  ])('texts of up to %i characters', async (maxLength, numRuns) => {
    const delimiters = fc.constantFrom(',', ';', '\t', '|', '^')
    await fc.assert(
      fc.asyncProperty(
        hostile(maxLength),
        delimiters,
        portions,
        async (commas, delimiter, size) => {
          const text = commas.replaceAll(',', delimiter)
          const expected = naiveCsv(text, { delimiter, terminator: lineEndOf(text) })
          const source = csv(text, size, { delimiter, nulls: [] })
          if (expected.header === undefined) {
            await expect(source.fields()).rejects.toBeInstanceOf(DataError)
            return
          }
          expect(await readRows(source)).toEqual(expected.rows)
          const found = await names(source)
          expect(found).toHaveLength(expected.header.length)
          expect(found).toEqual(plainNames(expected.header) ?? found)
          const counts = faultCounts(source)
          expect({
            ragged: counts['row.ragged'] ?? 0,
            truncated: counts['row.truncated'] ?? 0,
            stray: counts['quote.stray'] ?? 0,
            unclosed: counts['quote.unclosed'] ?? 0,
          }).toEqual({
            ragged: expected.ragged,
            truncated: expected.truncated,
            stray: expected.stray,
            unclosed: expected.unclosed,
          })
        },
      ),
      { numRuns, seed: maxLength },
    )
  })
})

describe('of tables that were written', () => {
  interface Style {
    readonly delimiter: string
    readonly lineEnd: string
    readonly endsLast: boolean
    readonly quotesAll: boolean
    readonly encode: (text: string) => Uint8Array
  }

  const style = fc.record<Style>({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    endsLast: fc.boolean(),
    quotesAll: fc.boolean(),
    encode: fc.constantFrom<Style['encode'][]>(
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\ufeff${text}`),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      (text) => gzipSync(text),
    ),
  })

  /** The comma in a cell stands for the delimiter, whichever it is. */
  const cell = fc.string({ unit: fc.constantFrom(...'ab1 é日😀",\n\r'), maxLength: 8 })
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 9,
    }),
  )

  function write(rows: readonly (readonly string[])[], style: Style): Uint8Array {
    const { delimiter, lineEnd, endsLast, encode } = style
    const isLone = rows[0]?.length === 1
    const quoted = (text: string) =>
      // A blank line is no row, or not the same one.
      style.quotesAll || isLone || /["\r\n]/.test(text) || text.includes(delimiter)
        ? `"${text.replaceAll('"', '""')}"`
        : text
    const lines = rows.map((cells) => cells.map(quoted).join(delimiter))
    return encode(lines.join(lineEnd) + (endsLast ? lineEnd : ''))
  }

  it('every cell comes back, and no fault is found', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, portions, async (cells, style, size) => {
        const rows = cells.map((row) => row.map((text) => text.replaceAll(',', style.delimiter)))
        const header = rows[0]?.map((_, c) => `name ${c}`) ?? []
        const source = csv(write([header, ...rows], style), size, { nulls: [] })
        expect(await names(source)).toEqual(header)
        expect(await readRows(source)).toEqual(
          rows.map((row) => row.map((text) => (/^[ \t]*$/.test(text) ? null : text))),
        )
        expect(source.faults()).toEqual([])
      }),
      { numRuns: 250, seed: 3 },
    )
  })

  it('cut anywhere, every whole row comes back, and the cut shows', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), portions, async (cells, at, size) => {
        const rows = cells.map((row) => [...row.map((text) => text.replace(/["\s,]/g, '')), 'end'])
        const header = rows[0]?.map((_, c) => `n${c}`) ?? []
        const [first, ...others] = [header, ...rows].map(
          (row) => `${row.map((text) => `"${text}"`).join()}\n`,
        )
        const body = others.join('')
        const cut = body.slice(0, at % (body.length + 1))
        const source = csv(`${first}${cut}`, size, { delimiter: ',', nulls: [] })
        const found = await readRows(source)
        const whole = cut.split('\n').length - 1
        expect(found.slice(0, whole)).toEqual(
          rows.slice(0, whole).map((row) => row.map((text) => text || null)),
        )
        const rest = cut.slice(cut.lastIndexOf('\n') + 1)
        expect(found.length).toBe(whole + (rest === '' ? 0 : 1))
        // Whoever has all delimiters of a row and no open quote cannot know that something follows.
        const isFull = rest.split('",').length === header.length && /(,|end")$/.test(rest)
        const counts = faultCounts(source)
        const { 'row.truncated': truncated = 0, 'quote.unclosed': unclosed = 0 } = counts
        expect(truncated + unclosed > 0).toBe(rest !== '' && !isFull)
        expect(counts['row.ragged']).toBeUndefined()
      }),
      { numRuns: 250, seed: 5 },
    )
  })

  it('every line is a row or a blank one, and each row of another length a fault', async () => {
    const line = fc.array(fc.constantFrom('', 'a', 'b1', 'é'), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), portions, async (lines, size) => {
        const source = csv(`x,y\n${lines.map((cells) => `${cells.join()}\n`).join('')}`, size, {})
        const rows = lines.filter((cells) => cells.join() !== '')
        expect(await readRows(source)).toHaveLength(rows.length)
        const ragged = rows.filter((cells) => cells.length !== 2).length
        expect(faultCounts(source)).toEqual(ragged === 0 ? {} : { 'row.ragged': ragged })
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})

describe('of bytes of any kind', () => {
  const structural = fc.constantFrom(...Buffer.from('a1",;\t|\n\r\0'), 0xff, 0xfe, 0xc3, 0xef)
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(structural, { maxLength: 300 }).map((each) => Uint8Array.from(each)),
    // Gzip by its first bytes alone.
    fc.uint8Array({ maxLength: 60 }).map((each) => Uint8Array.from([0x1f, 0x8b, 8, ...each])),
  )

  it('nothing but DataError is thrown, read as guessed or as text', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, portions, async (content, size) => {
        const source = csv(content, size, {})
        try {
          const fields = await source.fields()
          const asGuessed = await readRows(source, fields)
          expect(await readRows(source, asText(fields))).toHaveLength(asGuessed.length)
        } catch (error) {
          expect(error).toBeInstanceOf(DataError)
        }
      }),
      { numRuns: 500, seed: 9 },
    )
  })

  it('a row that outgrows its room is cut, and those behind it are not lost', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(300), fc.constantFrom(8, 20, 64), async (text, room) => {
        const limits = { ...ROW_LIMITS, blockBytes: room, rowBytes: room, rowCells: 6 }
        const content = Buffer.from(`a,b\n${text}\ny,z\n`)
        const rows = await readRows(csvSource(bytesInput('x', content), { delimiter: ',' }, limits))
        expect(rows.at(-1)).toEqual(['y', 'z'])
        expect(rows.length).toBeLessThanOrEqual(text.split('\n').length + 1)
      }),
      { numRuns: 250, seed: 11 },
    )
  })
})
