import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isPattern, matchingFiles } from '../../src/sources/glob.js'
import { scratchFolder } from '../support/scratch.js'

const names = [
  'a1.csv',
  'a2.csv',
  'b.csv',
  'b.txt',
  '.hidden.csv',
  'sub/a3.csv',
  'sub/deep/a4.csv',
  'sub/.git/a5.csv',
  'x+y(1).csv',
  'folder.csv/in.csv',
]
const path = scratchFolder(Object.fromEntries(names.map((name) => [name, ''])))

describe('matchingFiles', () => {
  it.each<[string, string[]]>([
    ['*.csv', ['a1.csv', 'a2.csv', 'b.csv', 'x+y(1).csv']],
    ['a?.csv', ['a1.csv', 'a2.csv']],
    ['a[13].csv', ['a1.csv']],
    ['a[!1].csv', ['a2.csv']],
    ['[a-b]*', ['a1.csv', 'a2.csv', 'b.csv', 'b.txt']],
    ['.*.csv', ['.hidden.csv']],
    ['*/a3.csv', ['sub/a3.csv']],
    ['**/a*.csv', ['a1.csv', 'a2.csv', 'sub/a3.csv', 'sub/deep/a4.csv']],
    ['sub/**/a4.csv', ['sub/deep/a4.csv']],
    ['sub/*/*.csv', ['sub/deep/a4.csv']],
    ['x+y(*).csv', ['x+y(1).csv']],
    ['*/in.csv', ['folder.csv/in.csv']],
    ['none*', []],
    ['none/*.csv', []],
    ['b.csv/*', []],
  ])('%s', async (pattern, expected) => {
    const found = await matchingFiles(path(pattern))
    expect(found.map((file) => relative(path('.'), file))).toEqual(expected)
  })

  it('is not slow on many stars', async () => {
    expect(await matchingFiles(path(`${'*a'.repeat(20)}*b`))).toEqual([])
  })
})

describe('isPattern', () => {
  it('sees marks', () => {
    expect(['a.csv', 'a*', 'a?', 'a[1]', '-'].map(isPattern)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})
