/** A part of a file, read straight into the block where it is worked on: for threads of their own. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { DataError } from '../errors.js'
import type { BlockInput } from './block-input.js'
import { reasonOf } from './file-input.js'
import { endedEarly, type FileMark, requireUnchanged } from './file-mark.js'

export interface FileBlocks {
  /** Bytes from `position` of the file to its end. Closing it leaves the file open. */
  from(position: number): BlockInput
  /** Bytes at a position, fewer than asked for only at the end of the file. */
  readAt(position: number, into: Uint8Array): number
  /** Throws `DataError` where the file is not the one that was marked. */
  check(): void
  /** May be called twice. */
  close(): void
}

/** Opens the file. Throws `DataError` where it cannot be read or is not what it was. */
export function openBlocks(mark: FileMark): FileBlocks {
  let descriptor: number | undefined = attempt(mark, () => openSync(mark.path, 'r'))
  const opened = () => descriptor ?? -1
  const read = (position: number, into: Uint8Array) => {
    const length = Math.min(into.length, mark.size - position)
    if (length <= 0) return 0
    const count = attempt(mark, () => readSync(opened(), into, 0, length, position))
    if (count === 0) throw endedEarly(mark, position)
    return count
  }
  const blocks: FileBlocks = {
    from(position) {
      let at = position
      return {
        wait: () => undefined,
        take(into) {
          const count = read(at, into)
          at += count
          return count
        },
        close: async () => {},
      }
    },
    readAt(position, into) {
      let filled = 0
      while (filled < into.length) {
        const count = read(position + filled, into.subarray(filled))
        if (count === 0) break
        filled += count
      }
      return filled
    },
    check: () =>
      requireUnchanged(
        mark,
        attempt(mark, () => fstatSync(opened(), { bigint: true })),
      ),
    close() {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = undefined
    },
  }
  try {
    blocks.check()
  } catch (error) {
    blocks.close()
    throw error
  }
  return blocks
}

function attempt<Result>({ path }: FileMark, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw new DataError(`cannot read ${path}: ${reasonOf(error)}`)
  }
}
