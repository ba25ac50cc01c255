import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ksStatistic, tieEnds } from '../../src/drift/kolmogorov-smirnov.js'
import { exactWork, ksExact, ksExactEqual } from '../../src/drift/kolmogorov-smirnov-exact.js'
import { relativeError } from '../support/vectors/close.js'
import { permutationShare } from './enumerate.js'
import { goldenRows } from './golden.js'

describe('ksExact', () => {
  it('equals the golden path counts, down to 4e-40', () => {
    const rows = goldenRows<
      { n: number; m: number; q: number },
      { two_sided: number; one_sided: number }
    >('ksExactP')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const { n, m, q: difference } = args
      expect(relativeError(ksExact({ n, m, difference }), expected.two_sided)).toBeLessThan(tol)
      const greater = ksExact({ n, m, difference, side: 'greater' })
      expect(relativeError(greater, expected.one_sided)).toBeLessThan(tol)
      if (n !== m) continue
      const equal = ksExactEqual(n, Math.ceil(difference / n))
      expect(relativeError(equal, expected.two_sided)).toBeLessThan(tol)
    }
  })

  it('counts orders with and without ties as brute force does', () => {
    const size = fc.integer({ min: 1, max: 6 })
    fc.assert(
      fc.property(
        size,
        size,
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12 }),
        (n, m, digits) => {
          const pooled = digits.slice(0, n + m)
          const gap = (x: Float64Array, y: Float64Array) => ksStatistic(x, y).difference ?? 0
          const x = Float64Array.from(pooled.slice(0, n)).sort()
          const y = Float64Array.from(pooled.slice(n)).sort()
          const difference = gap(x, y)
          const found = ksExact({ n, m, difference, ends: tieEnds(x, y) })
          expect(found).toBeCloseTo(permutationShare(pooled, n, gap, difference), 12)
          const ranks = pooled.map((_, i) => i)
          expect(ksExact({ n, m, difference })).toBeCloseTo(
            permutationShare(ranks, n, gap, difference),
            12,
          )
          const above = (a: Float64Array, b: Float64Array) =>
            Math.round(ksStatistic(a, b).dPlus * n * m)
          expect(ksExact({ n, m, difference, side: 'greater' })).toBeCloseTo(
            permutationShare(ranks, n, above, difference),
            12,
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is symmetric, falls with q and agrees with the closed form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (n, m) => {
        let last = 1
        for (let k = 1; k <= 5; k++) {
          const difference = Math.ceil((k * n * m) / 5)
          const p = ksExact({ n, m, difference })
          expect(relativeError(ksExact({ n: m, m: n, difference }), p)).toBeLessThan(1e-12)
          expect(p).toBeLessThanOrEqual(last)
          last = p
          if (n === m) {
            expect(relativeError(ksExactEqual(n, Math.ceil(difference / n)), p)).toBeLessThan(1e-12)
          }
        }
      }),
    )
  })

  it('has p = 1 for q = 0 and empty sides', () => {
    expect(ksExact({ n: 3, m: 4, difference: 0 })).toBe(1)
    expect(ksExact({ n: 0, m: 4, difference: 1 })).toBe(1)
    expect(ksExactEqual(5, 6)).toBe(0)
  })

  it('is below 1e-300 without failing', () => {
    expect(ksExact({ n: 2000, m: 2001, difference: 2000 * 2001 })).toBe(0)
  })
})

it('exactWork bounds the steps', () => {
  expect(exactWork({ n: 100, m: 100, difference: 500 })).toBe(1000)
  expect(exactWork({ n: 100, m: 100, difference: 500, side: 'greater' })).toBe(10_000)
  // Two values: the path is free until the first block ends.
  expect(exactWork({ n: 100, m: 100, difference: 500, ends: [100, 200] })).toBeGreaterThan(5000)
})
