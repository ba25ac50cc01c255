import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.js'
import { pack, unpack } from '../../src/profile/pack.js'

describe('pack', () => {
  test('gives everything back', () => {
    const sparse = fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.nat(255)), {
      maxLength: 3000,
    })
    fc.assert(
      fc.property(sparse, (values) => {
        const bytes = Uint8Array.from(values)
        expect(unpack(pack(bytes))).toEqual(bytes)
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  test('counts take about as many bytes as they have', () => {
    const counts = BigInt64Array.from({ length: 500 }, (_, i) => BigInt(1000 + i))
    expect(pack(new Uint8Array(counts.buffer)).length).toBeLessThan(1100)
    expect(pack(new Uint8Array(100_000)).length).toBe(2 * Math.ceil(100_000 / 255))
  })

  test('refuses what it does not write', () => {
    expect(() => unpack(Uint8Array.of(1, 0))).toThrow(DataError)
    expect(() => unpack(Uint8Array.of(0, 0, 1))).toThrow(DataError)
  })
})
