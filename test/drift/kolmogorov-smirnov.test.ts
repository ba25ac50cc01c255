import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ksFromCumulative, ksStatistic, tieEnds } from '../../src/drift/kolmogorov-smirnov.js'

const sorted = (values: readonly number[]) => Float64Array.from(values).sort()
const share = (values: readonly number[], at: number) =>
  values.filter((value) => value <= at).length / values.length

/** D by its definition. */
function plain(x: readonly number[], y: readonly number[]): { plus: number; minus: number } {
  let [plus, minus] = [0, 0]
  for (const at of [...x, ...y]) {
    plus = Math.max(plus, share(x, at) - share(y, at))
    minus = Math.max(minus, share(y, at) - share(x, at))
  }
  return { plus, minus }
}

const values = fc.array(
  fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(-0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    fc.double({ noNaN: true }),
  ),
  { minLength: 1, maxLength: 30 },
)

describe('ksStatistic', () => {
  it('equals the definition on ties, infinities and signed zeros', () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const found = ksStatistic(sorted(x), sorted(y))
        const { plus, minus } = plain(x, y)
        expect(found.dPlus).toBeCloseTo(plus, 12)
        expect(found.dMinus).toBeCloseTo(minus, 12)
        expect(found.statistic).toBe(Math.max(found.dPlus, found.dMinus))
        expect(Number.isInteger(found.difference)).toBe(true)
        const distinct = new Set([...x, ...y].map((value) => value + 0)).size
        expect(found.ties).toBe(distinct < x.length + y.length)
        if (found.location !== null) {
          const gap = share(x, found.location) - share(y, found.location)
          expect(gap * found.sign).toBeCloseTo(found.statistic, 12)
        }
      }),
    )
  })

  it('mirrors when the samples trade places', () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const [a, b] = [ksStatistic(sorted(x), sorted(y)), ksStatistic(sorted(y), sorted(x))]
        expect(a.statistic).toBe(b.statistic)
        expect(a.dPlus).toBe(b.dMinus)
      }),
    )
  })

  it('consumes ties whole: 150 zeros and 30 zeros are the same', () => {
    const found = ksStatistic(new Float64Array(150), new Float64Array(30))
    expect(found).toMatchObject({
      statistic: 0,
      difference: 0,
      location: null,
      sign: 0,
      ties: true,
    })
  })

  it('names the place and direction of a shift', () => {
    const found = ksStatistic(sorted([1, 2, 3, 4]), sorted([3.5, 5, 6, 7]))
    expect(found).toMatchObject({
      statistic: 0.75,
      difference: 12,
      location: 3,
      sign: 1,
      ties: false,
    })
  })

  it('has stated outcomes for empty, disjoint and NaN input', () => {
    expect(ksStatistic(new Float64Array(0), sorted([1]))).toMatchObject({
      n: 0,
      m: 1,
      statistic: 0,
    })
    expect(ksStatistic(sorted([1]), sorted([2]))).toMatchObject({ statistic: 1, location: 1 })
    const found = ksStatistic(sorted([1, 2, Number.NaN]), sorted([Number.NaN, 1, 2]))
    expect(found).toMatchObject({ n: 2, m: 2, statistic: 0 })
    expect(ksStatistic(sorted([Number.NaN]), sorted([1])).n).toBe(0)
  })

  it('turns to doubles where products are no longer exact', () => {
    // Counts of 2e8 a side; n·m = 4e16.
    const found = ksFromCumulative({ x: [1e8, 2e8], y: [1.5e8, 2e8], n: 2e8, m: 2e8 })
    expect(found.difference).toBeNull()
    expect(found.statistic).toBe(0.25)
  })
})

describe('ksFromCumulative', () => {
  it('is D of the values when each has its cell', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(digits, digits, (x, y) => {
        const below = (side: readonly number[]) =>
          Array.from({ length: 7 }, (_, k) => side.filter((value) => value <= k).length)
        const grid = ksFromCumulative({ x: below(x), y: below(y), n: x.length, m: y.length })
        const raw = ksStatistic(sorted(x), sorted(y))
        expect(grid.difference).toBe(raw.difference)
        expect(grid.sign === 0 ? null : grid.location).toBe(raw.location)
      }),
    )
  })
})

describe('tieEnds', () => {
  it('ends at every distinct pooled value', () => {
    expect([...tieEnds(sorted([1, 1, 2]), sorted([1, 3]))]).toEqual([3, 4, 5])
    expect([...tieEnds(new Float64Array(0), new Float64Array(0))]).toEqual([])
    expect([...tieEnds(sorted([0]), sorted([-0]))]).toEqual([2])
  })
})
