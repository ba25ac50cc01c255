/** Pattern classes of ASCII: see `../pattern.ts`, whose result this function gives. */

/** Where `low` ≤ lane ≤ `high`, the class in its place. */
function classed(text: v128, low: i8, high: i8, pattern: i8, otherwise: v128): v128 {
  const inside = v128.and(i8x16.ge_s(text, i8x16.splat(low)), i8x16.le_s(text, i8x16.splat(high)))
  return v128.bitselect(i8x16.splat(pattern), otherwise, inside)
}

/** Reads and writes whole vectors: there is room for 15 bytes more. */
export function patternBytes(from: usize, size: u32, out: usize): u32 {
  let any = i8x16.splat(0)
  const whole = size & ~15
  for (let at: u32 = 0; at < size; at += 16) {
    let text = v128.load(from + at)
    if (at === whole) {
      // Lanes behind the end are not text.
      const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
      text = v128.and(text, i8x16.lt_s(lanes, i8x16.splat((size - whole) as i8)))
    }
    any = v128.or(any, text)
    let pattern = classed(text, 48, 57, 57, text)
    pattern = classed(text, 65, 90, 65, pattern)
    pattern = classed(text, 97, 122, 97, pattern)
    v128.store(out + at, pattern)
  }
  return u32(i8x16.bitmask(any) === 0)
}
