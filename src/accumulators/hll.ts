/**
 * How many different values are there?
 *
 * Method: HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007) in the form of Apache DataSketches:
 * a value's hash gives a *coupon*, 26 bits of address and a value, the number of leading zeros + 1
 * of other 64 bits. Few coupons are kept as they are: up to 7 in a list, more in a hash set; beyond
 * 3/32 · 2^lgK of them, each of 2^lgK registers keeps the largest value among the coupons of its
 * address.
 * Layout of the state: the coupons, or the registers, one byte each; beside the registers the
 * running (HIP) estimate that other readers of the format use while nothing was merged.
 * Guarantee: near exact while coupons are kept (two values share one with probability 5e-9); a
 * relative standard error of 1.04 / √(2^lgK) beyond. See `distinct`.
 * Merge: union of coupons, maximum of registers; commutative. Cost: a hash (shared) and about 2 ns.
 * Weakness: an adversary who knows the seed can steer it. Invalid slots are not values; the empty
 * text is one here (DataSketches ignores it), and so is NaN.
 */
import type { Column } from '../batch/column.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Accumulator } from './accumulator.js'
import { codeCountsOf } from './dictionary.js'
import { hllFromBytes, hllToBytes } from './hll-bytes.js'
import {
  ADDRESS_BITS,
  ADDRESS_MASK,
  addCoupon,
  type Coupons,
  copyCoupons,
  couponsIn,
  emptyCoupons,
  MAX_VALUE,
} from './hll-coupons.js'
import {
  joinRegisters,
  MAX_LG_K,
  MIN_LG_K,
  type Registers,
  raise,
  raiseAll,
  registersFrom,
} from './hll-registers.js'
import { allRunsOf } from './number-runs.js'
import type { HllSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

export interface HllState {
  readonly spec: HllSpec
  /** Undefined once there are registers. */
  coupons: Coupons | undefined
  registers: Registers | undefined
}

export const hll: Accumulator<HllSpec, HllState> = {
  kind: 'hll',
  commutative: true,

  empty(spec) {
    const { lgK } = spec
    const isPossible = Number.isInteger(lgK) && lgK >= MIN_LG_K && lgK <= MAX_LG_K
    assert(isPossible, `hll lgK must be an integer from ${MIN_LG_K} to ${MAX_LG_K}, not ${lgK}`)
    return { spec, coupons: emptyCoupons(), registers: undefined }
  },

  update(state, column) {
    if (column.length === column.invalidCount) return
    if (column.storage === 'dictionary' && column.counts !== undefined) {
      offerSlots(state, column.dictionary)
    } else if (column.storage === 'dictionary') {
      const hashes = hashesOf(column.dictionary)
      const { codes } = codeCountsOf(column)
      for (let i = 0, n = codes.length; i < n; i++) offer(state, hashes, codes[i]! * HASH_LANES)
    } else if (column.storage === 'float64') {
      // Each number once: they are sorted for other reasons anyway.
      offerSlots(state, allRunsOf(column).column)
    } else offerSlots(state, column)
  },

  merge(into, from) {
    assertMergeable(into, from)
    if (from.coupons !== undefined) {
      if (into.coupons?.count === 0) into.coupons = copyCoupons(from.coupons)
      else offerCoupons(into, from.coupons)
    } else if (into.registers !== undefined) joinRegisters(into.registers, registersOf(from))
    else {
      const coupons = couponsOf(into)
      const registers = registersOf(from)
      into.registers = { ...registers, values: registers.values.slice() }
      into.coupons = undefined
      offerCoupons(into, coupons)
    }
  },

  encode(state, writer: Writer) {
    const bytes = hllToBytes(state, { isCompact: false })
    writer.u32(bytes.length).raw(bytes)
  },

  decode(reader: Reader, spec) {
    const state = hllFromBytes(reader.raw(reader.u32()))
    assertDecoded(state.spec.lgK === spec.lgK, 'hll', `lgK ${state.spec.lgK}, not ${spec.lgK}`)
    return { ...state, spec }
  },
}

/** Adds a coupon, from a stream or another sketch. */
function offerCoupon(state: HllState, coupon: number): void {
  if (state.registers !== undefined) {
    const address = coupon & (state.registers.values.length - 1)
    raise(state.registers, address, coupon >>> ADDRESS_BITS)
    return
  }
  const { lgK } = state.spec
  const coupons = couponsOf(state)
  if (addCoupon(coupons, coupon, lgK)) return
  state.registers = registersFrom(coupons, lgK)
  state.coupons = undefined
}

function registersOf({ registers }: HllState): Registers {
  assert(registers !== undefined, 'hll holds coupons or registers')
  return registers
}

function couponsOf({ coupons }: HllState): Coupons {
  assert(coupons !== undefined, 'hll holds coupons or registers')
  return coupons
}

/** Coupons one by one; registers by the kernel. */
function offerSlots(state: HllState, column: Column): void {
  const hashes = hashesOf(column)
  const { validity, length } = column
  let first = 0
  // Whole bytes of the bitmap, so that the rest of it begins with a slot's first bit.
  for (; first < length && (state.registers === undefined || (first & 7) !== 0); first++) {
    if (validity !== undefined && (validity[first >> 3]! & (1 << (first & 7))) === 0) continue
    offer(state, hashes, first * HASH_LANES)
  }
  const { registers } = state
  if (registers === undefined || first === length) return
  const rest = hashes.subarray(first * HASH_LANES)
  raiseAll(registers, rest, validity?.subarray(first >> 3), length - first)
}

function offer(state: HllState, hashes: Uint32Array, at: number): void {
  const address = hashes[at]! & ADDRESS_MASK
  const value = couponValue(hashes[at + 2]!, hashes[at + 3]!)
  offerCoupon(state, (address | (value << ADDRESS_BITS)) >>> 0)
}

/** The value of a coupon: leading zeros of the second 64 bits of a hash, plus 1, at most 63. */
function couponValue(low: number, high: number): number {
  const zeros = high === 0 ? 32 + Math.clz32(low) : Math.clz32(high)
  return Math.min(zeros + 1, MAX_VALUE)
}

function offerCoupons(state: HllState, coupons: Coupons): void {
  for (const coupon of couponsIn(coupons)) offerCoupon(state, coupon)
}
