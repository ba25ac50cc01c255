/**
 * Which of these hashes make a register of a HyperLogLog sketch grow?
 *
 * A hash of four lanes (`hash.ts`) gives a coupon as Apache DataSketches has it: the lowest 26 bits of
 * h1 are the address, and above them stands the value, the leading zeros of h2 plus 1, at most 63.
 * Registers are a power of two in number; a coupon's register is its address modulo that.
 * Cost: 5 ns a hash here, 1.5 in the kernel. In a sketch that has seen much hardly any coupon is left,
 * so that what is done with those is free to be slow.
 */

const ADDRESS_BITS = 26
const ADDRESSES = 2 ** ADDRESS_BITS - 1
const LANES = 4
const MAXIMUM_VALUE = 63

/**
 * Writes the coupons of the valid slots among the first `count` whose value is above their register's to
 * `out`, in order, and returns their number. The registers stay as they are: of two coupons for one
 * register both are written.
 */
export function raisingCoupons(
  hashes: Uint32Array,
  validity: Uint8Array | undefined,
  count: number,
  registers: Uint8Array,
  out: Uint32Array,
): number {
  const mask = registers.length - 1
  let found = 0
  for (let i = 0; i < count; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const at = i * LANES
    const high = hashes[at + 3]!
    const zeros = high === 0 ? 32 + Math.clz32(hashes[at + 2]!) : Math.clz32(high)
    const value = Math.min(zeros + 1, MAXIMUM_VALUE)
    const address = hashes[at]! & ADDRESSES
    if (value > registers[address & mask]!) out[found++] = address | (value << ADDRESS_BITS)
  }
  return found
}
