/** One read of a source, folded into a profile. */
import type { Batch } from '../batch/batch.js'
import type { Column, Field } from '../batch/column.js'
import { assert, DataError } from '../errors.js'
import { type Profile, updateProfile } from '../profile/profile.js'
import type { Source } from '../sources/source.js'
import { abortable } from './abort.js'

export interface Pass {
  readonly profile: Profile
  /** For each field, the union of the classes of its misfits. */
  readonly misfitClasses: readonly number[]
}

/**
 * Reads all rows once, each column as its field says, and folds the batches into `start` in order.
 * `start` may hold some of the fields' columns only; the others are read and not summarised.
 */
export async function readPass(
  source: Source,
  fields: readonly Field[],
  start: Profile,
  signal: AbortSignal | undefined,
): Promise<Pass> {
  const positions = positionsOf(start, fields)
  const misfitClasses = new Array<number>(fields.length).fill(0)
  let profile = start
  for await (const batch of abortable(source.read(fields), signal)) {
    profile = updateProfile(profile, pick(batch, positions))
    for (const [i, column] of batch.columns.entries()) {
      misfitClasses[i] = (misfitClasses[i] ?? 0) | (column.misfitClasses ?? 0)
    }
  }
  return { profile: withSource(profile, source, fields.length), misfitClasses }
}

/** Throws `DataError` where two reads of one source do not have the same number of rows. */
export function requireSameRows(source: Source, first: Profile, second: Profile): void {
  const [before, after] = [first.source.rows, second.source.rows]
  if (before === after) return
  throw new DataError(
    `${source.name} changed while it was read: ${before} rows first, then ${after}; ` +
      'run again once nothing writes to it',
  )
}

function positionsOf(profile: Profile, fields: readonly Field[]): readonly number[] {
  const positions = new Map(fields.map((field, i) => [field.name, i]))
  return profile.columns.map(({ field }) => {
    const position = positions.get(field.name)
    assert(position !== undefined, `column ${field.name} is not among the fields read`)
    return position
  })
}

function pick(batch: Batch, positions: readonly number[]): Batch {
  return { ...batch, columns: positions.map((position) => batch.columns[position] as Column) }
}

/** What is known of the source after it was read: its size, its faults. */
function withSource(profile: Profile, source: Source, columns: number): Profile {
  const info = { ...profile.source, columns, bytes: source.bytes }
  return { ...profile, source: info, faults: source.faults() }
}
