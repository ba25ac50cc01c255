import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { native, plain } from '../support.js'

describe('kernels over hashes and bitmaps against plain functions', () => {
  it('find the same coupons', () => {
    fc.assert(
      fc.property(
        fc.uint32Array({ maxLength: 160 }),
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.uint8Array({ minLength: 16, maxLength: 16, max: 6 }),
        fc.boolean(),
        (lanes, bits, registers, dense) => {
          const count = lanes.length >> 2
          const [a, b] = [plain, native].map((kernels) => {
            const out = new Uint32Array(count)
            const validity = dense ? undefined : bits
            return out.subarray(0, kernels.raisingCoupons(lanes, validity, count, registers, out))
          })
          expect(b).toEqual(a)
        },
      ),
      { seed: 1, numRuns: 1000 },
    )
  })

  it('find coupons among more hashes than a copy holds', () => {
    const count = 20_000
    const hashes = new Uint32Array(count * 4)
    native.hashDoubles(
      new Float64Array(count).map((_, i) => i),
      count,
      hashes,
    )
    const validity = new Uint8Array(count / 8).map((_, i) => (i * 31) & 255)
    for (const registers of [new Uint8Array(4096), new Uint8Array(1 << 17)]) {
      const [a, b] = [plain, native].map((kernels) => {
        const out = new Uint32Array(count)
        return out.slice(0, kernels.raisingCoupons(hashes, validity, count, registers, out))
      })
      expect(a!.length).toBeGreaterThan(5000)
      expect(b).toEqual(a)
    }
    expect(() =>
      native.raisingCoupons(hashes, undefined, 1, new Uint8Array(3), new Uint32Array(1)),
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
