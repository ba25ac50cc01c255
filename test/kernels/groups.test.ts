import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesFor, startGroups } from '../../src/kernels/groups.js'
import type { Kernels } from '../../src/kernels/kernels.js'
import { both } from './support.js'

const LANES = 4

/** Groups values in parts of so many slots, a multiple of 8. */
function group(
  kernels: Kernels,
  values: readonly (number | null)[],
  { weights, part = 8192 }: { readonly weights?: Int32Array; readonly part?: number } = {},
) {
  const count = values.length
  const mark = kernels.mark()
  const ints = (size = count) => kernels.int32(kernels.allocate(size * 4), size)
  const lanes = () => kernels.uint32(kernels.allocate(count * 16), count * LANES)
  const hashes = lanes()
  const validity = new Uint8Array((count + 7) >> 3)
  values.forEach((value, i) => {
    if (value === null) return
    validity[i >> 3]! |= 1 << (i & 7)
    // The same lowest lanes for all: they differ in one lane only, and so collide in the table.
    hashes.set([1, value % 3, 2, value], i * LANES)
  })
  const codes = ints()
  const groups = startGroups({ weights: ints(), hashes: lanes(), places: ints(placesFor(count)) })
  const firstSlots: number[] = []
  for (let from = 0; from < count; from += part) {
    const size = Math.min(part, count - from)
    const slots = {
      hashes: hashes.subarray(from * LANES),
      validity: validity.subarray(from >> 3),
      weights: weights?.subarray(from),
    }
    const out = { codes: codes.subarray(from), firstSlots: ints(size) }
    const added = kernels.groupHashes(slots, size, groups, out)
    for (const slot of out.firstSlots.subarray(0, added)) firstSlots.push(from + slot)
  }
  const result = {
    codes: [...codes],
    firstSlots,
    weights: [...groups.weights.subarray(0, groups.count)],
    hashes: [...groups.hashes.subarray(0, groups.count * LANES)],
  }
  kernels.release(mark)
  return result
}

/** The same with a map. */
function expected(values: readonly (number | null)[], weights?: Int32Array) {
  const codeOf = new Map<number, number>()
  const firstSlots: number[] = []
  const totals: number[] = []
  const codes = values.map((value, i) => {
    if (value === null) return 0
    const code = codeOf.get(value) ?? codeOf.size
    if (code === codeOf.size) {
      codeOf.set(value, code)
      firstSlots.push(i)
      totals.push(0)
    }
    totals[code]! += weights?.[i] ?? 1
    return code
  })
  const hashes = [...codeOf.keys()].flatMap((value) => [1, value % 3, 2, value])
  return { codes, firstSlots, weights: totals, hashes }
}

describe.each(both)('groupHashes, native $native', ({ kernels }) => {
  it('numbers groups in the order of their first slots', () => {
    const values = [7, null, 3, 7, 7, null, 4, 3]
    expect(group(kernels, values)).toEqual(expected(values))
    const weights = Int32Array.of(10, 99, 1, 2, 3, 99, 5, 6)
    expect(group(kernels, values, { weights }).weights).toEqual([15, 7, 5])
  })

  it('does so for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(40)), { maxLength: 300 }), (values) => {
        expect(group(kernels, values)).toEqual(expected(values))
        expect(group(kernels, values, { part: 16 })).toEqual(expected(values))
      }),
      { numRuns: 50 },
    )
  })

  it('takes a full batch of different values', () => {
    const values = Array.from({ length: 8192 }, (_, i) => i)
    expect(group(kernels, values)).toEqual(expected(values))
    expect(group(kernels, values, { part: 1024 })).toEqual(expected(values))
  })
})

describe('placesFor', () => {
  it('leaves half of the places free', () => {
    expect([0, 1, 8, 9, 4096, 4097, 8192].map(placesFor)).toEqual([
      16, 16, 16, 32, 8192, 16384, 16384,
    ])
  })
})
