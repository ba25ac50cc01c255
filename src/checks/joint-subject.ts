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
  return reasonForRows(profile.source.rows, minimumRows)
}

/** Why a rule that asks for so many rows is not judged on fewer; undefined where there are enough. */
export function reasonForRows(rows: number, minimumRows: number): string | undefined {
  if (rows >= minimumRows) return undefined
  return `${countOf(rows, 'row')}, the rule asks for ${countText(minimumRows)} at least`
}
