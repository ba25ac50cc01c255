/** Truth values out of bytes: `true`, `false`, `yes`, `no` in lower, UPPER or Capitalised spelling. */
import { CellClass } from './type.js'

const words = ['false', 'no', 'true', 'yes'].map((word) => ({
  value: word === 'true' || word === 'yes' ? 1 : 0,
  lower: [...word].map((letter) => letter.charCodeAt(0)),
}))

/** What makes a capital letter of ASCII a small one. */
const SMALL = 32

/** Leaves 1 or 0 in `out[0]`; returns `boolean`, or 0 if the bytes are none of the words. */
export function parseBoolean(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  const length = end - start
  if (length < 2 || length > 5) return 0
  for (const { value, lower } of words) {
    if (lower.length !== length || (bytes[start]! | SMALL) !== lower[0]) continue
    if (!isSpelling(bytes, start, lower)) return 0
    out[0] = value
    return CellClass.boolean
  }
  return 0
}

/** Whether all letters after the first are small, or all are capitals and the first one as well. */
function isSpelling(bytes: Uint8Array, start: number, lower: readonly number[]): boolean {
  const firstSmall = (bytes[start]! & SMALL) !== 0
  const restSmall = (bytes[start + 1]! & SMALL) !== 0
  if (firstSmall && !restSmall) return false
  const bit = restSmall ? SMALL : 0
  for (let i = 1; i < lower.length; i++) {
    const byte = bytes[start + i]!
    if ((byte | SMALL) !== lower[i] || (byte & SMALL) !== bit) return false
  }
  return true
}
