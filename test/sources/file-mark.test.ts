import {
  appendFileSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { endedEarly, type FileMark, markOf, requireSameFile } from '../../src/sources/file-mark.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({})

function marked(name: string): FileMark {
  writeFileSync(path(name), 'hello')
  const mark = markOf(path(name), statSync(path(name), { bigint: true }))
  if (mark === undefined) throw new Error('no mark')
  return mark
}

describe('a marked file', () => {
  it('may stay, or be removed', async () => {
    const mark = marked('a')
    await requireSameFile(mark)
    unlinkSync(path('a'))
    await requireSameFile(mark)
  })

  it.each<[string, RegExp, (file: string) => void]>([
    ['grows', /it had 5 bytes and now has 6/, (file) => appendFileSync(file, '!')],
    ['shrinks', /it had 5 bytes and now has 2/, (file) => truncateSync(file, 2)],
    ['is written to', /it was written to/, (file) => utimesSync(file, 1, 1)],
    [
      'is replaced',
      /another file took its place/,
      (file) => {
        writeFileSync(`${file}.new`, 'hello')
        renameSync(`${file}.new`, file)
      },
    ],
  ])('is found out where it %s', async (what, message, change) => {
    const mark = marked(what)
    change(mark.path)
    const checked = requireSameFile(mark)
    await expect(checked).rejects.toThrow(message)
    await expect(checked).rejects.toThrow(/changed while it was read: .*; run again once/)
    await expect(checked).rejects.toBeInstanceOf(DataError)
  })

  it('has no mark where it has no size of its own', () => {
    expect(markOf('/dev/null', statSync('/dev/null', { bigint: true }))).toBeUndefined()
    writeFileSync(path('empty'), '')
    expect(markOf('x', statSync(path('empty'), { bigint: true }))).toBeUndefined()
  })

  it('says how much of it there was', () => {
    expect(endedEarly(marked('b'), 3).message).toMatch(/it had 5 bytes and ended after 3/)
  })
})
