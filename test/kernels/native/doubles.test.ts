import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { native, plain } from '../support.js'

/** Doubles of all sizes, and those that data have: few bits that vary, many ties. */
const values = fc.oneof(
  fc.float64Array({ maxLength: 200 }),
  fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 200 }).map((v) => Float64Array.from(v)),
  fc
    .tuple(fc.array(fc.nat(1e6), { maxLength: 200 }), fc.constantFrom(1e15, 1e9, 1, 1e-9))
    .map(([offsets, base]) => Float64Array.from(offsets, (offset) => base + offset * base * 1e-12)),
)
const finite = values.map((all) => all.filter(Number.isFinite))

describe('kernels over doubles against plain functions', () => {
  it('sort alike', () => {
    fc.assert(
      fc.property(values, (given) => {
        const [a, b] = [given.slice(), given.slice()]
        plain.sortDoubles(a, a.length)
        native.sortDoubles(b, b.length)
        expect(b).toEqual(a)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  it.each([
    ['random', (i: number) => Math.sin(i * i) * 10 ** (i % 300)],
    ['ascending', (i: number) => i / 7],
    ['descending', (i: number) => 1000 - i / 7],
    ['equal', () => 1.5],
    ['timestamps within a second', (i: number) => 1.7e15 + ((i * 7919) % 1e6)],
    [
      'clusters with low bits that vary',
      (i: number) => (i % 3) * 1e200 + 1 + ((i * 7919) % 997) * 2 ** -50,
    ],
    [
      'one far from the others',
      (i: number) => (i === 17 ? -1e300 : 1 + ((i * 7919) % 4096) * 2 ** -52),
    ],
    ['two decimals', (i: number) => ((i * 7919) % 100000) / 100],
  ])('sort a full block: %s', (_, make) => {
    for (const count of [8192, 16_384, 20_000]) {
      const given = Float64Array.from({ length: count }, (_, i) => make(i))
      const expected = given.slice().sort()
      native.sortDoubles(given, count)
      expect(Buffer.from(given.buffer).equals(Buffer.from(expected.buffer))).toBe(true)
    }
  })

  it('count and gather alike, bit for bit', () => {
    fc.assert(
      fc.property(values, fc.uint8Array({ minLength: 25, maxLength: 25 }), (given, validity) => {
        const result = [plain, native].map((kernels) => {
          const counts = new Float64Array(5)
          const all = kernels.countDoubles(given, given.length, counts)
          const out = new Float64Array(given.length)
          const bits = new Float64Array(5)
          const some = kernels.gatherFinite(given, validity, given.length, out, bits)
          const rest = new Float64Array(given.length)
          expect(kernels.gatherFinite(given, undefined, given.length, rest, bits)).toBe(all)
          return [all, counts, some, out.slice(0, some), rest.slice(0, all), bits]
        })
        expect(result[1]).toEqual(result[0])
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  it('sum alike, bit for bit', () => {
    fc.assert(
      fc.property(finite, fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (given, pivot) => {
        const result = [plain, native].map((kernels) => {
          const sums = new Float64Array(4)
          kernels.sumDoubles(given, given.length, sums)
          const central = new Float64Array(3)
          kernels.centralSums(given, given.length, pivot, central)
          return [...sums, ...central]
        })
        expect(result[1]).toEqual(result[0])
      }),
      { seed: 3, numRuns: 1000 },
    )
  })

  it('bin alike, and as a plain search does', () => {
    const edges = fc
      .array(fc.integer({ min: -60, max: 60 }), { maxLength: 40 })
      .map((given) => Float64Array.from([...new Set(given)].sort((a, b) => a - b)))
    fc.assert(
      fc.property(values, edges, (given, grid) => {
        const [a, b] = [0, 1].map(() => new Float64Array(grid.length + 1).fill(1))
        plain.countBins(given, given.length, grid, a!)
        native.countBins(given, given.length, grid, b!)
        expect(b).toEqual(a)
        const expected = new Float64Array(grid.length + 1).fill(1)
        for (const value of given) {
          if (!Number.isNaN(value)) expected[grid.filter((edge) => edge < value).length]!++
        }
        expect(a).toEqual(expected)
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  it('treat more values than a copy holds', () => {
    const many = Float64Array.from({ length: 50_000 }, (_, i) => ((i * 7919) % 1000) - 500)
    const result = [plain, native].map((kernels) => {
      const [counts, sums, central] = [5, 4, 3].map((size) => new Float64Array(size))
      kernels.countDoubles(many, many.length, counts!)
      kernels.sumDoubles(many, many.length, sums!)
      kernels.centralSums(many, many.length, 1, central!)
      const bins = new Float64Array(3)
      kernels.countBins(many, many.length, Float64Array.of(-1, 1), bins)
      const out = new Float64Array(many.length)
      kernels.gatherFinite(many, undefined, many.length, out, counts!)
      return [counts, sums, central, bins, out]
    })
    expect(result[1]).toEqual(result[0])
  })

  it('work in place in the memory', () => {
    const mark = native.mark()
    const block = native.float64(native.allocate(8 * 1001), 1001)
    block.set(Float64Array.from({ length: 1001 }, (_, i) => (i * 7919) % 1001))
    native.sortDoubles(block, 1000)
    const expected = Float64Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1001).sort()
    expect(block.subarray(0, 1000)).toEqual(expected)
    const out = native.float64(native.allocate(32), 4)
    native.sumDoubles(block, 1000, out)
    expect(out[0]).toBe(expected.reduce((a, b) => a + b))
    native.release(mark)
  })
})
