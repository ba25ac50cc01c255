/** Bytes of a file, read piece by piece. */
import { type FileHandle, open, stat } from 'node:fs/promises'
import { DataError } from '../errors.js'
import {
  endedEarly,
  type FileMark,
  markOf,
  requireSameFile,
  requireUnchanged,
} from './file-mark.js'
import type { ByteInput, ByteReader } from './input.js'

/**
 * The file at `path`. Throws `DataError` where there is none, or it is a directory; a pass over it throws
 * one where the file is no longer what it was, when it is opened and at its end.
 */
export async function fileInput(path: string): Promise<ByteInput> {
  const info = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
  })
  if (info.isDirectory()) {
    throw new DataError(`cannot read ${path}: it is a directory, expected a file`)
  }
  const mark = markOf(path, info)
  return {
    name: path,
    // Pipes and devices have no size.
    size: info.isFile() ? Number(info.size) : null,
    ...(mark === undefined ? {} : { file: mark }),
    open: () => openFile(path, mark),
    close: async () => {},
  }
}

async function openFile(path: string, mark: FileMark | undefined): Promise<ByteReader> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, 'r')
  } catch (error) {
    throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
  }
  const close = async () => {
    const open = handle
    handle = undefined
    await open?.close()
  }
  if (mark !== undefined) await requireHeld(handle, mark, close)
  let position = 0
  return {
    async read(into) {
      if (handle === undefined) return 0
      // What was written behind the end meanwhile is not read, but found.
      const length = Math.min(into.length, (mark?.size ?? Number.POSITIVE_INFINITY) - position)
      const count = length === 0 ? 0 : await readFrom(handle, into, length, path)
      position += count
      if (count > 0 || mark === undefined) return count
      if (length > 0) throw endedEarly(mark, position)
      requireUnchanged(mark, await handle.stat({ bigint: true }))
      await requireSameFile(mark)
      return 0
    },
    close,
  }
}

async function requireHeld(
  handle: FileHandle,
  mark: FileMark,
  close: () => Promise<void>,
): Promise<void> {
  try {
    requireUnchanged(mark, await handle.stat({ bigint: true }))
  } catch (error) {
    await close()
    throw error
  }
}

async function readFrom(
  handle: FileHandle,
  into: Uint8Array,
  length: number,
  path: string,
): Promise<number> {
  try {
    return (await handle.read(into, 0, length, null)).bytesRead
  } catch (error) {
    throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the path is no directory',
  EISDIR: 'it is a directory, expected a file',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the device reported an error',
  ENOSPC: 'no space is left on the device',
  EFBIG: 'the file would be larger than is allowed',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
}

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return reasons[code] ?? error.message
}
