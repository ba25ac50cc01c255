/** What a file was when it was first looked at, so that one that changes while it is read is found out. */
import { stat } from 'node:fs/promises'
import { DataError } from '../errors.js'

/** The facts of a file that a mark is made of: a part of Node's `BigIntStats`. */
interface FileFacts {
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly dev: bigint
  readonly ino: bigint
  isFile(): boolean
}

/** Plain data, which can be posted to another thread. */
export interface FileMark {
  readonly path: string
  /** Size in bytes. */
  readonly size: number
  /** When it was last written to, in nanoseconds. */
  readonly modified: bigint
  /** Which file it is, whatever its name. */
  readonly device: bigint
  readonly inode: bigint
}

/**
 * The mark of a file. Undefined for what has no size to hold it to: pipes and devices, and files that
 * the system makes as they are read.
 */
export function markOf(path: string, stats: FileFacts): FileMark | undefined {
  if (!stats.isFile() || stats.size === 0n) return undefined
  const { size, mtimeNs: modified, dev: device, ino: inode } = stats
  return { path, size: Number(size), modified, device, inode }
}

/** Throws `DataError` where these are not the facts of the file that was marked. */
export function requireUnchanged(mark: FileMark, stats: FileFacts): void {
  if (stats.ino !== mark.inode || stats.dev !== mark.device) {
    throw changed(mark, 'another file took its place')
  }
  const size = Number(stats.size)
  if (size !== mark.size) throw changed(mark, `it had ${mark.size} bytes and now has ${size}`)
  if (stats.mtimeNs !== mark.modified) throw changed(mark, 'it was written to')
}

/** Throws `DataError` where the file is not what it was. One that was removed is none the worse. */
export async function requireSameFile(mark: FileMark): Promise<void> {
  const stats = await stat(mark.path, { bigint: true }).catch(() => undefined)
  if (stats !== undefined) requireUnchanged(mark, stats)
}

/** The error of a file that ended before its size. */
export function endedEarly(mark: FileMark, read: number): DataError {
  return changed(mark, `it had ${mark.size} bytes and ended after ${read}`)
}

function changed({ path }: FileMark, what: string): DataError {
  return new DataError(
    `${path} changed while it was read: ${what}; run again once nothing writes to it`,
  )
}
