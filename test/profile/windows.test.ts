import { describe, expect, it } from 'vitest'
import { decodeProfile } from '../../src/profile/decode.js'
import { encodeProfile } from '../../src/profile/encode.js'
import { mergeProfiles } from '../../src/profile/merge.js'
import { isWindowStatistics, type WindowStatistics } from '../../src/profile/windows.js'
import { profileOf } from '../support/profiles.js'

const tool = { name: 'driftgate', version: 'test' }

const windows: WindowStatistics = {
  by: 'day',
  rows: [3, 4],
  tests: [{ column: 'n', test: 'ks', effects: [0.25, 0] }],
}

describe('windows of a profile', () => {
  it('are stored and read back, redacted or not', async () => {
    const profile = { ...(await profileOf({ n: [1, 2, 3, 4, 5, 6, 7] })), windows }
    for (const privacy of [{}, { redact: 'omit' as const }]) {
      const read = await decodeProfile(await encodeProfile(profile, tool, privacy), 'file')
      expect(read.windows).toEqual(windows)
    }
  })

  it('are none in a profile without them, and none of a merged one', async () => {
    const profile = await profileOf({ n: [1, 2, 3] })
    const read = await decodeProfile(await encodeProfile(profile, tool), 'file')
    expect('windows' in read).toBe(false)
    expect('windows' in mergeProfiles({ ...profile, windows }, profile)).toBe(false)
  })

  it('are told from anything else', () => {
    expect(isWindowStatistics(windows)).toBe(true)
    expect(isWindowStatistics({ ...windows, by: null })).toBe(true)
    const wrong: unknown[] = [
      null,
      7,
      { ...windows, by: 3 },
      { ...windows, rows: [1.5, 2] },
      { ...windows, rows: 2 },
      { ...windows, tests: {} },
      { ...windows, tests: [null] },
      { ...windows, tests: [{ column: 'n', test: 'ks', effects: [1] }] },
      { ...windows, tests: [{ column: 'n', test: 'ks', effects: [1, -1] }] },
      { ...windows, tests: [{ column: 'n', test: 'ks', effects: [1, null] }] },
      { ...windows, tests: [{ column: 1, test: 'ks', effects: [1, 1] }] },
    ]
    for (const each of wrong) expect(isWindowStatistics(each)).toBe(false)
  })
})
