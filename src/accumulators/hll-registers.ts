/**
 * The registers of a HyperLogLog sketch: by address, the largest value that a coupon had.
 *
 * Beside the values stand two sums that follow from them, and the running estimate of Apache
 * DataSketches (historic inverse probability: Cohen 2015; Ting 2014): whenever a register grows, it
 * grows by one over the probability that a new value would have made some register grow.
 */
import { RegisterSum } from '../kernels/hll.js'
import { kernels } from '../kernels/kernels.js'
import { ADDRESS_BITS, type Coupons, couponEstimate, couponsIn } from './hll-coupons.js'

export const MIN_LG_K = 4
export const MAX_LG_K = 21

/** Values from here on have a sum of their own. */
const HIGH_VALUE = 32

export interface Registers {
  readonly values: Uint8Array
  /** Σ 2^-value over values below 32, and over the others: two sums, both exact in a double. */
  inverseSum: number
  inverseSumHigh: number
  /** The running estimate; 0 where the values did not come one by one. */
  running: number
  /** Whether they did not, so that there is no running estimate. */
  isOutOfOrder: boolean
}

/** Registers of so many coupons, in their order. */
export function registersFrom(coupons: Coupons, lgK: number): Registers {
  const registers = registersWith(new Uint8Array(2 ** lgK))
  registers.isOutOfOrder = false
  for (const coupon of couponsIn(coupons)) {
    raise(registers, coupon & (2 ** lgK - 1), coupon >>> ADDRESS_BITS)
  }
  // The coupons knew better what the registers can only estimate.
  registers.running = couponEstimate(coupons.count)
  return registers
}

/** Registers of given values, whose order of arrival is not known. Takes the array over. */
export function registersWith(values: Uint8Array): Registers {
  const registers = { values, inverseSum: 0, inverseSumHigh: 0, running: 0, isOutOfOrder: true }
  for (let i = 0, n = values.length; i < n; i++) shiftSum(registers, values[i]!, 1)
  return registers
}

/** Gives a register a larger value; a smaller one changes nothing. */
export function raise(registers: Registers, address: number, value: number): void {
  const { values } = registers
  const before = values[address]!
  if (value <= before) return
  if (!registers.isOutOfOrder) {
    registers.running += values.length / (registers.inverseSum + registers.inverseSumHigh)
  }
  shiftSum(registers, before, -1)
  shiftSum(registers, value, 1)
  values[address] = value
}

/** Raises registers by the hashes of the valid slots among the first `count`, in their order. */
export function raiseAll(
  registers: Registers,
  hashes: Uint32Array,
  validity: Uint8Array | undefined,
  count: number,
): void {
  const sums = new Float64Array(3)
  sums[RegisterSum.low] = registers.inverseSum
  sums[RegisterSum.high] = registers.inverseSumHigh
  sums[RegisterSum.running] = registers.running
  kernels().raiseRegisters(hashes, validity, count, registers.values, sums)
  registers.inverseSum = sums[RegisterSum.low]!
  registers.inverseSumHigh = sums[RegisterSum.high]!
  if (!registers.isOutOfOrder) registers.running = sums[RegisterSum.running]!
}

/** Takes the larger of each pair. The order of arrival is lost. */
export function joinRegisters(into: Registers, from: Registers): void {
  into.isOutOfOrder = true
  into.running = 0
  const { values } = from
  for (let i = 0, n = values.length; i < n; i++) raise(into, i, values[i]!)
}

/** 2^-value, by value. */
const inversePowers = Float64Array.from({ length: 64 }, (_, value) => 2 ** -value)

function shiftSum(registers: Registers, value: number, sign: 1 | -1): void {
  const inverse = inversePowers[value]!
  if (value < HIGH_VALUE) registers.inverseSum += sign * inverse
  else registers.inverseSumHigh += sign * inverse
}
