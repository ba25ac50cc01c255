/**
 * Bytes with runs of zeros written short: counts of 64 bits are mostly zeros.
 *
 * A byte other than 0 stands for itself; 0 is followed by the length of a run of zeros, 1 to 255. At
 * worst twice as long, at best 1/127; unpacking is bounded by 128 times the input.
 */
import { DataError } from '../errors.js'

const longestRun = 255

/** The short form. */
export function packZeros(bytes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(2 * bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!
    packed[length++] = byte
    if (byte !== 0) {
      i++
      continue
    }
    let run = 1
    while (run < longestRun && bytes[i + run] === 0) run++
    packed[length++] = run
    i += run
  }
  return packed.slice(0, length)
}

/** The bytes that `packZeros` was given. Throws `DataError` on what it does not write. */
export function unpackZeros(packed: Uint8Array): Uint8Array {
  let length = 0
  for (let i = 0; i < packed.length; i++) {
    if (packed[i] !== 0) length++
    else length += runAt(packed, ++i)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (let i = 0; i < packed.length; i++) {
    if (packed[i] !== 0) bytes[at++] = packed[i]!
    else at += packed[++i]!
  }
  return bytes
}

function runAt(packed: Uint8Array, at: number): number {
  const run = packed[at] ?? 0
  if (run === 0) throw new DataError('a run of zeros without its length')
  return run
}
