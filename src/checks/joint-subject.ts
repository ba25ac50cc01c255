/** Whether a rule over several columns can be asked of a batch at all. */
import type { Profile } from '../profile/profile.js'
import type { Schema } from '../schema/schema.js'
import { countOf, countText } from '../schema/words.js'

interface Asked {
  readonly schema: Schema
  readonly profile: Profile
  /** The columns that the rule reads, spelt as the batch has them. */
  readonly names: readonly string[]
  readonly minimumRows?: number | undefined
}

/** Why not; undefined where it can. */
export function reasonNotToAsk({
  schema,
  profile,
  names,
  minimumRows = 0,
}: Asked): string | undefined {
  const ignored = schema.columns.find((column) => names.includes(column.name) && column.ignored)
  if (ignored?.ignored !== undefined) return ignored.ignored.reason
  const there = new Set(profile.columns.map(({ field }) => field.name))
  const missing = names.find((name) => !there.has(name))
  if (missing !== undefined) return `the column ${JSON.stringify(missing)} is missing`
  const { rows } = profile.source
  if (rows >= minimumRows) return undefined
  return `${countOf(rows, 'row')}, the rule asks for ${countText(minimumRows)} at least`
}
