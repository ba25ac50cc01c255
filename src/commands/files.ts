/** Files that commands read and write whole; every write is atomic. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DataError } from '../errors.js'

/**
 * Writes a file so that a reader sees the old content or the new, never a part: a temporary
 * neighbour is written, flushed and renamed. On failure the neighbour is removed.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw new DataError(`cannot write ${path}: ${reasonOf(cause)}`, { cause })
  }
}

/** Reads a text file; `what` names its role in the error. */
export async function readText(path: string, what: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path, what))
}

/** Reads a whole file; `what` names its role in the error. */
export async function readBytes(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new DataError(`cannot read ${what} ${path}: ${reasonOf(cause)}`, { cause })
  }
}

/** The cause of a failed file operation in plain words. */
export function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code
  switch (code) {
    case 'ENOENT':
      return 'no such file; check the path'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EISDIR':
      return 'it is a directory, a file was expected'
    case 'ENOTDIR':
      return 'a part of the path is not a directory'
    case 'ENOSPC':
      return 'no space left on the device'
    case 'EROFS':
      return 'the file system is read-only'
    default:
      return cause instanceof Error ? cause.message : String(cause)
  }
}
