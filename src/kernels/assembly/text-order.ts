/** Texts in their order: see `../text-order.ts`, whose results these functions give. */

/** Bytes of a text that decide. */
const KEY_BYTES: u32 = 257

/** Negative, zero or positive, as the first text lies before, at or behind the second. */
function compare(a: usize, lengthA: u32, b: usize, lengthB: u32): i32 {
  const sizeA = min<u32>(lengthA, KEY_BYTES)
  const sizeB = min<u32>(lengthB, KEY_BYTES)
  const shared = min<u32>(sizeA, sizeB)
  let at: u32 = 0
  for (; at + 8 <= shared; at += 8) {
    const x = bswap<u64>(load<u64>(a + at))
    const y = bswap<u64>(load<u64>(b + at))
    if (x !== y) return x < y ? -1 : 1
  }
  if (at < shared) {
    // What lies behind the shared bytes is read, not used.
    const shift = ((8 - (shared - at)) << 3) as u64
    const x = bswap<u64>(load<u64>(a + at)) >> shift
    const y = bswap<u64>(load<u64>(b + at)) >> shift
    if (x !== y) return x < y ? -1 : 1
  }
  return (sizeA as i32) - (sizeB as i32)
}

export function textExtremes(offsets: usize, bytes: usize, count: u32, out: usize): void {
  let low: u32 = 0
  let high: u32 = 0
  for (let i: u32 = 1; i < count; i++) {
    const from = load<u32>(offsets + (i << 2))
    const size = load<u32>(offsets + (i << 2), 4) - from
    const highFrom = load<u32>(offsets + (high << 2))
    const highSize = load<u32>(offsets + (high << 2), 4) - highFrom
    if (compare(bytes + from, size, bytes + highFrom, highSize) > 0) {
      high = i
      continue
    }
    const lowFrom = load<u32>(offsets + (low << 2))
    const lowSize = load<u32>(offsets + (low << 2), 4) - lowFrom
    if (compare(bytes + from, size, bytes + lowFrom, lowSize) < 0) low = i
  }
  store<u32>(out, low)
  store<u32>(out, high, 4)
}

/** What `followCodes` is given; in this order in `../native/text.ts`. */
class Frame {
  codes: usize = 0
  /** 0 where all slots are valid. */
  validity: usize = 0
  count: u32 = 0
  offsets: usize = 0
  bytes: usize = 0
  ascents: u32 = 0
  descents: u32 = 0
  ties: u32 = 0
}

/** Returns the last slot, or −1. */
export function followCodes(address: usize): i32 {
  const frame = changetype<Frame>(address)
  const codes = frame.codes
  const validity = frame.validity
  const count = frame.count
  const offsets = frame.offsets
  const bytes = frame.bytes
  let ascents: u32 = 0
  let descents: u32 = 0
  let ties: u32 = 0
  let slot: i32 = -1
  let last: u32 = 0
  let lastFrom: u32 = 0
  let lastSize: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    if (validity !== 0 && (((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1) === 0) continue
    const code = load<u32>(codes + (i << 2))
    if (slot >= 0 && code === last) {
      ties++
      slot = i
      continue
    }
    const from = load<u32>(offsets + (code << 2))
    const size = load<u32>(offsets + (code << 2), 4) - from
    if (slot >= 0) {
      const difference = compare(bytes + from, size, bytes + lastFrom, lastSize)
      ascents += u32(difference > 0)
      descents += u32(difference < 0)
      ties += u32(difference === 0)
    }
    slot = i
    last = code
    lastFrom = from
    lastSize = size
  }
  frame.ascents = ascents
  frame.descents = descents
  frame.ties = ties
  return slot
}
