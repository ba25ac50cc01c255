import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RegisterSum } from '../../../src/kernels/hll.js'
import { native, plain } from '../support.js'

describe('kernels over hashes and bitmaps against plain functions', () => {
  it('raise the same registers', () => {
    fc.assert(
      fc.property(
        fc.uint32Array({ maxLength: 160 }),
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.uint8Array({ minLength: 16, maxLength: 16, max: 6 }),
        fc.boolean(),
        (lanes, bits, registers, dense) => {
          const count = lanes.length >> 2
          const [a, b] = [plain, native].map((kernels) => {
            const values = registers.slice()
            const sums = Float64Array.of(16, 2 ** -40, 3)
            kernels.raiseRegisters(lanes, dense ? undefined : bits, count, values, sums)
            return { values, sums }
          })
          expect(b).toEqual(a)
        },
      ),
      { seed: 1, numRuns: 1000 },
    )
  })

  it('raise registers by more hashes than a copy holds', () => {
    const count = 20_000
    const hashes = new Uint32Array(count * 4)
    native.hashDoubles(
      new Float64Array(count).map((_, i) => i),
      count,
      hashes,
    )
    const validity = new Uint8Array(count / 8).map((_, i) => (i * 31) & 255)
    for (const size of [4096, 1 << 17]) {
      const [a, b] = [plain, native].map((kernels) => {
        const values = new Uint8Array(size)
        const sums = Float64Array.of(size, 0, 0)
        kernels.raiseRegisters(hashes, validity, count, values, sums)
        return { values, sums }
      })
      expect(a!.sums[RegisterSum.running]).toBeGreaterThan(5000)
      expect(b).toEqual(a)
    }
    expect(() =>
      native.raiseRegisters(hashes, undefined, 1, new Uint8Array(3), new Float64Array(3)),
    ).toThrow('power of two')
  })

  it('count and intersect bits alike', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.uint8Array({ minLength: 60, maxLength: 60 }),
        fc.nat(),
        (a, b, cut) => {
          const length = cut % (a.length * 8 + 1)
          expect(native.countOnes(a, length)).toBe(plain.countOnes(a, length))
          const outs = [plain, native].map((kernels) => {
            const out = new Uint8Array(60).fill(7)
            kernels.intersectBits(a, b, a.length, out)
            return out
          })
          expect(outs[1]).toEqual(outs[0])
        },
      ),
      { seed: 2, numRuns: 1000 },
    )
    const large = new Uint8Array(20_000).fill(0x55)
    expect(native.countOnes(large, 160_000)).toBe(80_000)
    native.intersectBits(large, large.slice().fill(0x0f), 20_000, large)
    expect(native.countOnes(large, 160_000)).toBe(40_000)
  })
})
