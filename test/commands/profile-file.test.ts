import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { privacyOf, writeProfile } from '../../src/commands/profile-file.js'
import { DataError } from '../../src/errors.js'
import { readProfile } from '../../src/gate/dataset.js'
import { profileOf } from '../support/profiles.js'
import { listing } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({ 'file.txt': '' })
const secret = 'Jane Doe'
const profile = () => profileOf({ name: [secret, secret, 'x'], n: [1, 2, null] })

describe('privacy', () => {
  it('is what the flags say', () => {
    expect(privacyOf({}, {})).toEqual({})
    expect(privacyOf({ redact: true }, {})).toEqual({ redact: 'omit' })
    expect(privacyOf({ redact: 'hash', keepValues: true }, { redactKey: 'k' })).toEqual({
      redact: 'hash',
      redactKey: 'k',
      keepValues: true,
    })
  })
})

describe('a profile file', () => {
  it('is read back', async () => {
    await writeProfile(at('deep/p.profile'), await profile(), {})
    const read = await readProfile(at('deep/p.profile'))
    expect(read.source).toEqual((await profile()).source)
    expect(read.columns.map(({ field }) => field.name)).toEqual(['name', 'n'])
  })

  it.each(['omit', 'hash'] as const)('holds no value where it must not: %s', async (redact) => {
    await writeProfile(at('open.profile'), await profile(), {})
    await writeProfile(at('closed.profile'), await profile(), { redact })
    expect(readFileSync(at('open.profile'), 'latin1')).toContain(secret)
    expect(readFileSync(at('closed.profile'), 'latin1')).not.toContain(secret)
  })

  it('is whole or not there', async () => {
    const before = listing(at())
    await expect(writeProfile(at('file.txt/p.profile'), await profile(), {})).rejects.toThrow(
      DataError,
    )
    expect(listing(at())).toEqual(before)
  })
})
