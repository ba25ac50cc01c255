/** MurmurHash3 x64 128: see `../hash.ts`, whose results these functions give bit for bit. */

const SEED: u64 = 9001
const C1: u64 = ((0x87c37b91 as u64) << 32) | 0x114253d5
const C2: u64 = ((0x4cf5ad43 as u64) << 32) | 0x2745937f
const F1: u64 = ((0xff51afd7 as u64) << 32) | 0xed558ccd
const F2: u64 = ((0xc4ceb9fe as u64) << 32) | 0x1a85ec53
const NAN_BITS: u64 = (0x7ff80000 as u64) << 32

function mixFirst(word: u64): u64 {
  return rotl<u64>(word * C1, 31) * C2
}

function mixSecond(word: u64): u64 {
  return rotl<u64>(word * C2, 33) * C1
}

function finalise(word: u64): u64 {
  word ^= word >> 33
  word *= F1
  word ^= word >> 33
  word *= F2
  return word ^ (word >> 33)
}

function close(h1: u64, h2: u64, length: u64, out: usize): void {
  h1 ^= length
  h2 ^= length
  h1 += h2
  h2 += h1
  h1 = finalise(h1)
  h2 = finalise(h2)
  h1 += h2
  h2 += h1
  store<u64>(out, h1)
  store<u64>(out, h2, 8)
}

function hashWord(word: u64, out: usize): void {
  close(SEED ^ mixFirst(word), SEED, 8, out)
}

/** The 1 to 8 bytes from `at` on as a little-endian word. What lies behind them is read, not used. */
function partialWord(at: usize, size: usize): u64 {
  return load<u64>(at) & (~(0 as u64) >> ((8 - size) << 3))
}

export function hashBytes(from: usize, to: usize, seed: u64, out: usize): void {
  let h1 = seed
  let h2 = seed
  let at = from
  for (; at + 16 <= to; at += 16) {
    h1 ^= mixFirst(load<u64>(at))
    h1 = (rotl<u64>(h1, 27) + h2) * 5 + 0x52dce729
    h2 ^= mixSecond(load<u64>(at, 8))
    h2 = (rotl<u64>(h2, 31) + h1) * 5 + 0x38495ab5
  }
  const left = to - at
  if (left > 8) {
    h1 ^= mixFirst(load<u64>(at))
    h2 ^= mixSecond(partialWord(at + 8, left - 8))
  } else if (left > 0) {
    h1 ^= mixFirst(partialWord(at, left))
  }
  close(h1, h2, (to - from) as u64, out)
}

export function hashDoubles(values: usize, count: i32, out: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    const value = load<f64>(values + (i << 3))
    const word = value === 0 ? 0 : reinterpret<u64>(value)
    hashWord(Number.isNaN(value) ? NAN_BITS : word, out + (i << 4))
  }
}

export function hashIntegers(values: usize, count: i32, out: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    hashWord(load<f64>(values + (i << 3)) as i64 as u64, out + (i << 4))
  }
}

export function hashInt64s(values: usize, count: i32, out: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    hashWord(load<u64>(values + (i << 3)), out + (i << 4))
  }
}

export function hashText(offsets: usize, bytes: usize, count: i32, out: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    const from = load<u32>(offsets + (i << 2))
    const to = load<u32>(offsets + (i << 2), 4)
    hashBytes(bytes + from, bytes + to, SEED, out + (i << 4))
  }
}

/** Cells with a negative start are passed over. */
export function hashCells(bytes: usize, starts: usize, ends: usize, count: i32, out: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    const start = load<i32>(starts + (i << 2))
    if (start < 0) continue
    hashBytes(bytes + start, bytes + load<u32>(ends + (i << 2)), SEED, out + (i << 4))
  }
}
