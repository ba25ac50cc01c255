import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { native, plain } from '../support.js'

describe('hash kernels against plain functions', () => {
  it('agree on integers, as doubles and as 64-bit words', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (integers) => {
        const values = Float64Array.from(integers)
        const outs = [0, 1, 2].map(() => new Uint32Array(values.length * 4))
        plain.hashIntegers(values, values.length, outs[0]!)
        native.hashIntegers(values, values.length, outs[1]!)
        const wide = BigInt64Array.from(integers, BigInt)
        native.hashInt64s(wide, wide.length, outs[2]!)
        expect(outs[1]).toEqual(outs[0])
        expect(outs[2]).toEqual(outs[0])
        plain.hashInt64s(wide, wide.length, outs[2]!)
        expect(outs[2]).toEqual(outs[0])
      }),
      { seed: 1 },
    )
  })

  it('agree on any doubles', () => {
    fc.assert(
      fc.property(fc.float64Array(), (values) => {
        const [a, b] = [0, 1].map(() => new Uint32Array(values.length * 4))
        plain.hashDoubles(values, values.length, a!)
        native.hashDoubles(values, values.length, b!)
        expect(b).toEqual(a)
      }),
      { seed: 2 },
    )
  })

  it('agree on bytes at any place with any seed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(20),
        fc.maxSafeNat(),
        (bytes, skip, seed) => {
          const start = Math.min(skip, bytes.length)
          const [a, b] = [0, 1].map(() => new Uint32Array(6))
          plain.hashBytes(bytes, start, bytes.length, seed, a!, 1)
          native.hashBytes(bytes, start, bytes.length, seed, b!, 1)
          expect(b).toEqual(a)
        },
      ),
      { seed: 3 },
    )
  })

  it('agree on text longer than the scratch block, and on many values', () => {
    const lengths = [0, 300_000, 5, 0, 262_144, 262_145, ...new Array(20_000).fill(7)]
    const offsets = new Int32Array(lengths.length + 1)
    lengths.forEach((length, i) => {
      offsets[i + 1] = offsets[i]! + length
    })
    const bytes = new Uint8Array(offsets[lengths.length]!).map((_, i) => (i * 31 + (i >> 8)) & 255)
    const [a, b] = [0, 1].map(() => new Uint32Array(lengths.length * 4))
    plain.hashText(offsets, bytes, lengths.length, a!)
    native.hashText(offsets, bytes, lengths.length, b!)
    expect(b).toEqual(a)
    const values = new Float64Array(20_000).map((_, i) => i / 7)
    plain.hashDoubles(values, values.length, a!)
    native.hashDoubles(values, values.length, b!)
    expect(b).toEqual(a)
  })

  it('run in place on arrays in the memory', () => {
    const mark = native.mark()
    const [at, to] = [native.allocate(8 * 100), native.allocate(16 * 100)]
    const values = native.float64(at, 100).fill(1.5)
    const out = native.uint32(to, 400)
    const expected = new Uint32Array(400)
    native.hashDoubles(values, 100, out)
    plain.hashDoubles(values, 100, expected)
    expect(out).toEqual(expected)
    native.release(mark)
  })

  it('refuse counts beyond the arrays', () => {
    const out = new Uint32Array(8)
    expect(() => native.hashDoubles(new Float64Array(1), 2, out)).toThrow('needs 2')
    expect(() => native.hashDoubles(new Float64Array(3), 3, out)).toThrow('needs 12')
    expect(() => native.hashText(Int32Array.of(0, 9), new Uint8Array(8), 1, out)).toThrow('outside')
  })
})
