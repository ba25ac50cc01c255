import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherExact } from '../../src/drift/fisher.js'

/** Every table with the margins, by binomial coefficients. */
function plain(a: number, b: number, n: number, m: number) {
  const choose = (of: number, k: number) => {
    let ways = 1
    for (let i = 1; i <= k; i++) ways = (ways * (of - k + i)) / i
    return k < 0 || k > of ? 0 : ways
  }
  const hits = a + b
  const p = (k: number) => (choose(n, k) * choose(m, hits - k)) / choose(n + m, hits)
  let [two, equal, less] = [0, 0, 0]
  for (let k = 0; k <= hits; k++) {
    if (p(k) <= p(a) * (1 + 1e-7)) two += p(k)
    if (p(k) > 0 && Math.abs(p(k) / p(a) - 1) <= 1e-7) equal += p(k)
    if (k <= a) less += p(k)
  }
  return { two, mid: two - equal / 2, less, greater: 1 - less + p(a) }
}

const side = fc
  .integer({ min: 1, max: 30 })
  .chain((rows) => fc.tuple(fc.integer({ min: 0, max: rows }), fc.constant(rows)))

describe('fisherExact', () => {
  it('adds the tables that brute force adds', () => {
    fc.assert(
      fc.property(side, side, ([a, n], [b, m]) => {
        const found = fisherExact({ hits: [a, b], rows: [n, m] })
        const { two, mid, less, greater } = plain(a, b, n, m)
        expect(found.pValue).toBeCloseTo(two, 10)
        expect(found.less).toBeCloseTo(less, 10)
        expect(found.greater).toBeCloseTo(greater, 10)
        if (a + b > 0 && a + b < n + m) expect(found.midPValue).toBeCloseTo(mid, 10)
      }),
    )
  })

  it('does not depend on the order of samples or on what is a hit', () => {
    fc.assert(
      fc.property(side, side, ([a, n], [b, m]) => {
        const p = fisherExact({ hits: [a, b], rows: [n, m] }).pValue
        expect(fisherExact({ hits: [b, a], rows: [m, n] }).pValue).toBeCloseTo(p, 10)
        expect(fisherExact({ hits: [n - a, m - b], rows: [n, m] }).pValue).toBeCloseTo(p, 10)
      }),
    )
  })

  it('gives published figures', () => {
    // The lady tasting tea, 3 of 4 right: 17/35 two-sided, 17/70 one-sided.
    const tea = fisherExact({ hits: [3, 1], rows: [4, 4] })
    expect(tea.pValue).toBeCloseTo(34 / 70, 12)
    expect(tea.greater).toBeCloseTo(17 / 70, 12)
    expect(tea.oddsRatio).toBe(9)
    expect(fisherExact({ hits: [45, 30], rows: [90, 90] }).pValue).toBeCloseTo(0.0339722743, 9)
  })

  it('has stated outcomes at the edges', () => {
    expect(fisherExact({ hits: [0, 0], rows: [10, 20] })).toMatchObject({ pValue: 1, midPValue: 1 })
    expect(fisherExact({ hits: [10, 20], rows: [10, 20] })).toMatchObject({
      pValue: 1,
      oddsRatio: null,
    })
    expect(fisherExact({ hits: [0, 1], rows: [1e6, 100] }).pValue).toBeCloseTo(100 / 1000100, 12)
    expect(fisherExact({ hits: [5e6, 5e6], rows: [1e7, 1e7] }).pValue).toBe(1)
  })
})
