/** Reading the next piece while the one at hand is worked on. */
import type { ByteReader } from './input.js'

export interface ReadAhead {
  /** The next bytes, valid until the next call; none at the end. */
  next(): Promise<Uint8Array>
  close(): Promise<void>
}

/** The reader's bytes in pieces of at most `size`, one piece read ahead. */
export function readAhead(reader: ByteReader, size: number): ReadAhead {
  let [front, back] = [new Uint8Array(size), new Uint8Array(size)]
  let coming: Promise<number> | undefined
  return {
    async next() {
      const count = await (coming ?? reader.read(back))
      ;[front, back] = [back, front]
      if (count > 0) {
        coming = reader.read(back)
        // Whoever asks for the piece gets the error; nobody may.
        coming.catch(() => {})
      } else {
        coming = Promise.resolve(0)
      }
      return front.subarray(0, count)
    },
    close: () => reader.close(),
  }
}
