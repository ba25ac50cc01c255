/** A place for bytes that is memory after all, for tests. */
import type { Spill } from '../../src/accumulators/spill.js'

export function memorySpill(room: number): Spill & { size(): number } {
  let bytes = Buffer.alloc(0)
  return {
    room,
    size: () => bytes.length,
    write(piece) {
      const at = bytes.length
      bytes = Buffer.concat([bytes, piece])
      return at
    },
    read: (at, into) => into.set(bytes.subarray(at, at + into.length)),
  }
}
