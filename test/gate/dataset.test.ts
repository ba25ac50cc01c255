import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { writeProfile } from '../../src/commands/profile-file.js'
import { DataError } from '../../src/errors.js'
import { openDataset, readProfile } from '../../src/gate/dataset.js'
import { profile } from '../../src/gate/run.js'
import { memorySource } from '../../src/sources/memory.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({ 'a.csv': 'x\n1\n', 'text.profile': 'x\n1\n' })
const source = memorySource({ name: 'm', columns: { x: [1, 2] } })

it('tells rows from profiles, by content first', async () => {
  await writeProfile(at('named-otherwise.bin'), await profile(source), {})
  expect((await openDataset(at('a.csv'))).kind).toBe('rows')
  expect((await openDataset(at('named-otherwise.bin'))).kind).toBe('profile')
  expect((await openDataset(source)).kind).toBe('rows')
  expect((await openDataset(await profile(source))).kind).toBe('profile')
})

it('names a profile that is none, is damaged or is missing', async () => {
  await expect(openDataset(at('text.profile'))).rejects.toThrow(DataError)
  await writeProfile(at('whole.profile'), await profile(source), {})
  const bytes = await readFile(at('whole.profile'))
  await writeFile(at('half.profile'), bytes.subarray(0, bytes.length >> 1))
  await expect(openDataset(at('half.profile'))).rejects.toThrow('half.profile')
  await expect(readProfile(at('none.profile'))).rejects.toThrow('none.profile')
  await expect(openDataset(at('none.csv'))).rejects.toThrow(DataError)
})
