/** One read of a source, folded into a profile. */
import type { Field } from '../batch/column.js'
import { DataError } from '../errors.js'
import type { Profile } from '../profile/profile.js'
import type { Source } from '../sources/source.js'
import { abortable } from './abort.js'
import { foldParts, partMaker, partsOf } from './parts.js'

export interface ScanOptions {
  /** Stops the scan: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

export interface Pass {
  readonly profile: Profile
  /** For each field, the union of the classes of its misfits. */
  readonly misfitClasses: readonly number[]
}

/**
 * Reads all rows once, each column as its field says, and profiles what `start`, a profile of no rows,
 * asks. `start` may hold some of the fields' columns only; the others are read and not summarised.
 */
export async function readPass(
  source: Source,
  fields: readonly Field[],
  start: Profile,
  { signal }: ScanOptions = {},
): Promise<Pass> {
  const maker = partMaker(start, fields)
  const batches = abortable(source.read(fields), signal)
  const { profile, misfitClasses } = await foldParts(partsOf(batches, maker), maker.empty(0))
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

/** What is known of the source after it was read: its size, its faults. */
function withSource(profile: Profile, source: Source, columns: number): Profile {
  const info = { ...profile.source, columns, bytes: source.bytes }
  return { ...profile, source: info, faults: source.faults() }
}
