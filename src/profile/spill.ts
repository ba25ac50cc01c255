/** What a profile keeps of every value, kept elsewhere where memory has no room for it. */
import { type KeysState, settleKeys, spillKeys } from '../accumulators/keys.js'
import { isState } from '../accumulators/registry.js'
import type { Spill } from '../accumulators/spill.js'
import type { Profile } from './profile.js'

/** How many of the profile's statistics keep every value. */
export function countKeys(profile: Profile): number {
  return keysOf(profile).length
}

/** From now on they use the place. */
export function spillProfile(profile: Profile, spill: Spill): void {
  for (const state of keysOf(profile)) spillKeys(state, spill)
}

/** Answers what lies in the place, which is not used any more. Such statistics cannot be merged. */
export function settleProfile(profile: Profile): void {
  for (const state of keysOf(profile)) settleKeys(state)
}

function keysOf({ columns, joint }: Profile): readonly KeysState[] {
  const cells = [
    ...columns.flatMap((column) => [...column.cells.values()]),
    ...(joint?.values() ?? []),
  ]
  return cells.flatMap(({ state }) => (isState(state, 'keys') ? [state] : []))
}
