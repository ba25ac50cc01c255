/** Coupons that raise a register: see `../hll.ts`, whose results this function gives. */

const ADDRESS_BITS: u32 = 26
const ADDRESSES: u32 = (1 << 26) - 1
const MAXIMUM_VALUE: u32 = 63

/** `validity` is 0 where all slots are valid; `mask` is the number of registers less one. */
export function raisingCoupons(
  hashes: usize,
  validity: usize,
  count: u32,
  registers: usize,
  mask: u32,
  out: usize,
): u32 {
  let to = out
  for (let i: u32 = 0; i < count; i++) {
    const at = hashes + ((i as usize) << 4)
    const value = min<u32>((clz<u64>(load<u64>(at, 8)) as u32) + 1, MAXIMUM_VALUE)
    const address = load<u32>(at) & ADDRESSES
    if (value <= (load<u8>(registers + (address & mask)) as u32)) continue
    if (validity !== 0 && (((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1) === 0) continue
    store<u32>(to, address | (value << ADDRESS_BITS))
    to += 4
  }
  return ((to - out) >> 2) as u32
}
