import { describe, expect, it } from 'vitest'
import { addCoupon, couponEstimate, emptyCoupons } from '../../src/accumulators/hll-coupons.js'
import {
  joinRegisters,
  raise,
  registersFrom,
  registersWith,
} from '../../src/accumulators/hll-registers.js'

describe('registers', () => {
  it('start from coupons with the estimate that those gave', () => {
    const coupons = emptyCoupons()
    for (let i = 0; i < 7; i++) addCoupon(coupons, ((i + 1) << 26) | i, 4)
    const registers = registersFrom(coupons, 4)
    expect(Array.from(registers.values.subarray(0, 8))).toEqual([1, 2, 3, 4, 5, 6, 7, 0])
    expect(registers.running).toBe(couponEstimate(7))
    expect(registers.inverseSum).toBe(9 + (1 - 2 ** -7))
  })

  it('only grow, and the running estimate with them', () => {
    const registers = registersWith(new Uint8Array(16))
    registers.isOutOfOrder = false
    raise(registers, 3, 2)
    expect([registers.running, registers.inverseSum]).toEqual([1, 15.25])
    raise(registers, 3, 1)
    raise(registers, 3, 2)
    expect(registers.running).toBe(1)
    raise(registers, 0, 1)
    expect(registers.running).toBe(1 + 16 / 15.25)
  })

  it('sum large values apart', () => {
    const registers = registersWith(new Uint8Array(16).with(0, 40).with(1, 31))
    expect([registers.inverseSum, registers.inverseSumHigh]).toEqual([14 + 2 ** -31, 2 ** -40])
    raise(registers, 1, 32)
    expect([registers.inverseSum, registers.inverseSumHigh]).toEqual([14, 2 ** -32 + 2 ** -40])
  })

  it('join by the larger value, without an order of arrival', () => {
    const a = registersWith(Uint8Array.from({ length: 16 }, (_, i) => i))
    const b = registersWith(Uint8Array.from({ length: 16 }, (_, i) => 15 - i))
    a.isOutOfOrder = false
    a.running = 5
    joinRegisters(a, b)
    expect(Array.from(a.values)).toEqual([
      15, 14, 13, 12, 11, 10, 9, 8, 8, 9, 10, 11, 12, 13, 14, 15,
    ])
    expect([a.isOutOfOrder, a.running]).toEqual([true, 0])
    expect(a).toEqual({ ...registersWith(a.values) })
  })
})
