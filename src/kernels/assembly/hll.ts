/** Hashes that raise a register: see `../hll.ts`, whose results this function gives bit for bit. */

const ADDRESSES: u32 = (1 << 26) - 1
const MAXIMUM_VALUE: u32 = 63
const HIGH_VALUE: u32 = 32

/** 2^-value. */
function inversePower(value: u32): f64 {
  return reinterpret<f64>(((1023 - value) as u64) << 52)
}

/** `validity` is 0 where all slots are valid; `mask` is the number of registers less one. */
export function raiseRegisters(
  hashes: usize,
  validity: usize,
  count: u32,
  registers: usize,
  mask: u32,
  sums: usize,
): void {
  let low = load<f64>(sums)
  let high = load<f64>(sums, 8)
  let running = load<f64>(sums, 16)
  const size = (mask as f64) + 1
  for (let i: u32 = 0; i < count; i++) {
    const at = hashes + ((i as usize) << 4)
    const value = min<u32>((clz<u64>(load<u64>(at, 8)) as u32) + 1, MAXIMUM_VALUE)
    const register = registers + (load<u32>(at) & ADDRESSES & mask)
    const before = load<u8>(register) as u32
    if (value <= before) continue
    if (validity !== 0 && (((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1) === 0) continue
    running += size / (low + high)
    if (before < HIGH_VALUE) low -= inversePower(before)
    else high -= inversePower(before)
    if (value < HIGH_VALUE) low += inversePower(value)
    else high += inversePower(value)
    store<u8>(register, value)
  }
  store<f64>(sums, low)
  store<f64>(sums, high, 8)
  store<f64>(sums, running, 16)
}
