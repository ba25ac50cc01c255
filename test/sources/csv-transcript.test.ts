import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { bytesInput, piecesOf } from '../../src/sources/input.js'
import type { RowFault } from '../../src/sources/transcript.js'
import { asText, readRows, textsOf } from '../support/read-source.js'

const limits = { ...ROW_LIMITS, blockBytes: 16, rowBytes: 64, partitionBytes: 32 }

async function transcribed(text: string | Uint8Array) {
  const source = csvSource(bytesInput('x', Buffer.from(text)), {}, limits)
  const fields = asText(await source.fields())
  const transcript = await source.transcript?.(fields)
  if (transcript === undefined) throw new Error('no transcript')
  const reader = await transcript.open()
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(reader)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  await reader.close()
  const rows: (string | null)[][] = []
  const texts: string[] = []
  const faults: RowFault[] = []
  for await (const batch of transcript.batches) {
    expect(batch.firstRow).toBe(rows.length + 1)
    const columns = batch.columns.map(textsOf)
    for (let r = 0; r < batch.length; r++) {
      rows.push(columns.map((column) => column[r] ?? null))
      texts.push(bytes.toString('utf8', batch.starts[r], batch.ends[r]))
    }
    faults.push(...batch.faults)
  }
  return { source, fields, transcript, rows, texts, faults }
}

const cell = fc.oneof(
  fc.constantFrom('1', 'x', 'ü', '"a, b"', '"two\nlines"', '"a ""quote"""', 'in "side', '日本'),
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[",\r\n]/g, '')),
)

describe('a transcript', () => {
  it('has the rows of a reading, each with its own bytes', async () => {
    const line = fc.record({ cells: fc.tuple(cell, cell), blanks: fc.nat(2) })
    const file = fc.record({
      end: fc.constantFrom('\n', '\r\n'),
      rows: fc.array(line, { minLength: 1, maxLength: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ end, rows }) => {
        const lines = rows.map(({ cells }) => cells.join(',') + end)
        const text = `a,b${end}${lines.map((each, i) => end.repeat(rows[i]?.blanks ?? 0) + each).join('')}`
        const found = await transcribed(text)
        expect(found.rows).toEqual(await readRows(found.source, found.fields))
        // What follows a row belongs to nobody, so that blank lines are left out.
        expect(found.texts).toEqual(lines)
      }),
      { numRuns: 60 },
    )
  })

  it('gives a row that was cut all of its bytes', async () => {
    const long = `${'y'.repeat(200)},z`
    const found = await transcribed(`a,b\n1,2\n${long}\n3,"open\n4,5`)
    expect(found.texts).toEqual(['1,2\n', `${long}\n`, '3,"open\n', '4,5'])
    expect(found.faults.map(({ code, row }) => `${code} ${row}`)).toEqual([
      'row.long 2',
      'row.ragged 2',
      'quote.unclosed 3',
    ])
  })

  it('says how the file is written', async () => {
    const { transcript } = await transcribed('\ufeffa;b\r\n1;2\r\n')
    expect(transcript).toMatchObject({ start: 5, delimiter: 59, quote: 34, terminator: 'lf' })
    expect([...transcript.mark]).toEqual([0xef, 0xbb, 0xbf])
    expect(transcript.offset).toBeNull()
  })
})
