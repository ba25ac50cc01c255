import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import { ksWeighted } from '../../src/drift/kolmogorov-smirnov-weighted.js'

const integers = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 })

it('with equal weights is the plain statistic, at the plain sizes', () => {
  fc.assert(
    fc.property(
      integers,
      integers,
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (x, y, weight) => {
        const [a, b] = [Float64Array.from(x).sort(), Float64Array.from(y).sort()]
        const weighted = ksWeighted(
          { values: a, weights: a.map(() => weight) },
          { values: b, weights: b.map(() => weight) },
        )
        expect(weighted.statistic).toBeCloseTo(ksStatistic(a, b).statistic, 12)
        expect(weighted.n).toBeCloseTo(x.length, 9)
        expect(weighted.m).toBeCloseTo(y.length, 9)
      },
    ),
  )
})

it('whole weights stand for repeated rows, but for fewer of them', () => {
  const weighted = ksWeighted(
    { values: [1, 2, 3], weights: [2, 1, 1] },
    { values: [2, 3], weights: [1, 3] },
  )
  const repeated = ksStatistic(Float64Array.of(1, 1, 2, 3), Float64Array.of(2, 3, 3, 3))
  expect(weighted.statistic).toBeCloseTo(repeated.statistic, 14)
  expect(weighted.location).toBe(repeated.location)
  expect(weighted.n).toBeCloseTo(16 / 6, 12)
  expect(weighted.difference).toBeNull()
})

it('without weight says nothing', () => {
  expect(ksWeighted({ values: [], weights: [] }, { values: [1], weights: [1] })).toMatchObject({
    statistic: 0,
    pValue: 1,
    n: 0,
  })
})
