import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kll } from '../../src/accumulators/kll.js'
import {
  boundedQuantiles,
  isExact,
  publishedRankError,
  quantile,
  rank,
  rankError,
  squaredWeights,
  view,
} from '../../src/accumulators/kll-query.js'
import { floats } from '../support/laws/columns.js'
import { type Golden, goldensOf } from '../support/laws/goldens.js'
import { expectClose } from '../support/vectors/close.js'

function fed(values: readonly number[], k = 200) {
  const state = kll.empty({ kind: 'kll', k })
  kll.update(state, floats(values))
  return state
}

const errors = goldensOf('kllRankError')

describe('published rank error', () => {
  it.each(errors)('equals $id', ({ args, expected, tol }: Golden) => {
    const { single, pmf } = expected as { single: number; pmf: number }
    const found = publishedRankError(Number(args.k))
    expectClose(found.single, single, tol)
    expectClose(found.mass, pmf, tol)
  })
})

describe('an exact sketch', () => {
  it('answers as the sorted values do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          minLength: 1,
          maxLength: 200,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const state = fed(values)
          const sorted = Float64Array.from(values, (value) => value + 0).sort()
          const x = quantile(state, q)!
          expect(isExact(state)).toBe(true)
          // The smallest value whose share of values at most it reaches q.
          const share = sorted.filter((value) => value <= x).length / values.length
          const below = sorted.filter((value) => value < x).length / values.length
          expect(share).toBeGreaterThanOrEqual(q * (1 - 1e-15))
          if (q > 0) expect(below).toBeLessThan(q)
          expect(rank(state, x)).toBe(share)
          expect(boundedQuantiles(state, [q])).toEqual([{ estimate: x, low: x, high: x }])
        },
      ),
    )
  })

  it('hits ranks that are written as decimals', () => {
    const state = fed(Array.from({ length: 100 }, (_, i) => i + 1))
    for (let i = 1; i <= 100; i++) expect(quantile(state, i / 100)).toBe(i)
  })
})

describe('an estimating sketch', () => {
  const state = fed(
    Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000),
    32,
  )

  it('has exact ends', () => {
    expect([quantile(state, 0), quantile(state, 1)]).toEqual([0, 4999])
    expect([rank(state, -1), rank(state, 4999)]).toEqual([0, 1])
    expect([quantile(state, -1), quantile(state, 2)]).toEqual([0, 4999])
  })

  it('bounds a quantile by those a rank error away', () => {
    const [bounded] = boundedQuantiles(state, [0.5])
    expect(bounded!.low).toBeLessThan(2500)
    expect(bounded!.high).toBeGreaterThan(2500)
    expect(bounded!.low).toBe(quantile(state, 0.5 - rankError(state)))
  })

  it('has a smaller error where more failures are allowed', () => {
    expect(rankError(state, 0.1)).toBeLessThan(rankError(state, 0.001))
  })

  it('shows each kept value once, with ascending weights up to the count', () => {
    const { values, cumulative } = view(state)
    expect(values).toEqual(Float64Array.from(new Set(values)).sort())
    expect(cumulative).toEqual(cumulative.slice().sort())
    expect(cumulative.at(-1)).toBe(5000)
    values.forEach((value, i) => {
      if (i < values.length - 1) expect(rank(state, value)).toBe(cumulative[i]! / 5000)
    })
  })
})

describe('an empty sketch', () => {
  it('answers nothing', () => {
    const state = fed([])
    expect(quantile(state, 0.5)).toBeUndefined()
    expect(rank(state, 0)).toBeUndefined()
    expect(boundedQuantiles(state, [0.5])).toEqual([])
    expect(view(state).values.length).toBe(0)
    expect(rankError(state)).toBe(0)
  })
})

describe('squared weights', () => {
  const many = fed(Array.from({ length: 20_000 }, (_, i) => i))

  it('are 0 of all values, and those of the compactions otherwise', () => {
    expect(squaredWeights(fed([1, 2, 3]))).toBe(0)
    expect(squaredWeights(many)).toBe(many.squaredWeights)
    expect(squaredWeights(many)).toBeGreaterThan(0)
  })

  it('are guessed from the published error where the compactions are not known', () => {
    const foreign = { ...many, squaredWeights: undefined }
    const guess = (publishedRankError(foreign.smallestK).single / 3.5) * foreign.count
    expect(squaredWeights(foreign)).toBeCloseTo(guess ** 2, 6)
  })
})
