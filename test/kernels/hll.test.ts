import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('raisingCoupons, native $native', ({ kernels }) => {
  // Lanes of four hashes: address 5 and 20 zeros in h2; 5 and 40; 2^26 + 5 and 64; 6 and none.
  const hashes = Uint32Array.of(
    ...[5, 0, 0, 1 << 11],
    ...[5, 9, 1 << 23, 0],
    ...[2 ** 26 + 5, 0, 0, 0],
    ...[6, 0, 0, 0xffffffff],
  )
  const find = (registers: Uint8Array, validity?: Uint8Array) => {
    const out = new Uint32Array(4)
    return [...out.subarray(0, kernels.raisingCoupons(hashes, validity, 4, registers, out))]
  }
  const coupon = (value: number, address: number) => value * 2 ** 26 + address

  it('forms coupons as DataSketches does', () => {
    expect(find(new Uint8Array(16))).toEqual([
      coupon(21, 5),
      coupon(41, 5),
      coupon(63, 5),
      coupon(1, 6),
    ])
  })

  it('leaves out what raises no register, and invalid slots', () => {
    const registers = new Uint8Array(16)
    registers[5] = 41
    registers[6] = 1
    expect(find(registers)).toEqual([coupon(63, 5)])
    expect(find(new Uint8Array(16), Uint8Array.of(0b1010))).toEqual([coupon(41, 5), coupon(1, 6)])
    const two = Uint8Array.of(0, 21)
    expect(find(two)).toEqual([coupon(41, 5), coupon(63, 5), coupon(1, 6)])
  })
})
