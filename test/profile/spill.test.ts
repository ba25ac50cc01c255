import { expect, it } from 'vitest'
import { distinctKeys, duplicateCount } from '../../src/accumulators/keys.js'
import { mergeProfiles } from '../../src/profile/merge.js'
import type { Plan } from '../../src/profile/plan.js'
import { emptyProfile, type Profile, updateProfile } from '../../src/profile/profile.js'
import { stateOf } from '../../src/profile/query.js'
import { countKeys, settleProfile, spillProfile } from '../../src/profile/spill.js'
import { memorySource } from '../../src/sources/memory.js'
import { memorySpill } from '../support/memory-spill.js'

const plan: Plan = {
  columns: [{ name: 'a', needs: [{ derivation: { of: 'values' }, spec: { kind: 'keys' } }] }],
  joint: [{ derivation: { of: 'tuple', nulls: 'skip' }, spec: { kind: 'keys' } }],
}

async function profiled(room: number): Promise<Profile> {
  const source = memorySource({ name: 'x', columns: { a: [3, 1, 2, 3], b: [1, 1, 1, 2] } })
  const fields = await source.fields()
  let profile = emptyProfile(fields, plan, source)
  expect(countKeys(profile)).toBe(2)
  spillProfile(profile, memorySpill(room))
  for await (const batch of source.read(fields)) profile = updateProfile(profile, batch)
  settleProfile(profile)
  return profile
}

const keysOf = ({ columns }: Profile) => {
  const [a] = columns
  return a && stateOf(a, 'values', 'keys')
}

it('is used by all that keep every value, and answered when it is given back', async () => {
  const [small, large] = [await profiled(0), await profiled(1 << 20)]
  for (const [profile, isSettled] of [
    [small, true],
    [large, false],
  ] as const) {
    const state = keysOf(profile)
    expect(state && [distinctKeys(state), duplicateCount(state)]).toEqual([3, 1])
    expect(state?.isSettled).toBe(isSettled)
  }
})

it('what was settled cannot be known of more rows, and is not held of them', async () => {
  const merged = mergeProfiles(await profiled(1 << 20), await profiled(1 << 20))
  expect(keysOf(merged)).toBeDefined()
  expect(keysOf(mergeProfiles(await profiled(1 << 20), await profiled(0)))).toBeUndefined()
})
