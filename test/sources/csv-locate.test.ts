import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { fileInput } from '../../src/sources/file-input.js'
import { bytesInput } from '../../src/sources/input.js'
import { spoolInput } from '../../src/sources/spool-input.js'
import { readRows } from '../support/read-source.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({})
const limits = { ...ROW_LIMITS, blockBytes: 16, rowBytes: 64, partitionBytes: 32 }

async function offsetsOf(content: string | Uint8Array, rows: readonly number[]) {
  writeFileSync(at('x.csv'), content)
  const source = csvSource(await fileInput(at('x.csv')), {}, limits)
  return source.locate?.(rows)
}

const cell = fc.oneof(
  fc.constantFrom('1', 'x', '', 'ü', '"a, b"', '"two\nlines"', '"a ""quote"""', '"\r\n"', '日本'),
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[",\r\n]/g, '')),
)

describe('locate', () => {
  it('finds the first byte of every row, whatever stands between them', async () => {
    const file = fc.record({
      mark: fc.constantFrom('', '\ufeff'),
      end: fc.constantFrom('\n', '\r\n'),
      rows: fc.array(fc.record({ cells: fc.tuple(cell, cell), blanks: fc.nat(2) }), {
        minLength: 1,
        maxLength: 30,
      }),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ mark, end, rows }) => {
        let text = `${mark}a,b${end}`
        const expected = new Map<number, number>()
        rows.forEach(({ cells, blanks }, i) => {
          text += end.repeat(blanks)
          expected.set(i + 1, Buffer.byteLength(text))
          text += cells.join(',') + end
        })
        const all = rows.map((_, i) => i + 1)
        expect(await offsetsOf(text, all)).toEqual(expected)
        const last = rows.length
        const some = await offsetsOf(text, [last, last + 1])
        expect(some).toEqual(new Map([[last, expected.get(last)]]))
      }),
      { numRuns: 60 },
    )
  })

  it('counts rows as reading does, where quotes are open and rows too long', async () => {
    const text = `a,b\n1,"open\n2,x\n${'y'.repeat(200)},z\n3,"w\n4,v\n`
    writeFileSync(at('x.csv'), text)
    const source = csvSource(await fileInput(at('x.csv')), {}, limits)
    const { length: rows } = await readRows(source)
    const found = await source.locate?.([1, 2, 3, 4, 5])
    expect(found?.size).toBe(rows)
    const beginnings = [...(found ?? [])].map(([, offset]) => text.slice(offset, offset + 3))
    expect(beginnings).toEqual(['1,"', '2,x', 'yyy', '3,"', '4,v'])
  })

  it('counts a blank line where there is one column', async () => {
    expect(await offsetsOf('a\n1\n\n3\n', [2, 3])).toEqual(
      new Map([
        [2, 4],
        [3, 5],
      ]),
    )
  })

  it('says nothing of bytes that do not stand so in a file', async () => {
    const plain = 'a,b\n1,2\n'
    expect(await offsetsOf(plain, [1])).toEqual(new Map([[1, 4]]))
    expect(await offsetsOf(gzipSync(plain), [1])).toBeUndefined()
    expect(await offsetsOf(Buffer.from(`\ufeff${plain}`, 'utf16le'), [1])).toBeUndefined()
    const bytes = new TextEncoder().encode(plain)
    expect(await csvSource(bytesInput('x', bytes)).locate?.([1])).toBeUndefined()
    const pipe = csvSource(
      spoolInput(
        '-',
        (async function* () {
          yield bytes
        })(),
      ),
    )
    expect(await pipe.locate?.([1])).toBeUndefined()
    await pipe.close()
  })

  it('stops when it is told to', async () => {
    writeFileSync(at('x.csv'), 'a\n1\n')
    const source = csvSource(await fileInput(at('x.csv')))
    await expect(source.locate?.([1], AbortSignal.abort())).rejects.toThrow(/abort/i)
  })
})
