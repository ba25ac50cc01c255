/** Bytes to be read from the start, as often as asked. */
import type { FileMark } from './file-mark.js'

/** One pass over the bytes. */
export interface ByteReader {
  /** Fills the front of `into`, at least one byte of it; returns how many, 0 at the end. */
  read(into: Uint8Array): Promise<number>
  /** May be called twice. */
  close(): Promise<void>
}

export interface ByteInput {
  /** As the user gave it. */
  readonly name: string
  /** Size in bytes, null where it is not known before reading. */
  readonly size: number | null
  /** The file that holds the bytes, where they are those of one. */
  readonly file?: FileMark
  /** A new pass from the first byte. Throws `DataError` where it cannot be opened. */
  open(): Promise<ByteReader>
  /** Frees what all passes share. May be called twice. */
  close(): Promise<void>
}

/** Bytes at hand. */
export function bytesInput(name: string, bytes: Uint8Array): ByteInput {
  return {
    name,
    size: bytes.length,
    open: async () => bytesReader(bytes),
    close: async () => {},
  }
}

function bytesReader(bytes: Uint8Array): ByteReader {
  let at = 0
  return {
    async read(into) {
      const piece = bytes.subarray(at, at + into.length)
      into.set(piece)
      at += piece.length
      return piece.length
    },
    close: async () => {},
  }
}

/** Reads until `into` is full or the bytes end; returns how many were read. */
export async function readFully(reader: ByteReader, into: Uint8Array): Promise<number> {
  let filled = 0
  while (filled < into.length) {
    const count = await reader.read(into.subarray(filled))
    if (count === 0) break
    filled += count
  }
  return filled
}

/** A reader that gives `bytes` before what is left in `rest`. */
export function prefixed(bytes: Uint8Array, rest: ByteReader): ByteReader {
  const first = bytesReader(bytes)
  return {
    read: async (into) => (await first.read(into)) || rest.read(into),
    close: () => rest.close(),
  }
}

/** A reader of the pieces, which may have any sizes; `close` ends the iteration and calls `onClose`. */
export function piecesReader(
  pieces: AsyncIterator<Uint8Array>,
  onClose: () => Promise<void>,
): ByteReader {
  let piece: Uint8Array = new Uint8Array(0)
  return {
    async read(into) {
      while (piece.length === 0) {
        const next = await pieces.next()
        if (next.done === true) return 0
        piece = next.value
      }
      const count = Math.min(piece.length, into.length)
      into.set(piece.subarray(0, count))
      piece = piece.subarray(count)
      return count
    },
    async close() {
      await pieces.return?.()
      await onClose()
    },
  }
}

/** The pieces that a reader gives, each an array of its own. */
export async function* piecesOf(reader: ByteReader, size = 65_536): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = new Uint8Array(size)
    const count = await reader.read(piece)
    if (count === 0) return
    yield piece.subarray(0, count)
  }
}
