/** Files that are written piece by piece and appear together once they are whole. */
import { randomUUID } from 'node:crypto'
import { rmdirSync, rmSync } from 'node:fs'
import { type FileHandle, open, rename, rm, rmdir } from 'node:fs/promises'
import { DataError } from '../errors.js'
import { reasonOf } from '../sources/file-input.js'
import { exists, makeFolder } from './files.js'

export interface GrowingFile {
  /** Copies the bytes; undefined where nothing is to be waited for. */
  write(bytes: Uint8Array): Promise<void> | undefined
}

export interface GrowingFiles {
  readonly opened: readonly GrowingFile[]
  /** Flushes all files and gives them their names. */
  finish(): Promise<void>
  /** Removes all that was not finished, and the folder where it was made for them. May be called twice. */
  discard(): Promise<void>
}

/** Bytes that are gathered before they are written. */
const gathered = 1 << 18

interface Growing extends GrowingFile {
  readonly path: string
  readonly temporary: string
  readonly handle: FileHandle
  flush(): Promise<void>
}

/** Opens files by the paths they will have, in a folder that is made where there is none. */
export async function growFiles(folder: string, paths: readonly string[]): Promise<GrowingFiles> {
  const isNew = !(await exists(folder))
  const files: Growing[] = []
  let isOpen = true
  const removeAtExit = () => {
    for (const { temporary } of files) rmSync(temporary, { force: true })
    if (isNew) removeFolder(folder)
  }
  process.once('exit', removeAtExit)
  const close = async () => {
    isOpen = false
    process.off('exit', removeAtExit)
    await Promise.all(files.map(({ handle }) => handle.close().catch(() => {})))
  }
  const discard = async () => {
    if (!isOpen) return
    await close()
    await Promise.all(files.map(({ temporary }) => rm(temporary, { force: true })))
    if (isNew) await rmdir(folder).catch(() => {})
  }
  try {
    await saying(folder, () => makeFolder(folder))
    for (const path of paths) files.push(await saying(path, () => openGrowing(path)))
  } catch (error) {
    await discard()
    throw error
  }
  return {
    opened: files,
    discard,
    async finish() {
      for (const { path, flush, handle } of files) {
        await flush()
        await saying(path, () => handle.sync())
      }
      for (const { path, temporary } of files) await saying(path, () => rename(temporary, path))
      await close()
    },
  }
}

async function openGrowing(path: string): Promise<Growing> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`
  const handle = await open(temporary, 'wx', 0o666)
  const buffer = new Uint8Array(gathered)
  let size = 0
  const put = async (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length; ) {
      from += (await handle.write(bytes, from, bytes.length - from)).bytesWritten
    }
  }
  const flush = () =>
    saying(path, async () => {
      const full = buffer.subarray(0, size)
      size = 0
      await put(full)
    })
  const whole = async (bytes: Uint8Array) => {
    await flush()
    if (bytes.length > gathered) await saying(path, () => put(bytes))
    else {
      buffer.set(bytes)
      size = bytes.length
    }
  }
  return {
    path,
    temporary,
    handle,
    flush,
    write(bytes) {
      if (size + bytes.length > gathered) return whole(bytes)
      buffer.set(bytes, size)
      size += bytes.length
      return undefined
    },
  }
}

async function saying<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (cause) {
    throw new DataError(`cannot write ${path}: ${reasonOf(cause)}`, { cause })
  }
}

function removeFolder(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Others have put something there meanwhile, or it was never made.
  }
}
