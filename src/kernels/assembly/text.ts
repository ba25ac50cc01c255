/** Text: see `../text.ts`, whose results these functions give. */

/** `out` has room for the cells; nothing behind its `capacity` is written. */
export function copyCells(
  bytes: usize,
  starts: usize,
  ends: usize,
  count: u32,
  offsets: usize,
  out: usize,
  from: usize,
  capacity: usize,
): u32 {
  const limit = out + capacity
  let to = out + from
  store<u32>(offsets, from)
  for (let i: u32 = 0; i < count; i++) {
    const start = load<i32>(starts)
    if (start >= 0) {
      const size = load<u32>(ends) - start
      copy(bytes + start, size, to, limit)
      to += size
    }
    starts += 4
    ends += 4
    offsets += 4
    store<u32>(offsets, to - out)
  }
  return (to - out) as u32
}

/** Copies whole vectors, and so up to 15 bytes too many, which the next copy overwrites. */
function copy(from: usize, size: usize, to: usize, limit: usize): void {
  if (size > 64 || to + size + 16 > limit) {
    memory.copy(to, from, size)
    return
  }
  for (let at: usize = 0; at < size; at += 16) v128.store(to + at, v128.load(from + at))
}

export function countPoints(offsets: usize, bytes: usize, count: u32, out: usize): void {
  const continuation = i8x16.splat(-64)
  let from = load<u32>(offsets)
  for (let i: u32 = 0; i < count; i++) {
    const to = load<u32>(offsets, 4)
    let points: u32 = 0
    let at = from
    // Read as signed bytes, those below −64 continue a code point.
    for (; at + 16 <= to; at += 16) {
      points += popcnt<u32>(i8x16.bitmask(i8x16.ge_s(v128.load(bytes + at), continuation)))
    }
    if (at < to) {
      const starts = i8x16.bitmask(i8x16.ge_s(v128.load(bytes + at), continuation))
      points += popcnt<u32>(starts & ((1 << (to - at)) - 1))
    }
    store<f64>(out, points as f64)
    from = to
    offsets += 4
    out += 8
  }
}

/** The cells at some slots. */
export function takeCells(
  starts: usize,
  ends: usize,
  slots: usize,
  count: u32,
  outStarts: usize,
  outEnds: usize,
): u32 {
  let size: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const slot = load<u32>(slots + (i << 2)) << 2
    const start = load<u32>(starts + slot)
    const end = load<u32>(ends + slot)
    store<u32>(outStarts + (i << 2), start)
    store<u32>(outEnds + (i << 2), end)
    size += end - start
  }
  return size
}

export function takeDoubles(values: usize, slots: usize, count: u32, out: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    store<f64>(out + (i << 3), load<f64>(values + ((load<u32>(slots + (i << 2)) as usize) << 3)))
  }
}
