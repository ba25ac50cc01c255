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

/** Bytes that all texts begin with, up to 250 of them: with the seven behind them they are what decides. */
function sharedBytes(offsets: usize, bytes: usize, count: u32): u32 {
  const first = load<u32>(offsets)
  let shared = min<u32>(load<u32>(offsets, 4) - first, 250)
  for (let i: u32 = 1; i < count && shared > 0; i++) {
    const from = load<u32>(offsets + (i << 2))
    const size = min<u32>(shared, load<u32>(offsets + (i << 2), 4) - from)
    let same: u32 = 0
    while (same < size && load<u8>(bytes + from + same) === load<u8>(bytes + first + same)) same++
    shared = same
  }
  return shared
}

/**
 * A word for each text that ascends with it: the bytes behind those that all share, the first seven of them,
 * and how many there are, at most 8. Where two are equal and end in 8, what comes behind decides.
 */
function textWords(offsets: usize, bytes: usize, count: u32, out: usize): u32 {
  const shared = sharedBytes(offsets, bytes, count)
  for (let i: u32 = 0; i < count; i++) {
    const from = load<u32>(offsets + (i << 2)) + shared
    const size = load<u32>(offsets + (i << 2), 4) - from
    const word = bswap<u64>(load<u64>(bytes + from))
    const kept =
      size >= 7 ? word & ~0xff : size === 0 ? 0 : word & (~(0 as u64) << (64 - (size << 3)))
    store<u64>(out + (i << 3), kept | min<u32>(size, 8))
  }
  return shared
}

/** Whether a word says less than all of its text. */
function isCut(word: u64): bool {
  return (word & 0xff) === 8
}

function compareAt(offsets: usize, bytes: usize, a: u32, b: u32): i32 {
  const fromA = load<u32>(offsets + (a << 2))
  const fromB = load<u32>(offsets + (b << 2))
  const sizeA = load<u32>(offsets + (a << 2), 4) - fromA
  const sizeB = load<u32>(offsets + (b << 2), 4) - fromB
  return compare(bytes + fromA, sizeA, bytes + fromB, sizeB)
}

export function textExtremes(
  offsets: usize,
  bytes: usize,
  count: u32,
  words: usize,
  out: usize,
): void {
  textWords(offsets, bytes, count, words)
  let low: u32 = 0
  let high: u32 = 0
  let lowWord = load<u64>(words)
  let highWord = lowWord
  for (let i: u32 = 1; i < count; i++) {
    const word = load<u64>(words + (i << 3))
    if (word >= highWord) {
      if (word > highWord || (isCut(word) && compareAt(offsets, bytes, i, high) > 0)) {
        high = i
        highWord = word
      }
    }
    if (word <= lowWord) {
      if (word < lowWord || (isCut(word) && compareAt(offsets, bytes, i, low) < 0)) {
        low = i
        lowWord = word
      }
    }
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
  /** Texts, and room for a word for each. */
  size: u32 = 0
  words: usize = 0
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
  const words = frame.words
  textWords(frame.offsets, frame.bytes, frame.size, words)
  let ascents: u32 = 0
  let descents: u32 = 0
  let ties: u32 = 0
  let slot: i32 = -1
  let last: u32 = 0
  let lastWord: u64 = 0
  for (let i: u32 = 0; i < count; i++) {
    if (validity !== 0 && (((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1) === 0) continue
    const code = load<u32>(codes + (i << 2))
    const word = load<u64>(words + (code << 3))
    if (slot >= 0) {
      ascents += u32(word > lastWord)
      descents += u32(word < lastWord)
      if (word === lastWord) {
        const difference =
          code !== last && isCut(word) ? compareAt(frame.offsets, frame.bytes, code, last) : 0
        ascents += u32(difference > 0)
        descents += u32(difference < 0)
        ties += u32(difference === 0)
      }
    }
    slot = i
    last = code
    lastWord = word
  }
  frame.ascents = ascents
  frame.descents = descents
  frame.ties = ties
  return slot
}
