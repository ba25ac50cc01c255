import fc from 'fast-check'
import { expect, it } from 'vitest'
import { balancedV } from '../../src/drift/chi-square.js'
import { lInfinity } from '../../src/drift/l-infinity.js'
import { roughDetectable, roughPValue } from '../../src/drift/rough-distance.js'
import { tableOf } from '../../src/drift/table.js'
import { totalVariation } from '../../src/drift/total-variation.js'

const first = (a: Float64Array, b: Float64Array) => Math.abs((a[0] ?? 0) - (b[0] ?? 0))

it('shuffles counts and hands masses and long tables to Pearson', () => {
  expect(roughPValue(tableOf([9, 1], [2, 8]), first, 1).method).toBe('permutation')
  expect(roughPValue(tableOf([9.5, 1], [2, 8]), first, 1).method).toMatch(/^Pearson, /)
  const long = new Array<number>(2001).fill(1)
  expect(roughPValue(tableOf(long, long), first, 1).method).toBe(
    'Pearson, moment-matched gamma law',
  )
  expect(roughPValue(tableOf([9], [2]), first, 1).pValue).toBe(1)
})

it('rests on L-infinity ≤ total variation ≤ balanced V', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      fc.pre(Math.max(...a) > 0 && Math.max(...b) > 0)
      const variation = totalVariation(a, b) ?? Number.NaN
      expect(lInfinity(a, b).distance).toBeLessThanOrEqual(variation + 1e-12)
      expect(variation).toBeLessThanOrEqual(balancedV(tableOf(a, b)) + 1e-12)
    }),
  )
})

it('names no detectable size where there is none', () => {
  const wanted = { alpha: 0.05, power: 0.8 }
  expect(roughDetectable(tableOf([5], [5]), wanted)).toBeNull()
  expect(roughDetectable(tableOf([1, 1], [1, 1]), wanted)).toBeNull()
  expect(roughDetectable(tableOf([5000, 5000], [500, 500]), wanted)).toBeLessThan(0.1)
})
