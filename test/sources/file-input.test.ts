import { appendFile, rename, truncate, unlink, writeFile } from 'node:fs/promises'
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

  it.each<[string, RegExp, (file: string) => Promise<void>]>([
    ['grows', /it had 5 bytes and now has 6/, (file) => appendFile(file, '!')],
    ['shrinks', /it had 5 bytes and ended after 3/, (file) => truncate(file, 1)],
    [
      'is replaced',
      /another file took its place/,
      async (file) => {
        await writeFile(`${file}.new`, 'hello')
        await rename(`${file}.new`, file)
      },
    ],
  ])(
    'finds a file that %s while it is read, and between two passes',
    async (what, message, change) => {
      const file = path(`${what}.txt`)
      await writeFile(file, 'hello')
      const input = await fileInput(file)
      expect(input.file?.size).toBe(5)
      const reader = await input.open()
      const into = new Uint8Array(3)
      expect(await readFully(reader, into)).toBe(3)
      await change(file)
      const rest = async () => {
        while ((await reader.read(into)) > 0);
      }
      await expect(rest()).rejects.toThrow(message)
      await reader.close()
      await expect(input.open()).rejects.toThrow(/changed while it was read/)
    },
  )

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
