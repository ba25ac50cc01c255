/** Files that commands read and write whole; every write is atomic. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DataError } from '../errors.js'
import { reasonOf } from '../sources/file-input.js'

type Content = string | Uint8Array

/** Temporary files that are being written. */
const unfinished = new Set<string>()

/**
 * Writes a file so that a reader sees the old content or the new, never a part: a temporary
 * neighbour is written, flushed and renamed. On failure, and when the process ends meanwhile, the
 * neighbour is removed. Links are followed; devices and pipes are written to, not replaced.
 */
export async function writeAtomically(path: string, content: Content): Promise<void> {
  try {
    await makeFolder(dirname(path))
    const before = await stat(path).catch(() => undefined)
    if (before === undefined) await replace(path, content, 0o666)
    else if (before.isFile()) await replace(await realpath(path), content, before.mode & 0o777)
    else await writeFile(path, content)
  } catch (cause) {
    throw new DataError(`cannot write ${path}: ${reasonOf(cause)}`, { cause })
  }
}

async function replace(path: string, content: Content, mode: number): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`
  const file = await open(temporary, 'wx', mode)
  if (unfinished.size === 0) process.once('exit', removeUnfinished)
  unfinished.add(temporary)
  try {
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw cause
  } finally {
    unfinished.delete(temporary)
    if (unfinished.size === 0) process.off('exit', removeUnfinished)
  }
}

function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true })
}

/**
 * Makes a folder and those above it. Not by Node's own option `recursive`, which tries for ever below a
 * folder such as `/proc`, where nothing can be made.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await makeFolder(parent)
  await mkdir(folder).catch(async (cause: unknown) => {
    if (!(await exists(folder))) throw cause
  })
}

/** Whether there is anything at the path. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
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
