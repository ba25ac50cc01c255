/** Reading the next piece while the one at hand is worked on. */
import type { BlockInput } from './block-input.js'
import type { ByteReader } from './input.js'

/** The reader's bytes, read in pieces of at most `size`, one piece ahead. */
export function readAhead(reader: ByteReader, size: number): BlockInput {
  let [front, back] = [new Uint8Array(size), new Uint8Array(size)]
  let piece = front.subarray(0, 0)
  let coming: Promise<number> | undefined
  let hasEnded = false
  const next = async () => {
    const count = await (coming ?? reader.read(back))
    ;[front, back] = [back, front]
    piece = front.subarray(0, count)
    hasEnded = count === 0
    if (hasEnded) return
    coming = reader.read(back)
    // Whoever waits for the piece gets the error; nobody may.
    coming.catch(() => {})
  }
  return {
    wait: () => (piece.length > 0 || hasEnded ? undefined : next()),
    take(into) {
      const part = piece.subarray(0, into.length)
      into.set(part)
      piece = piece.subarray(part.length)
      return part.length
    },
    close: () => reader.close(),
  }
}
