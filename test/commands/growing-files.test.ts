import { mkdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { growFiles } from '../../src/commands/growing-files.js'
import { DataError } from '../../src/errors.js'
import { listing } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({ 'file.txt': 'x', 'old/a.csv': 'old' })

describe('growing files', () => {
  it('appear together, whole, however they were written', async () => {
    const files = await growFiles(at('new/deep'), [at('new/deep/a.csv'), at('new/deep/b.csv')])
    const [a, b] = files.opened
    const large = Buffer.alloc(300_000, 'l')
    for (const bytes of [Buffer.from('first '), large, Buffer.from(' last')]) await a?.write(bytes)
    for (let i = 0; i < 70_000; i++) await b?.write(Buffer.from(`${i}\n`))
    expect(listing(at('new/deep')).every((name) => name.endsWith('.tmp'))).toBe(true)
    await files.finish()
    expect(listing(at('new/deep'))).toEqual(['a.csv', 'b.csv'])
    expect(readFileSync(at('new/deep/a.csv'), 'utf8')).toBe(`first ${large} last`)
    const lines = readFileSync(at('new/deep/b.csv'), 'utf8').split('\n')
    expect([lines.length, lines[69_999]]).toEqual([70_001, '69999'])
    await files.discard()
    expect(listing(at('new/deep'))).toEqual(['a.csv', 'b.csv'])
  })

  it('leave nothing where they are discarded, and what was there before alone', async () => {
    const made = await growFiles(at('made'), [at('made/a.csv')])
    await made.opened[0]?.write(Buffer.from('x'))
    await made.discard()
    await made.discard()
    expect(listing(at()).some((name) => name.startsWith('made'))).toBe(false)
    mkdirSync(at('kept'), { recursive: true })
    const kept = await growFiles(at('kept'), [at('kept/a.csv')])
    await kept.discard()
    expect(listing(at()).includes('kept')).toBe(true)
    const old = await growFiles(at('old'), [at('old/a.csv')])
    await old.opened[0]?.write(Buffer.from('new'))
    await old.discard()
    expect(readFileSync(at('old/a.csv'), 'utf8')).toBe('old')
  })

  it('say where nothing can be written', async () => {
    const run = growFiles(at('file.txt/deep'), [at('file.txt/deep/a.csv')])
    await expect(run).rejects.toThrow(DataError)
    await expect(growFiles('/proc/none', ['/proc/none/a'])).rejects.toThrow(/cannot write \/proc/)
  })
})
