/** Bytes of a file, read piece by piece. */
import { type FileHandle, open, stat } from 'node:fs/promises'
import { DataError } from '../errors.js'
import type { ByteInput, ByteReader } from './input.js'

/** The file at `path`. Throws `DataError` where there is none, or it is a directory. */
export async function fileInput(path: string): Promise<ByteInput> {
  const info = await stat(path).catch((error: unknown) => {
    throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
  })
  if (info.isDirectory()) {
    throw new DataError(`cannot read ${path}: it is a directory, expected a file`)
  }
  return {
    name: path,
    // Pipes and devices have no size.
    size: info.isFile() ? info.size : null,
    open: () => openFile(path),
    close: async () => {},
  }
}

async function openFile(path: string): Promise<ByteReader> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, 'r')
  } catch (error) {
    throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
  }
  return {
    async read(into) {
      if (handle === undefined) return 0
      try {
        return (await handle.read(into, 0, into.length, null)).bytesRead
      } catch (error) {
        throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
      }
    },
    async close() {
      const open = handle
      handle = undefined
      await open?.close()
    },
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
  EROFS: 'the file system is read-only',
}

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return reasons[code] ?? error.message
}
