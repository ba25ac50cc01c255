/** Bitmaps (bit i, least significant first, in byte i >> 3), whole words at a time in the kernel. */

/** How many of the first `length` bits are set. */
export function countOnes(bitmap: Uint8Array, length: number): number {
  let ones = 0
  for (let i = 0; i < length; i++) ones += (bitmap[i >> 3]! >> (i & 7)) & 1
  return ones
}

/** Sets the first `size` bytes of `out` to what both bitmaps have set. `out` may be one of them. */
export function intersectBits(a: Uint8Array, b: Uint8Array, size: number, out: Uint8Array): void {
  for (let i = 0; i < size; i++) out[i] = a[i]! & b[i]!
}

/**
 * Writes the first `count` bits of a bitmap behind the first `length` bits of another, whose bits behind those
 * in the same byte are 0.
 */
export function appendBits(from: Uint8Array, count: number, to: Uint8Array, length: number): void {
  const shift = length & 7
  const first = length >> 3
  const size = (count + 7) >> 3
  if (shift === 0) {
    to.set(from.subarray(0, size), first)
    if ((count & 7) !== 0) to[first + size - 1]! &= (1 << (count & 7)) - 1
    return
  }
  let carry = to[first]!
  for (let i = 0; i < size; i++) {
    const kept = Math.min(8, count - i * 8)
    const bits = from[i]! & ((1 << kept) - 1)
    to[first + i] = carry | (bits << shift)
    carry = bits >> (8 - shift)
  }
  if (shift + (((count - 1) & 7) + 1) > 8) to[first + size] = carry
}
