/**
 * States written short: counts of 64 bits are mostly zeros.
 *
 * Bytes are taken apart into eight planes (every eighth byte from the first, from the second, …), so
 * that the zeros of neighbouring counts lie together. Then a byte other than 0 stands for itself, and
 * 0 is followed by the length of a run of zeros, 1 to 255. Guarantee: at worst twice as long; what
 * unpacks is at most 128 times the input.
 */
import { DataError } from '../errors.js'

const planes = 8
const longestRun = 255

/** The short form. */
export function pack(bytes: Uint8Array): Uint8Array {
  const apart = new Uint8Array(bytes.length)
  let next = 0
  forEachByPlane(bytes.length, (i) => {
    apart[next++] = bytes[i]!
  })
  return shortenRuns(apart)
}

/** The bytes that `pack` was given. Throws `DataError` on what it does not write. */
export function unpack(packed: Uint8Array): Uint8Array {
  const apart = restoreRuns(packed)
  const bytes = new Uint8Array(apart.length)
  let next = 0
  forEachByPlane(bytes.length, (i) => {
    bytes[i] = apart[next++]!
  })
  return bytes
}

function forEachByPlane(length: number, visit: (index: number) => void): void {
  for (let plane = 0; plane < planes; plane++) {
    for (let i = plane; i < length; i += planes) visit(i)
  }
}

function shortenRuns(bytes: Uint8Array): Uint8Array {
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

function restoreRuns(packed: Uint8Array): Uint8Array {
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
