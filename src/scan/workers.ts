/** How many threads read a large file. */
import { availableParallelism } from 'node:os'
import { UsageError } from '../errors.js'

const MOST = 64

/** What one thread reads in the time that another takes until it runs at full speed. */
const WARM_UP = 3

/**
 * How many pay for a file of so many partitions: one for each processor, as long as there is enough to
 * read for each. More than 8 wait for the disk, and for the fold of what they found.
 */
export function defaultWorkers(partitions: number): number {
  return Math.max(1, Math.min(availableParallelism(), 8, Math.floor(partitions / WARM_UP)))
}

/** Throws `UsageError` on anything but a whole number from 1 to 64; `name` is what gave it. */
export function requireWorkers(count: number, name: string): number {
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count
  throw new UsageError(`${name}: expected a whole number of workers from 1 to ${MOST}`)
}
