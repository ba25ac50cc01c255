/** A second pass that answers what was not asked in the first, once the first has told the edges. */
import type { Field } from '../batch/column.js'
import { DataError, listOfNames } from '../errors.js'
import { emptyJoint } from '../profile/joint.js'
import { cellKey, type Plan, plannedNeeds } from '../profile/plan.js'
import { type ColumnProfile, emptyColumn, jointOf, type Profile } from '../profile/profile.js'
import type { Source } from '../sources/source.js'
import { readPass, requireSameRows, type ScanOptions } from './pass.js'

/**
 * The profile and, beside what it holds, everything that the plan needs of its columns (their
 * defaults are taken to be there). Reads the source once, with the profile's types, and only where
 * something is missing. Throws `DataError` where the source is not the one that was profiled.
 */
export async function withNeeds(
  source: Source,
  profile: Profile,
  plan: Plan,
  options: ScanOptions = {},
): Promise<Profile> {
  const missing = profile.columns
    .map((column) => missingCells(column, plan))
    .filter(({ cells }) => cells.size > 0)
  const fields = profile.columns.map(({ field }) => field)
  const joint = missingJoint(profile, plan, fields)
  if (missing.length === 0 && joint.size === 0) return profile
  options.signal?.throwIfAborted()
  await requireSameColumns(source, profile)
  const { joint: known, ...rest } = profile
  const start = {
    ...rest,
    source: { ...profile.source, rows: 0 },
    columns: missing,
    ...jointOf(joint),
  }
  const second = await readPass(source, fields, start, options)
  requireSameRows(source, profile, second.profile)
  const answered = new Map(
    second.profile.columns.map((column) => [column.field.name, column.cells]),
  )
  return {
    ...profile,
    columns: profile.columns.map(({ field, cells }) => ({
      field,
      cells: new Map([...cells, ...(answered.get(field.name) ?? [])]),
    })),
    ...jointOf(new Map([...(known ?? []), ...(second.profile.joint ?? [])])),
  }
}

/** What is asked of several columns together and not answered yet. */
function missingJoint({ joint: known }: Profile, { joint = [] }: Plan, fields: readonly Field[]) {
  const asked = emptyJoint(joint, fields)
  return new Map([...asked].filter(([key]) => known?.has(key) !== true))
}

function missingCells({ field, cells }: ColumnProfile, plan: Plan): ColumnProfile {
  const needs = plannedNeeds(plan, field)
  return emptyColumn(
    field,
    needs.filter(({ derivation, spec }) => !cells.has(cellKey(derivation, spec))),
  )
}

async function requireSameColumns(source: Source, profile: Profile): Promise<void> {
  const names = (await source.fields()).map(({ name }) => name)
  const known = profile.columns.map(({ field }) => field.name)
  if (names.length === known.length && names.every((name, i) => name === known[i])) return
  throw new DataError(
    `${source.name} is not what was profiled: expected columns ${listOfNames(known)}, found ` +
      listOfNames(names),
  )
}
