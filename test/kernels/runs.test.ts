import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('runs, native $native', ({ kernels }) => {
  it('counts equal neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 80 }), (numbers) => {
        const sorted = Float64Array.from(numbers).sort()
        const values = new Float64Array(numbers.length)
        const weights = new Float64Array(numbers.length)
        const count = kernels.runsOfSorted(sorted, numbers.length, values, weights)
        const expected = new Map<number, number>()
        for (const value of sorted) expected.set(value, (expected.get(value) ?? 0) + 1)
        const found = Array.from({ length: count }, (_, i) => [values[i]!, weights[i]!] as const)
        expect(found).toEqual([...expected])
      }),
    )
  })

  it('finds small weights by rank, and the slots of heavy ones', () => {
    const weights = Float64Array.of(3, 300, 1, 7, 256, 1, 255)
    const at = (index: number) => kernels.smallWeightAt(weights, 7, index)
    expect([0, 1, 2, 3, 4, 5, 6].map(at)).toEqual([1, 1, 3, 7, 255, 256, 256])
    const slots = new Int32Array(7)
    const heavy = (amount: number) => [
      ...slots.subarray(0, kernels.heavySlots(weights, 7, amount, slots)),
    ]
    expect(heavy(3)).toEqual([1, 3, 4, 6])
    expect(heavy(300)).toEqual([])
    expect(heavy(0)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})
