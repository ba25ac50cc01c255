import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openQuarantine } from '../../src/commands/quarantine-files.js'
import { listing } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({ 'full/notes.txt': 'x' })
const counts = { valid: 1, invalid: 2, errors: 1 }

async function written(batch: string, folder: string, delimiter = ',', value = 'v') {
  const notes: string[] = []
  const files = await openQuarantine(at(folder), { batch }, (text) => notes.push(text))
  const { sink } = files
  await sink.begin(Buffer.from('a\r\n'), { delimiter, quote: '"', lineEnd: '\r\n' })
  await sink.copy(Buffer.from('1\r\n'), true)
  await sink.copy(Buffer.from('2\r\n'), false)
  const error = { row: 2, offset: null, columns: ['a', 'b'], code: 'c.d', rule: null, value }
  await sink.report(error)
  await sink.end(counts)
  await files.discard()
  return notes
}

describe('quarantine files', () => {
  it('are named by the batch, without .gz', async () => {
    const notes = await written('data/orders.csv.gz', 'one')
    expect(listing(at('one'))).toEqual([
      'orders.errors.csv',
      'orders.invalid.csv',
      'orders.valid.csv',
    ])
    expect(notes.map((note) => note.replace(at('one'), ''))).toEqual([
      'wrote /orders.valid.csv (1 row)',
      'wrote /orders.invalid.csv (2 rows)',
      'wrote /orders.errors.csv (1 line)',
    ])
    await written('-', 'two')
    expect(listing(at('two'))[0]).toBe('stdin.errors.csv')
    await written('x.tsv', 'three')
    expect(listing(at('three'))[0]).toBe('x.errors.tsv')
    await written('v1.0', 'four')
    expect(listing(at('four'))[0]).toBe('v1.0.errors.csv')
  })

  it('are written as the batch is', async () => {
    await written('x.csv', 'five', ';', 'a;"b"\nc')
    expect(readFileSync(at('five/x.valid.csv'), 'utf8')).toBe('a\r\n1\r\n')
    expect(readFileSync(at('five/x.invalid.csv'), 'utf8')).toBe('a\r\n2\r\n')
    expect(readFileSync(at('five/x.errors.csv'), 'utf8')).toBe(
      'row;offset;column;code;rule;value\r\n2;;a, b;c.d;;"a;""b""\nc"\r\n',
    )
    await written('x.csv', 'six', ',', 'y'.repeat(300))
    expect(readFileSync(at('six/x.errors.csv'), 'utf8')).toContain(`,${'y'.repeat(200)}…\r\n`)
  })

  it('go to an empty folder, unless they are to be overwritten', async () => {
    const note = () => {}
    await expect(openQuarantine(at('full'), { batch: 'x.csv' }, note)).rejects.toThrow(
      /not empty \(notes.txt\).*--force/,
    )
    const files = await openQuarantine(at('full'), { batch: 'x.csv', force: true }, note)
    await files.discard()
    expect(listing(at('full'))).toEqual(['notes.txt'])
  })
})
