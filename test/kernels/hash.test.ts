import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '../../src/kernels/kernels.js'
import { both } from './support.js'

interface Golden {
  readonly id: string
  readonly fn: string
  readonly args: { readonly utf8?: string; readonly seed?: number; readonly x?: number }
  readonly expected: { readonly h1: string; readonly h2: string }
}

const folder = process.env.DRIFTGATE_VECTORS ?? new URL('../vectors', import.meta.url).pathname
const goldens: Golden[] = JSON.parse(readFileSync(`${folder}/stats.json`, 'utf8')).golden.filter(
  (row: Golden) => row.fn.startsWith('murmur3'),
)

/** The lanes of one hash as the two words in hexadecimal digits. */
function words(out: Uint32Array, at = 0): { h1: string; h2: string } {
  const hex = (lane: number) => out[at + lane]!.toString(16).padStart(8, '0')
  return { h1: hex(1) + hex(0), h2: hex(3) + hex(2) }
}

function hashGolden(kernels: Kernels, { fn, args }: Golden): Uint32Array {
  const out = new Uint32Array(4)
  if (fn === 'murmur3_x64_128') {
    const bytes = new TextEncoder().encode(args.utf8)
    kernels.hashBytes(bytes, 0, bytes.length, args.seed!, out, 0)
  } else if (fn === 'murmur3_double_le_seed9001') {
    kernels.hashDoubles(Float64Array.of(args.x!), 1, out)
  } else if (fn === 'murmur3_int64_le_seed9001') {
    kernels.hashIntegers(Float64Array.of(args.x!), 1, out)
  } else {
    throw new Error(`no test for ${fn}`)
  }
  return out
}

describe.each(both)('hash, native $native', ({ kernels }) => {
  it('has golden rows', () => {
    console.log(`murmur3: ${goldens.length} golden rows`)
    expect(goldens.length).toBeGreaterThan(0)
  })

  it.each(goldens)('equals DataSketches: $id', (golden) => {
    expect(words(hashGolden(kernels, golden))).toEqual(golden.expected)
  })

  it('takes negative zero as zero and every NaN as one', () => {
    const out = new Uint32Array(16)
    const bits = new BigInt64Array([0n, -0x8000000000000000n, 0x7ff8000000000000n, -1n])
    kernels.hashDoubles(new Float64Array(bits.buffer), 4, out)
    expect(words(out, 4)).toEqual(words(out, 0))
    expect(words(out, 12)).toEqual(words(out, 8))
    kernels.hashInt64s(bits.slice(2, 3), 1, out)
    expect(words(out, 0)).toEqual(words(out, 8))
  })

  it('hashes text as its bytes', () => {
    const bytes = new TextEncoder().encode('abéllo')
    const out = new Uint32Array(12)
    const one = new Uint32Array(4)
    kernels.hashText(Int32Array.of(0, 1, 1, 7), bytes, 3, out)
    kernels.hashBytes(bytes, 1, 7, 9001, one, 0)
    expect(words(out, 8)).toEqual(words(one))
    kernels.hashBytes(bytes, 3, 3, 9001, one, 0)
    expect(words(out, 4)).toEqual(words(one))
  })
})

describe('hash kernels against plain functions', () => {
  const [plain, native] = [openKernels({ native: false }), openKernels({ native: true })]

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
