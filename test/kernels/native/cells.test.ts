import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../../src/kernels/kernels.js'
import { native, plain } from '../support.js'

/** A run of the same steps with either kind of kernels, in memory that is released afterwards. */
function eachKind<Result>(run: (kernels: Kernels) => Result): [Result, Result] {
  const results = [plain, native].map((kernels) => {
    const mark = kernels.mark()
    const result = run(kernels)
    kernels.release(mark)
    return result
  })
  return results as [Result, Result]
}

function placed(kernels: Kernels, given: Uint8Array): Uint8Array {
  const bytes = kernels.uint8(kernels.allocate(given.length), given.length)
  bytes.set(given)
  return bytes
}

const slices = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: -1, max: 90 })), { maxLength: 50 })

describe('kernels over cells against plain functions', () => {
  it('copy cells alike, and nothing behind them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 400, maxLength: 400 }), slices, (given, cells) => {
        const [a, b] = eachKind((kernels) => {
          const starts = Int32Array.from(cells, ([start, size]) => (size < 0 ? -1 : start))
          const ends = Int32Array.from(cells, ([start, size]) => start + Math.max(size, 0))
          const size = cells.reduce((sum, [, each]) => sum + Math.max(each, 0), 0)
          const offsets = new Int32Array(cells.length + 1)
          const text = { bytes: placed(kernels, given), starts, ends }
          const out = new Uint8Array(size + 20).fill(9)
          expect(kernels.copyCells(text, cells.length, offsets, out)).toBe(size)
          // A place of exactly the size, inside the memory, with something behind it.
          const block = kernels.uint8(kernels.allocate(size + 20), size + 20).fill(9)
          kernels.copyCells(text, cells.length, offsets, block.subarray(0, size))
          expect(block).toEqual(out)
          return [out, offsets]
        })
        expect(b).toEqual(a)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  it('copy more text than the scratch block holds', () => {
    const [a, b] = eachKind((kernels) => {
      const bytes = kernels.uint8(kernels.allocate(400_000), 400_000)
      for (let i = 0; i < bytes.length; i++) bytes[i] = i * 7 + (i >> 8)
      const cells = { bytes, starts: Int32Array.of(5, 0), ends: Int32Array.of(9, 400_000) }
      const out = new Uint8Array(400_004)
      kernels.copyCells(cells, 2, new Int32Array(3), out)
      return out
    })
    expect(b).toEqual(a)
    const bytes = native.uint8(native.allocate(16), 16)
    const cells = { bytes, starts: Int32Array.of(0), ends: Int32Array.of(9) }
    expect(() => native.copyCells(cells, 1, new Int32Array(2), new Uint8Array(8))).toThrow(
      'no room',
    )
  })

  it('count code points alike, in any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 30 }), (texts) => {
        const offsets = new Int32Array(texts.length + 1)
        texts.forEach((text, i) => {
          offsets[i + 1] = offsets[i]! + text.length
        })
        const bytes = Uint8Array.from(texts.flatMap((text) => [...text]))
        const [a, b] = eachKind((kernels) => {
          const out = new Float64Array(texts.length)
          kernels.countPoints(offsets, bytes, texts.length, out)
          return out
        })
        expect(b).toEqual(a)
      }),
      { seed: 2, numRuns: 500 },
    )
    const offsets = Int32Array.of(0, 300_000, 300_001)
    const [a, b] = eachKind((kernels) => {
      const out = new Float64Array(2)
      kernels.countPoints(offsets, new Uint8Array(300_001).fill(0x61), 2, out)
      return out
    })
    expect(a).toEqual(Float64Array.of(300_000, 1))
    expect(b).toEqual(a)
  })

  it('lay out the same cells by column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }),
        fc.uint8Array({ minLength: 64, maxLength: 64, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        (counts, given, columns) => {
          const [a, b] = eachKind((kernels) => {
            const bytes = placed(kernels, given)
            const cells = counts.reduce((sum, count) => sum + count, 0)
            const starts = kernels.uint32(kernels.allocate(4 * cells), cells)
            const ends = kernels.uint32(kernels.allocate(4 * cells), cells)
            starts.forEach((_, i) => {
              starts[i] = (i * 13) % 60
              ends[i] = starts[i]! + (i % 3)
            })
            const cellCounts = Uint32Array.from(counts)
            const firstCells = cellCounts.map((_, r) =>
              cellCounts.slice(0, r).reduce((x, y) => x + y, 0),
            )
            const { length } = counts
            const stride = length + 3
            const size = columns * stride
            const integers = () => kernels.int32(kernels.allocate(4 * size), size).fill(7)
            const out = { starts: integers(), ends: integers(), suspects: integers() }
            const suspectCounts = new Int32Array(columns)
            const table = { bytes, starts, ends, firstCells, cellCounts, length }
            const firstBytes = new Uint8Array(256)
            firstBytes[1] = 1
            const room = { ...out, suspectCounts, stride }
            kernels.transposeCells(table, columns, firstBytes, room)
            return [out.starts.slice(), out.ends.slice(), out.suspects.slice(), suspectCounts]
          })
          expect(b).toEqual(a)
        },
      ),
      { seed: 3, numRuns: 500 },
    )
  })
})
