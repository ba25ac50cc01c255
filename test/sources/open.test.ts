import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import { openSource } from '../../src/sources/open.js'
import { readRows } from '../support/read-source.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({
  'one.csv': 'a,b\n1,2\n',
  'data/b.csv': 'a,b\n3,4\n',
  'data/a.csv.gz': gzipSync('a,b\n1,2\n'),
  'data/c.tsv': 'a\tb\n5\t6\n',
  'data/notes.md': '# not data',
  'data/.hidden.csv': 'x\n',
  'bare/readme.md': '',
  'odd[1].csv': 'a\n7\n',
  'empty.csv': '',
  'table.json': '[]',
})

describe('openSource', () => {
  it('opens a file', async () => {
    const source = await openSource(path('one.csv'))
    expect([source.name, source.format, source.bytes]).toEqual([path('one.csv'), 'csv', 8])
    expect(await readRows(source)).toEqual([['1', '2']])
    await source.close()
  })

  it('opens a folder: its data files in the order of their names', async () => {
    const source = await openSource(path('data'))
    expect(source.name).toBe(path('data'))
    expect(await readRows(source)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  it('opens a pattern, unless a file has that very name', async () => {
    expect(await readRows(await openSource(path('data', '*.csv')))).toEqual([['3', '4']])
    expect(await readRows(await openSource(path('odd[1].csv')))).toEqual([['7']])
  })

  it('hands on options', async () => {
    expect(await readRows(await openSource(path('one.csv'), { header: false }))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    await expect(openSource(path('one.csv'), { delimiter: 'xx' })).rejects.toBeInstanceOf(
      UsageError,
    )
  })

  it.each([
    ['none.csv', /none\.csv: there is no such file/],
    ['none*.csv', /matches no file; check the pattern/],
    ['bare', /is a folder without data/],
  ])('refuses %s', async (name, message) => {
    const opened = openSource(path(name))
    await expect(opened).rejects.toThrow(message)
    await expect(opened).rejects.toBeInstanceOf(DataError)
  })

  it.each([
    ['empty.csv', /is empty/],
    ['table.json', /JSON/],
  ])('refuses what %s holds when it is read', async (name, message) => {
    await expect((await openSource(path(name))).fields()).rejects.toThrow(message)
  })

  it('says that addresses are not read', async () => {
    await expect(openSource('https://example.org/a.csv')).rejects.toThrow(/only files are read yet/)
  })
})
