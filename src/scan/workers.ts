/** How many threads read a large file. */
import { availableParallelism } from 'node:os'
import { UsageError } from '../errors.js'

const MOST = 64

/** One for each processor. More than 8 wait for the disk, and for the fold of what they found. */
export function defaultWorkers(): number {
  return Math.min(availableParallelism(), 8)
}

/** Throws `UsageError` on anything but a whole number from 1 to 64; `name` is what gave it. */
export function requireWorkers(count: number, name: string): number {
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count
  throw new UsageError(`${name}: expected a whole number of workers from 1 to ${MOST}`)
}
