/** One read of a source, folded into a profile. */
import type { Field } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import { DataError } from '../errors.js'
import type { Profile } from '../profile/profile.js'
import { countKeys, settleProfile } from '../profile/spill.js'
import { partitionCount } from '../sources/csv-partition.js'
import type { Source } from '../sources/source.js'
import { abortable } from './abort.js'
import { foldParts, partMaker, partsOf, type Whole } from './parts.js'
import { spillFile } from './spill-file.js'
import { defaultWorkers } from './workers.js'

export interface ScanOptions {
  /** Stops the scan: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * Threads that read a large file, from 1 to 64; by default as many as there are processors, up to 8,
   * and fewer where it is not large enough to pay.
   */
  readonly workers?: number
  /**
   * Bytes of memory for what tells different values of unique columns and keys apart, all together;
   * 32 MiB. What is beyond them goes to a temporary file.
   */
  readonly keyBytes?: number
}

const defaultKeyBytes = 32 << 20

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
  { signal, workers, keyBytes = defaultKeyBytes }: ScanOptions = {},
): Promise<Pass> {
  const recipe = workers === 1 ? undefined : await source.recipe?.(fields)
  const partitions = recipe === undefined ? 0 : partitionCount(recipe)
  const threads = Math.min(workers ?? defaultWorkers(partitions), partitions)
  // Half of it for the whole, and half for the partitions that go into it.
  const spill = spillFile(keyBytes / 2 / Math.max(1, countKeys(start)))
  try {
    if (recipe !== undefined && threads > 1) {
      const { readInThreads } = await import('./threads.js')
      const whole = await readInThreads(recipe, start, threads, { signal, spill })
      return passOf(whole, source, fields, whole.faults)
    }
    const maker = partMaker(start, fields, spill)
    const batches = abortable(source.read(fields), signal)
    const whole = await foldParts(partsOf(batches, maker), maker.empty(0), spill)
    return passOf(whole, source, fields, source.faults())
  } finally {
    spill.close()
  }
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

/** With what is known of the source after it was read: its size, its faults, which values repeat. */
function passOf(
  { profile, misfitClasses }: Whole,
  { bytes }: Source,
  fields: readonly Field[],
  faults: readonly Fault[],
): Pass {
  settleProfile(profile)
  const info = { ...profile.source, columns: fields.length, bytes }
  return { profile: { ...profile, source: info, faults }, misfitClasses }
}
