import { describe, expect, it } from 'vitest'
import { InvariantError } from '../../src/errors.js'
import { emptied } from '../../src/profile/profile.js'
import { packStates, unpackStates } from '../../src/profile/transfer.js'
import { profileOf } from '../support/profiles.js'

describe('states on their way', () => {
  const columns = { a: [1, 2.5, null, 1], b: ['x', 'y', null, 'x'], c: [true, false, true, null] }

  it('arrive as they were', async () => {
    const profile = await profileOf(columns)
    const bytes = packStates(profile)
    expect(bytes).toBeInstanceOf(ArrayBuffer)
    const arrived = unpackStates(bytes, emptied(profile), 4)
    expect(arrived.source).toEqual(profile.source)
    expect(arrived.columns.map(({ field }) => field)).toEqual(
      profile.columns.map(({ field }) => field),
    )
    expect(Buffer.from(packStates(arrived)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('are not taken for those of other columns', async () => {
    const [profile, other] = [await profileOf(columns), await profileOf({ a: columns.a })]
    expect(() => unpackStates(packStates(profile), emptied(other), 4)).toThrow(InvariantError)
  })
})
