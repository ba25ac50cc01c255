import { describe, expect, it } from 'vitest'
import { RegisterSum } from '../../src/kernels/hll.js'
import { both } from './support.js'

describe.each(both)('raiseRegisters, native $native', ({ kernels }) => {
  // Lanes of four hashes: address 5 and 20 zeros in h2; 5 and 40; 2^26 + 5 and 64; 6 and none.
  const hashes = Uint32Array.of(
    ...[5, 0, 0, 1 << 11],
    ...[5, 9, 1 << 23, 0],
    ...[2 ** 26 + 5, 0, 0, 0],
    ...[6, 0, 0, 0xffffffff],
  )
  const raise = (registers: Uint8Array, validity?: Uint8Array) => {
    const sums = Float64Array.of(registers.length, 0, 0)
    kernels.raiseRegisters(hashes, validity, 4, registers, sums)
    return sums
  }
  const sixteen = (five: number, six: number) => new Uint8Array(16).with(5, five).with(6, six)

  it('forms coupons as DataSketches does', () => {
    const registers = new Uint8Array(16)
    const sums = raise(registers)
    expect(registers).toEqual(sixteen(63, 1))
    expect(sums[RegisterSum.low]).toBe(14.5)
    expect(sums[RegisterSum.high]).toBe(2 ** -63)
    // 5 is raised three times and 6 once, each when so much was left.
    const left = [16, 15 + 2 ** -21, 15 + 2 ** -41, 15 + 2 ** -63]
    expect(sums[RegisterSum.running]).toBe(left.reduce((sum, each) => sum + 16 / each, 0))
  })

  it('leaves out what raises no register, and invalid slots', () => {
    const known = sixteen(63, 1)
    expect(raise(known)).toEqual(Float64Array.of(16, 0, 0))
    expect(known).toEqual(sixteen(63, 1))
    const some = new Uint8Array(16)
    raise(some, Uint8Array.of(0b1010))
    expect(some).toEqual(sixteen(41, 1))
    const two = Uint8Array.of(0, 21)
    raise(two)
    expect([...two]).toEqual([1, 63])
  })
})
