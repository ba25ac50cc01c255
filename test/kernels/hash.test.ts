import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../src/kernels/kernels.js'
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

  it('hashes cells as their bytes, and passes over nulls', () => {
    const place = <View>(bytes: number, view: (address: number) => View) =>
      view(kernels.allocate(bytes))
    const bytes = place(16, (address) => kernels.uint8(address, 16))
    bytes.set(new TextEncoder().encode('one,twelve-bytes'))
    const starts = place(12, (address) => kernels.int32(address, 3))
    const ends = place(12, (address) => kernels.int32(address, 3))
    const out = place(48, (address) => kernels.uint32(address, 12)).fill(7)
    starts.set([4, -1, 0])
    ends.set([16, -1, 3])
    kernels.hashCells({ bytes, starts, ends }, 3, out)
    const expected = new Uint32Array(8)
    kernels.hashBytes(bytes, 4, 16, 9001, expected, 0)
    kernels.hashBytes(bytes, 0, 3, 9001, expected, 4)
    expect([...out]).toEqual([...expected.subarray(0, 4), 7, 7, 7, 7, ...expected.subarray(4)])
  })
})
