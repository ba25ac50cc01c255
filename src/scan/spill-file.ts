/**
 * A temporary file for what a scan keeps of every value and memory has no room for.
 *
 * It is made when something is written, for its owner alone, and its name is removed as soon as it is
 * open, so that nothing is left behind however the process ends. Written and read at once, since
 * accumulators do not wait. Threads of the process write to the same file, each where no other does.
 */
import {
  closeSync,
  mkdtempSync,
  openSync,
  readSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Spill } from '../accumulators/spill.js'
import { assert, DataError } from '../errors.js'
import { reasonOf } from '../sources/file-input.js'

/** An open file, as plain data for other threads. */
export interface SharedFile {
  readonly descriptor: number
  /** One 64-bit number: where the next bytes go. */
  readonly end: SharedArrayBuffer
}

export interface SpillFile extends Spill {
  /** For threads, which must not use it once it is closed. Undefined where no file can be made. */
  share(): SharedFile | undefined
  /** Ends it. May be called twice. */
  close(): void
}

/** Opens nothing yet. `room` is what each state may keep in memory, in bytes. */
export function spillFile(room: number): SpillFile {
  let file: (SharedFile & { readonly folder: string }) | undefined
  let isClosed = false
  const open = () => {
    assert(!isClosed, 'a temporary file is used after its scan')
    file ??= make()
    return file
  }
  return {
    room,
    write: (bytes) => write(open(), bytes),
    read: (at, into) => read(open(), at, into),
    share() {
      try {
        const { descriptor, end } = open()
        return { descriptor, end }
      } catch (error) {
        // Whoever must write says why it cannot be done.
        if (error instanceof DataError) return undefined
        throw error
      }
    },
    close() {
      isClosed = true
      if (file === undefined) return
      const { descriptor, folder } = file
      file = undefined
      closeSync(descriptor)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The file of another thread. */
export function sharedSpill(file: SharedFile, room: number): Spill {
  return {
    room,
    write: (bytes) => write(file, bytes),
    read: (at, into) => read(file, at, into),
  }
}

function make() {
  const folder = explained('make', () => mkdtempSync(join(tmpdir(), 'driftgate-')))
  const path = join(folder, 'hashes')
  try {
    const descriptor = explained('make', () => openSync(path, 'wx+', 0o600))
    return { descriptor, folder, end: new SharedArrayBuffer(8) }
  } finally {
    // Where an open file cannot be removed it goes when it is closed.
    for (const remove of [() => unlinkSync(path), () => rmdirSync(folder)]) {
      try {
        remove()
      } catch {}
    }
  }
}

function write({ descriptor, end }: SharedFile, bytes: Uint8Array): number {
  const at = Number(Atomics.add(new BigInt64Array(end), 0, BigInt(bytes.length)))
  explained('write', () => {
    for (let from = 0; from < bytes.length; ) {
      from += writeSync(descriptor, bytes, from, bytes.length - from, at + from)
    }
  })
  return at
}

function read({ descriptor }: SharedFile, at: number, into: Uint8Array): void {
  explained('read', () => {
    for (let from = 0; from < into.length; ) {
      const count = readSync(descriptor, into, from, into.length - from, at + from)
      if (count === 0) throw new Error('it ends too early')
      from += count
    }
  })
}

function explained<Result>(what: 'make' | 'write' | 'read', act: () => Result): Result {
  try {
    return act()
  } catch (cause) {
    throw new DataError(
      `cannot ${what} a temporary file in ${tmpdir()}, for the hashes of keys that memory has no room ` +
        `for: ${reasonOf(cause)}; make room there, or name another folder with TMPDIR`,
      { cause },
    )
  }
}
