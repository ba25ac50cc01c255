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
