/** Bitmaps: see `../bits.ts`, whose results these functions give. */

export function countOnes(bitmap: usize, length: u32): u32 {
  let ones: u64 = 0
  let at = bitmap
  for (; length >= 64; length -= 64) {
    ones += popcnt<u64>(load<u64>(at))
    at += 8
  }
  if (length > 0) ones += popcnt<u64>(load<u64>(at) & (((1 as u64) << length) - 1))
  return ones as u32
}

export function intersectBits(a: usize, b: usize, size: usize, out: usize): void {
  let i: usize = 0
  for (; i + 16 <= size; i += 16) v128.store(out + i, v128.and(v128.load(a + i), v128.load(b + i)))
  for (; i < size; i++) store<u8>(out + i, load<u8>(a + i) & load<u8>(b + i))
}
