import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exists, readBytes, readText, writeAtomically } from '../../src/commands/files.js'
import { DataError } from '../../src/errors.js'
import { listing } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({ 'old.txt': 'old', 'folder/inside.txt': 'inside', 'target.txt': 'old' })

describe('a file written', () => {
  it('is there whole, alone, and in folders made for it', async () => {
    await writeAtomically(at('a/b/new.txt'), 'text')
    await writeAtomically(at('a/b/new.bin'), Uint8Array.of(0, 255))
    expect(readFileSync(at('a/b/new.txt'), 'utf8')).toBe('text')
    expect([...readFileSync(at('a/b/new.bin'))]).toEqual([0, 255])
    expect(listing(at('a'))).toEqual(['b', 'b/new.bin', 'b/new.txt'])
  })

  it('takes the place and the mode of the old one', async () => {
    chmodSync(at('old.txt'), 0o640)
    await writeAtomically(at('old.txt'), 'new')
    expect(readFileSync(at('old.txt'), 'utf8')).toBe('new')
    expect(statSync(at('old.txt')).mode & 0o777).toBe(0o640)
  })

  it('is what a link names, and the link stays', async () => {
    symlinkSync('target.txt', at('link.txt'))
    await writeAtomically(at('link.txt'), 'new')
    expect(lstatSync(at('link.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('target.txt'), 'utf8')).toBe('new')
  })

  it.runIf(existsSync('/dev/null'))('does not take the place of a device', async () => {
    await writeAtomically('/dev/null', 'text')
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('a file that cannot be written', () => {
  it.each<[string, () => string, RegExp]>([
    ['in the place of a folder', () => at('folder'), /it is a directory/],
    ['below a file', () => at('old.txt/x.txt'), /a part of the path is no directory/],
    ['with a name too long', () => at('x'.repeat(300)), /name is too long/],
  ])('is named, and leaves nothing behind: %s', async (_, path, message) => {
    const before = listing(at())
    await expect(writeAtomically(path(), 'text')).rejects.toThrow(DataError)
    await expect(writeAtomically(path(), 'text')).rejects.toThrow(message)
    await expect(writeAtomically(path(), 'text')).rejects.toThrow(`cannot write ${path()}`)
    expect(listing(at())).toEqual(before)
  })

  it.runIf(existsSync('/proc/self'))(
    'does not keep the process where no folder can be made',
    async () => {
      await expect(writeAtomically('/proc/none/x.txt', 'text')).rejects.toThrow(DataError)
    },
  )

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    await expect(writeAtomically('/dev/full', 'text')).rejects.toThrow('no space is left')
  })
})

describe('a file read', () => {
  it('is handed back, or named with its role', async () => {
    writeFileSync(at('read.txt'), 'ä')
    expect(await readText(at('read.txt'), 'schema')).toBe('ä')
    expect(await readBytes(at('read.txt'), 'profile')).toHaveLength(2)
    await expect(readText(at('none'), 'report')).rejects.toThrow(
      `cannot read report ${at('none')}: there is no such file`,
    )
    await expect(readBytes(at('folder'), 'report')).rejects.toThrow(DataError)
  })

  it('is known to exist', async () => {
    expect(await exists(at('folder'))).toBe(true)
    expect(await exists(at('none'))).toBe(false)
  })
})
