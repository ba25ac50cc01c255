/** A file read by threads: loaded only where some are started. */
import type { Profile } from '../profile/profile.js'
import { countKeys } from '../profile/spill.js'
import { requireSameFile } from '../sources/file-mark.js'
import type { Recipe } from '../sources/recipe.js'
import { abortable } from './abort.js'
import { partsInParallel } from './parallel.js'
import { jobOf } from './partition.js'
import { foldParts, partMaker, type Whole } from './parts.js'
import { openPool } from './pool.js'
import type { SpillFile } from './spill-file.js'

/** Partitions that wait for their turn in the fold, beside those that are being read. */
const WAITING = 2

/**
 * Reads the file once and profiles what `start`, a profile of no rows, asks. Stops all threads before
 * it ends, however it does; when the signal aborts, at once.
 */
export async function readInThreads(
  recipe: Recipe,
  start: Profile,
  workers: number,
  { signal, spill }: { readonly signal?: AbortSignal | undefined; readonly spill?: SpillFile },
): Promise<Whole> {
  const file = spill !== undefined && countKeys(start) > 0 ? spill.share() : undefined
  const job = {
    ...jobOf(recipe, start),
    // All that are begun or wait take as much together as the whole that they go into.
    ...(spill && file && { spill: { file, room: spill.room / (workers + WAITING) } }),
  }
  const pool = openPool(job, workers)
  const stop = () => void pool.close()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const empty = { ...partMaker(start, recipe.fields).empty(0), faults: recipe.faults }
    const parts = partsInParallel(job, pool, empty.profile, workers + WAITING)
    const whole = await foldParts(abortable(parts, signal), empty, spill)
    await requireSameFile(recipe.file)
    return whole
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.close()
  }
}
