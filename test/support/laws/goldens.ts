/** Golden rows of the accumulators, from the folder of vectors or the one the environment names. */
import { readFileSync } from 'node:fs'

export interface Golden {
  readonly id: string
  readonly fn: string
  // The shapes differ by function; each test narrows the fields that it reads.
  readonly args: Readonly<Record<string, unknown>>
  readonly expected: unknown
  readonly tol: number
}

const folder = process.env.DRIFTGATE_VECTORS ?? new URL('../../vectors', import.meta.url).pathname
const rows: readonly Golden[] = JSON.parse(readFileSync(`${folder}/stats.json`, 'utf8')).golden

/**
 * The rows of a function, split into those that the test runs and those that it leaves out, with the
 * reason; both are printed.
 */
export function goldensOf(
  fn: string,
  leftOut: (row: Golden) => string | undefined = () => undefined,
): readonly Golden[] {
  const all = rows.filter((row) => row.fn === fn)
  const run = all.filter((row) => leftOut(row) === undefined)
  console.log(`${fn}: ${run.length} of ${all.length} golden rows`)
  for (const row of all) {
    const reason = leftOut(row)
    if (reason !== undefined) console.log(`${fn}: left out ${row.id}: ${reason}`)
  }
  return run
}

/** The serialised sketches of one family. Theta sketches are not made or read here. */
export function serialisedOf(family: 'kll' | 'hll' | 'frequent'): readonly Golden[] {
  const pattern = family === 'frequent' ? /^(fi|freq)/ : new RegExp(`^${family}`)
  const all = rows.filter((row) => row.fn === 'serializedBytes')
  const found = all.filter((row) => pattern.test(String(row.args.sketch)))
  console.log(`serializedBytes, ${family}: ${found.length} of ${all.length} golden rows`)
  for (const { id } of all.filter((row) => String(row.args.sketch).startsWith('theta'))) {
    console.log(`serializedBytes: left out ${id}: no theta sketches are made or read`)
  }
  return found
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}
