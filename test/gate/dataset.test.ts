import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeProfile } from '../../src/commands/profile-file.js'
import { DataError } from '../../src/errors.js'
import { openDataset, readProfile } from '../../src/gate/dataset.js'
import { memorySource } from '../../src/sources/memory.js'
import { profileOf } from '../support/profiles.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({
  'a.csv': 'a\n1\n',
  'text.profile': 'a\n1\n',
  'folder/a.csv': 'a\n1\n',
  'empty.profile': '',
})
const profile = () => profileOf({ a: [1, 2] })

describe('a data set', () => {
  it('is rows where it is a file, a folder, a pattern or a source', async () => {
    for (const input of [at('a.csv'), at('folder'), at('*.csv')]) {
      const dataset = await openDataset(input)
      expect(dataset.kind, input).toBe('rows')
      if (dataset.kind === 'rows') await dataset.source.close()
    }
    const source = memorySource({ name: 'mine', columns: { a: [1] } })
    expect(await openDataset(source)).toEqual({ kind: 'rows', source })
  })

  it('is a profile where it is one, by its content whatever its name', async () => {
    const known = await profile()
    expect(await openDataset(known)).toEqual({ kind: 'profile', profile: known })
    await writeProfile(at('p.profile'), known, {})
    await writeProfile(at('renamed.csv'), known, {})
    for (const name of ['p.profile', 'renamed.csv']) {
      expect(await openDataset(at(name))).toMatchObject({
        kind: 'profile',
        profile: { source: known.source },
      })
    }
  })

  it('is refused where a file of that name is no profile, or nothing is there', async () => {
    for (const name of ['text.profile', 'empty.profile']) {
      await expect(openDataset(at(name))).rejects.toThrow(DataError)
      await expect(openDataset(at(name))).rejects.toThrow(at(name))
    }
    for (const name of ['none.csv', 'none.profile', '*.none']) {
      await expect(openDataset(at(name))).rejects.toThrow(DataError)
    }
  })
})

describe('a stored profile', () => {
  it('is named where it cannot be read', async () => {
    await expect(readProfile(at('none'))).rejects.toThrow(
      `cannot read profile ${at('none')}: there is no such file`,
    )
    await expect(readProfile(at('folder'))).rejects.toThrow('it is a directory')
  })

  it('is refused, whatever byte is damaged and wherever it is cut off', async () => {
    await writeProfile(at('whole.profile'), await profile(), {})
    const { readFileSync } = await import('node:fs')
    const bytes = readFileSync(at('whole.profile'))
    const step = Math.max(1, Math.floor(bytes.length / 60))
    for (let i = 0; i < bytes.length; i += step) {
      const damaged = Uint8Array.from(bytes)
      damaged[i] = (damaged[i] as number) ^ 0x55
      writeFileSync(at('damaged.profile'), damaged)
      await expect(readProfile(at('damaged.profile')), `byte ${i}`).rejects.toThrow(DataError)
      writeFileSync(at('damaged.profile'), bytes.subarray(0, i))
      await expect(readProfile(at('damaged.profile')), `cut at ${i}`).rejects.toThrow(DataError)
    }
  })
})
