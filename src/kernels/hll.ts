/**
 * Which registers of a HyperLogLog sketch do these hashes make grow?
 *
 * A hash of four lanes (`hash.ts`) gives a coupon as Apache DataSketches has it: the lowest 26 bits of
 * h1 are the address, and the value is the leading zeros of h2 plus 1, at most 63. Registers are a
 * power of two in number; a coupon's register is its address modulo that. Beside the registers stand the sums
 * that follow from them and the running estimate: `accumulators/hll-registers.ts` says what they mean.
 * Cost: 7 ns a hash here, 1.5 in the kernel, and more where a register grows.
 */

const ADDRESSES = 2 ** 26 - 1
const LANES = 4
const MAXIMUM_VALUE = 63

/** Places of the sums. */
export const RegisterSum = {
  /** Σ 2^-value over values below 32. */
  low: 0,
  /** The same over the others. */
  high: 1,
  /** The running estimate. */
  running: 2,
} as const

/** Values from here on have a sum of their own. */
const HIGH_VALUE = 32

/** 2^-value, by value. */
const inversePowers = Float64Array.from({ length: 64 }, (_, value) => 2 ** -value)

/**
 * Raises registers by the valid slots among the first `count`, in order, and moves the sums on (see
 * {@link RegisterSum}).
 */
export function raiseRegisters(
  hashes: Uint32Array,
  validity: Uint8Array | undefined,
  count: number,
  registers: Uint8Array,
  sums: Float64Array,
): void {
  const mask = registers.length - 1
  for (let i = 0; i < count; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const at = i * LANES
    const high = hashes[at + 3]!
    const zeros = high === 0 ? 32 + Math.clz32(hashes[at + 2]!) : Math.clz32(high)
    const value = Math.min(zeros + 1, MAXIMUM_VALUE)
    const address = hashes[at]! & ADDRESSES & mask
    const before = registers[address]!
    if (value <= before) continue
    const sum = sums[RegisterSum.low]! + sums[RegisterSum.high]!
    sums[RegisterSum.running]! += registers.length / sum
    shiftSum(sums, before, -1)
    shiftSum(sums, value, 1)
    registers[address] = value
  }
}

function shiftSum(sums: Float64Array, value: number, sign: 1 | -1): void {
  const place = value < HIGH_VALUE ? RegisterSum.low : RegisterSum.high
  sums[place]! += sign * inversePowers[value]!
}
