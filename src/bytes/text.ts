/** UTF-8 where it lies: checked, counted and decoded without copying it first. */
import { isUtf8 } from 'node:buffer'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Longer text is left to the platform's decoder, whose call costs as much as some dozen letters. */
const SHORT = 24

/** Whether `bytes[start .. end)` is well-formed UTF-8 (Unicode 16, table 3-7). */
export function isValidUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  return isUtf8(bytes.subarray(start, end))
}

/**
 * Code points in the well-formed UTF-8 `bytes[start .. end)`: the bytes that continue none. In
 * ill-formed text the same count, which then means little.
 */
export function countCodePoints(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) count += (bytes[i]! & 0xc0) === 0x80 ? 0 : 1
  return count
}

/** The string that `bytes[start .. end)` spells; what is not UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end))
  let text = ''
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte > 0x7f) return decoder.decode(bytes.subarray(start, end))
    text += String.fromCharCode(byte)
  }
  return text
}
