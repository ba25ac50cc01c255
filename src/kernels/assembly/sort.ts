/**
 * A block of doubles in order: see `../sort.ts`.
 *
 * Be advised: clever. Doubles become unsigned integers that ascend with them. Only bits that vary
 * within the block are sorted by: the highest 33 of them by radix, eleven at a time. Where more
 * vary, an insertion sort puts right what the lower ones decide; if that moves too much, all
 * varying bits are sorted by radix after all, so that no input is slow.
 */

const DIGIT_BITS: u32 = 11
const DIGIT_MASK: u64 = 2047
/** Room for the counts of three digits. */
const COUNT_BYTES: usize = 3 * 2048 * 4
const WINDOW_BITS: u32 = 33
const SMALL: u32 = 48
const SIGN: u64 = (1 as u64) << 63
const NAN_BITS: u64 = (0x7ff80000 as u64) << 32

/** `other` has room for as many values, `counts` for three times 2,048 words. */
export function sortDoubles(values: usize, count: u32, other: usize, counts: usize): void {
  if (count === 0) return
  let any: u64 = 0
  let all: u64 = ~0
  let ascends = true
  let before: u64 = 0
  for (let i: u32 = 0; i < count; i++) {
    const key = keyOf(load<f64>(values + (i << 3)))
    store<u64>(values + (i << 3), key)
    any |= key
    all &= key
    if (key < before) ascends = false
    before = key
  }
  let sorted = values
  if (!ascends) {
    if (count <= SMALL) insertionSort(values, count, ~0)
    else sorted = sortKeys(values, count, other, counts, any ^ all)
  }
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(sorted + (i << 3))
    store<u64>(values + (i << 3), key ^ (key & SIGN ? SIGN : ~(0 as u64)))
  }
}

function keyOf(value: f64): u64 {
  // −0 becomes 0, and every NaN the one that is above infinity.
  const bits = Number.isNaN(value) ? NAN_BITS : reinterpret<u64>(value + 0)
  const sign = ((bits as i64) >> 63) as u64
  return bits ^ (sign | SIGN)
}

/** Sorts keys that differ in the given bits. Returns where they are: `keys` or `other`. */
function sortKeys(keys: usize, count: u32, other: usize, counts: usize, varying: u64): usize {
  const top = (64 - clz<u64>(varying)) as u32
  const bottom = ctz<u64>(varying) as u32
  const from = top - bottom > WINDOW_BITS ? top - WINDOW_BITS : bottom
  const sorted = sortWindow(keys, count, other, counts, from, top)
  if (from === bottom) return sorted
  if (insertionSort(sorted, count, count << 2)) return sorted
  // The radix sort keeps the order of equal digits, so that it can go on from the lowest bits.
  const spare = sorted === keys ? other : keys
  let at = sorted
  let free = spare
  for (let bit: u32 = bottom; bit < top; bit += WINDOW_BITS) {
    const result = sortWindow(at, count, free, counts, bit, min(bit + WINDOW_BITS, top))
    if (result !== at) {
      free = at
      at = result
    }
  }
  return at
}

/** Sorts by the bits [from, top), up to 33 of them. Returns where the keys are. */
function sortWindow(
  keys: usize,
  count: u32,
  other: usize,
  counts: usize,
  from: u32,
  top: u32,
): usize {
  memory.fill(counts, 0, COUNT_BYTES)
  const middle = from + DIGIT_BITS
  const upper = middle + DIGIT_BITS
  // Above the top of a key there is nothing; a shift would come in at the bottom again.
  const middleMask = middle > 63 ? 0 : DIGIT_MASK
  const upperMask = upper > 63 ? 0 : DIGIT_MASK
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(keys + (i << 3))
    increment(counts + ((((key >> from) & DIGIT_MASK) as usize) << 2))
    increment(counts + 8192 + ((((key >> middle) & middleMask) as usize) << 2))
    increment(counts + 16384 + ((((key >> upper) & upperMask) as usize) << 2))
  }
  let source = keys
  let target = other
  for (let bit = from; bit < top; bit += DIGIT_BITS) {
    distribute(source, target, count, counts, bit)
    const swap = source
    source = target
    target = swap
    counts += 8192
  }
  return source
}

function increment(at: usize): void {
  store<u32>(at, load<u32>(at) + 1)
}

/** One pass: counts become places, and keys go to the places of their digit. */
function distribute(source: usize, target: usize, count: u32, counts: usize, bit: u32): void {
  let place: u32 = 0
  for (let at = counts; at < counts + 8192; at += 4) {
    const size = load<u32>(at)
    store<u32>(at, place)
    place += size
  }
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(source + (i << 3))
    const at = counts + ((((key >> bit) & DIGIT_MASK) as usize) << 2)
    const to = load<u32>(at)
    store<u32>(at, to + 1)
    store<u64>(target + (to << 3), key)
  }
}

/** Sorts what is nearly sorted; gives up, with all keys in some order, beyond so many moves. */
function insertionSort(keys: usize, count: u32, limit: u32): bool {
  let moves: u32 = 0
  const end = keys + (count << 3)
  let largest = load<u64>(keys)
  for (let from = keys + 8; from < end; from += 8) {
    const key = load<u64>(from)
    if (key >= largest) {
      largest = key
      continue
    }
    let at = from
    do {
      store<u64>(at, load<u64>(at - 8))
      at -= 8
      moves++
    } while (at > keys && load<u64>(at - 8) > key)
    store<u64>(at, key)
    if (moves > limit) return false
  }
  return true
}
