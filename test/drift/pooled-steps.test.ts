import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pooledSteps } from '../../src/drift/pooled-steps.js'

it('holds both distribution functions at every distinct value', () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(values, values, (x, y) => {
      const steps = pooledSteps(
        { values: Float64Array.from(x).sort() },
        { values: Float64Array.from(y).sort() },
      )
      const distinct = [...new Set([...x, ...y])].sort((a, b) => a - b)
      expect([...steps.values]).toEqual(distinct)
      const share = (side: number[], at: number) =>
        side.filter((value) => value <= at).length / side.length
      for (const [k, at] of distinct.entries()) {
        expect(steps.f[k]).toBeCloseTo(share(x, at), 12)
        expect(steps.g[k]).toBeCloseTo(share(y, at), 12)
        expect(steps.h[k]).toBeCloseTo(share([...x, ...y], at), 12)
      }
    }),
  )
})

it('leaves infinities and NaN out, and takes weights', () => {
  const steps = pooledSteps(
    { values: [-Infinity, 1, 2, Infinity, Number.NaN], weights: [9, 3, 1, 9, 9] },
    { values: [2] },
  )
  expect([...steps.values]).toEqual([1, 2])
  expect([...steps.f]).toEqual([0.75, 1])
  expect(steps.n).toBeCloseTo(16 / 10, 12)
  expect(steps.m).toBe(1)
  expect(pooledSteps({ values: [Number.NaN] }, { values: [] })).toMatchObject({ n: 0, m: 0 })
})
