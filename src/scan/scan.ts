/**
 * How a profile is made: a source and a plan, one pass over the rows, everything meets in the fold.
 *
 * Only a wrong guess about a type costs a second read, and then only the columns concerned are
 * summarised again: a profile never depends on where the sample that the guess came from ended.
 */
import type { Field } from '../batch/column.js'
import type { LogicalType } from '../batch/type.js'
import { DataError } from '../errors.js'
import { emptyJoint } from '../profile/joint.js'
import type { Plan } from '../profile/plan.js'
import { emptyProfile, jointOf, type Profile } from '../profile/profile.js'
import type { Source } from '../sources/source.js'
import { readPass, requireSameRows, type ScanOptions } from './pass.js'
import { firstField, widen } from './widen.js'

type Types = ReadonlyMap<string, LogicalType | undefined>

/**
 * Profiles all rows of the source. Types that the plan fixes stand, and what does not conform is
 * counted as misfits; other types are found out. Columns of the plan that the source lacks are left
 * out: whether they must exist is for checks to say. Throws `DataError` where nothing can be read.
 */
export async function scan(
  source: Source,
  plan: Plan,
  options: ScanOptions = {},
): Promise<Profile> {
  options.signal?.throwIfAborted()
  const types: Types = new Map(plan.columns.map(({ name, type }) => [name, type]))
  const guesses = await source.fields()
  const fields = guesses.map((guess) => firstField(guess, types.get(guess.name)))
  const first = await readPass(source, fields, emptyProfile(fields, plan, source), options)
  const settled = widenAll(fields, first.misfitClasses, types)
  const changed = settled.filter((field, i) => field !== fields[i])
  if (changed.length === 0) return first.profile

  // What several columns say is asked anew, whichever of them changed.
  const start = {
    ...emptyProfile(changed, { columns: plan.columns }, source),
    ...jointAsked(plan, settled),
  }
  const second = await readPass(source, settled, start, options)
  requireSameRows(source, first.profile, second.profile)
  requireSettled(source, settled, widenAll(settled, second.misfitClasses, types))
  return replaceColumns(first.profile, second.profile)
}

function jointAsked({ joint = [] }: Plan, fields: readonly Field[]) {
  return jointOf(emptyJoint(joint, fields))
}

function widenAll(
  fields: readonly Field[],
  misfitClasses: readonly number[],
  types: Types,
): readonly Field[] {
  return fields.map((field, i) => widen(field, misfitClasses[i] ?? 0, types.get(field.name)))
}

/** A first read sees every class, so a surprise in the second means that the data changed. */
function requireSettled(source: Source, fields: readonly Field[], widened: readonly Field[]): void {
  const changed = fields.find((field, i) => widened[i] !== field)
  if (changed === undefined) return
  throw new DataError(
    `${source.name} changed while it was read: column ${changed.name} has other values than ` +
      'before; run again once nothing writes to it',
  )
}

function replaceColumns(first: Profile, second: Profile): Profile {
  const redone = new Map(second.columns.map((column) => [column.field.name, column]))
  const columns = first.columns.map((column) => redone.get(column.field.name) ?? column)
  return { ...second, columns }
}
