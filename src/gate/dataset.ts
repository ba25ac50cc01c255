/**
 * A data set as a user names it: rows to be read (a file, a directory, a pattern, standard input), or
 * a stored profile that stands in for them.
 */
import { open, readFile, stat } from 'node:fs/promises'
import { DataError } from '../errors.js'
import type { Profile } from '../profile/profile.js'
import { reasonOf } from '../sources/file-input.js'
import { openSource, type ReadOptions, sniffFormat } from '../sources/open.js'
import type { Source } from '../sources/source.js'

export type Dataset =
  | { readonly kind: 'rows'; readonly source: Source }
  | { readonly kind: 'profile'; readonly profile: Profile }

/** A path or pattern, a source of one's own, or a profile in memory. */
export type Input = string | Source | Profile

/** Opens an input. Throws `DataError` where it cannot be read. */
export async function openDataset(input: Input, options: ReadOptions = {}): Promise<Dataset> {
  if (typeof input !== 'string') {
    return 'faults' in input && typeof input.faults === 'function'
      ? { kind: 'rows', source: input as Source }
      : { kind: 'profile', profile: input as Profile }
  }
  if (await isProfileFile(input)) return { kind: 'profile', profile: await readProfile(input) }
  return { kind: 'rows', source: await openSource(input, options) }
}

/** Reads a profile file. Throws `DataError` on one that is damaged, truncated or newer. */
export async function readProfile(path: string): Promise<Profile> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (cause) {
    throw new DataError(`cannot read profile ${path}: ${reasonOf(cause)}`, { cause })
  }
  const { decodeProfile } = await import('../profile/decode.js')
  return decodeProfile(bytes, path)
}

/** By content first; a file named `.profile` is one whatever it holds, so that damage is named. */
async function isProfileFile(path: string): Promise<boolean> {
  if (path === '-') return false
  const head = new Uint8Array(8)
  try {
    // What is read of a pipe is gone for the source.
    if (!(await stat(path)).isFile()) return false
    const file = await open(path, 'r')
    try {
      await file.read(head, 0, head.length, 0)
    } finally {
      await file.close()
    }
  } catch {
    return false // Not a readable file: a directory, a pattern or nothing; the source will say.
  }
  return path.endsWith('.profile') || sniffFormat(head, path) === 'arrow'
}
