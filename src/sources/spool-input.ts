/**
 * A stream that can be read more than once: standard input.
 *
 * What comes from the stream goes to a temporary file first; every pass reads the file and, at its
 * end, asks the stream for more. The file's name is removed as soon as it is open, so that nothing is
 * left behind however the process ends.
 */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataError } from '../errors.js'
import { reasonOf } from './file-input.js'
import type { ByteInput } from './input.js'

/** The stream's bytes under a name. Nothing is read before the first pass asks. */
export function spoolInput(name: string, stream: AsyncIterable<Uint8Array>): ByteInput {
  let spool: Promise<Spool> | undefined
  return {
    name,
    size: null,
    async open() {
      spool ??= Spool.open(name, stream[Symbol.asyncIterator]())
      const opened = await spool
      let at = 0
      return {
        async read(into) {
          const count = await opened.read(at, into)
          at += count
          return count
        },
        close: async () => {},
      }
    },
    async close() {
      const opened = await spool?.catch(() => undefined)
      spool = undefined
      await opened?.close()
    },
  }
}

class Spool {
  readonly #name: string
  readonly #stream: AsyncIterator<Uint8Array>
  readonly #file: FileHandle
  readonly #folder: string
  #size = 0
  #ended = false
  /** The latest request to the stream; passes take turns. */
  #turn: Promise<void> = Promise.resolve()

  private constructor(
    name: string,
    stream: AsyncIterator<Uint8Array>,
    file: { readonly handle: FileHandle; readonly folder: string },
  ) {
    this.#name = name
    this.#stream = stream
    this.#file = file.handle
    this.#folder = file.folder
  }

  static async open(name: string, stream: AsyncIterator<Uint8Array>): Promise<Spool> {
    try {
      const folder = await mkdtemp(join(tmpdir(), 'driftgate-'))
      const handle = await open(join(folder, 'input'), 'wx+', 0o600)
      const spool = new Spool(name, stream, { handle, folder })
      await spool.#remove().catch(() => {})
      return spool
    } catch (error) {
      throw new DataError(`cannot keep ${name} in a temporary file: ${reasonOf(error)}`)
    }
  }

  /** Reads from position `at` of the stream into `into`; 0 at the end. */
  async read(at: number, into: Uint8Array): Promise<number> {
    while (at >= this.#size && !this.#ended) {
      this.#turn = this.#turn.then(() =>
        at >= this.#size && !this.#ended ? this.#pull() : undefined,
      )
      await this.#turn
    }
    return (await this.#file.read(into, 0, into.length, at)).bytesRead
  }

  async #pull(): Promise<void> {
    try {
      const next = await this.#stream.next()
      if (next.done === true) {
        this.#ended = true
        return
      }
      await this.#write(next.value)
    } catch (error) {
      throw new DataError(`cannot read ${this.#name}: ${reasonOf(error)}`)
    }
  }

  async #write(piece: Uint8Array): Promise<void> {
    let written = 0
    while (written < piece.length) {
      const left = piece.length - written
      written += (await this.#file.write(piece, written, left, this.#size + written)).bytesWritten
    }
    this.#size += piece.length
  }

  async close(): Promise<void> {
    this.#ended = true
    await this.#stream.return?.()
    await this.#file.close()
    await this.#remove()
  }

  #remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }
}
