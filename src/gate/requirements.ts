/** What inputs must have in common before anything is judged: mistakes about files and flags, not findings. */
import type { LogicalType } from '../batch/type.js'
import { DataError, UsageError } from '../errors.js'
import type { Profile } from '../profile/profile.js'
import { nearest } from '../schema/suggest.js'
import type { Input } from './dataset.js'

/** A type is for a column that is there, and holds for what was profiled before as well. */
export function requireTypes(
  { types = {} }: { readonly types?: Readonly<Record<string, LogicalType>> },
  profiles: readonly Profile[],
): void {
  const columns = profiles.flatMap((each) =>
    each.columns.map(({ field }) => ({ ...field, source: each.source.name })),
  )
  for (const [name, type] of Object.entries(types)) {
    const found = columns.filter((column) => column.name === name)
    if (found.length === 0) {
      const names = columns.map((column) => column.name)
      const near = nearest(name, names)
      const meant = near === undefined ? '' : `; did you mean ${near}?`
      const places = profiles.map(({ source }) => source.name).join(' or ')
      throw new UsageError(`type of column ${name}: there is none in ${places}${meant}`)
    }
    const other = found.find((column) => column.type !== type && column.type !== 'unknown')
    if (other !== undefined) {
      throw new UsageError(
        `type of column ${name}: expected ${type}, found ${other.type} in the profile ` +
          `${other.source}; make it again from the data with this type`,
      )
    }
  }
}

/** Standard input can be one of two data sets only. */
export function requireTwoInputs(reference: Input | undefined, batch: Input): void {
  if (reference !== '-' || batch !== '-') return
  throw new UsageError('- and -: standard input is one data set; name a file for the other')
}

/** Comparing two data sets that share nothing is a mistake about files, not a finding. */
export function requireCommonColumns(reference: Profile, batch: Profile): void {
  const names = (profile: Profile) => profile.columns.map(({ field }) => field.name)
  const known = new Set(names(reference))
  if (names(batch).some((name) => known.has(name))) return
  const some = (profile: Profile) => names(profile).slice(0, 5).join(', ')
  throw new DataError(
    `${batch.source.name} has no column in common with ${reference.source.name}: ` +
      `expected ${some(reference)}, found ${some(batch)}; check the files and --delimiter`,
  )
}
