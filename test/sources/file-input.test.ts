import { unlink } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { fileInput, reasonOf } from '../../src/sources/file-input.js'
import { readFully } from '../../src/sources/input.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({ 'a.txt': 'hello', 'gone.txt': 'x' })

describe('fileInput', () => {
  it('reads from the start in every pass', async () => {
    const input = await fileInput(path('a.txt'))
    expect([input.name, input.size]).toEqual([path('a.txt'), 5])
    const [first, second] = [await input.open(), await input.open()]
    const into = new Uint8Array(3)
    expect([
      await readFully(first, into),
      await readFully(first, into),
      await readFully(first, into),
    ]).toEqual([3, 2, 0])
    expect(await readFully(second, into)).toBe(3)
    for (const reader of [first, first, second]) await reader.close()
    await input.close()
  })

  it('names what cannot be read, and why', async () => {
    await expect(fileInput(path('none.txt'))).rejects.toThrow(
      `cannot read ${path('none.txt')}: there is no such file`,
    )
    await expect(fileInput(path('.'))).rejects.toThrow(/it is a directory, expected a file/)
    await expect(fileInput(path('a.txt', 'b'))).rejects.toThrow(
      /a part of the path is no directory/,
    )
    const input = await fileInput(path('gone.txt'))
    await unlink(path('gone.txt'))
    await expect(input.open()).rejects.toBeInstanceOf(DataError)
  })

  it('has no size for a device', async () => {
    expect((await fileInput('/dev/null')).size).toBeNull()
  })
})

describe('reasonOf', () => {
  it('says codes in words and leaves other messages', () => {
    expect(reasonOf(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('permission denied')
    expect(reasonOf(new Error('odd'))).toBe('odd')
    expect(reasonOf('plain')).toBe('plain')
  })
})
