import fc from 'fast-check'
import { expect, it } from 'vitest'
import { weightAtIndex } from '../../src/accumulators/weight-rank.js'
import { InvariantError } from '../../src/errors.js'

it('finds what a sort finds', () => {
  const weight = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1000 }))
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 50 }), fc.nat(), (weights, pick) => {
      const index = pick % weights.length
      const behind = Float64Array.from([...weights, 1, 1])
      const sorted = [...weights].sort((a, b) => a - b)
      expect(weightAtIndex(behind, weights.length, index)).toBe(sorted[index])
    }),
  )
})

it('refuses an index that is none', () => {
  expect(() => weightAtIndex(Float64Array.of(1), 1, 1)).toThrow(InvariantError)
  expect(() => weightAtIndex(Float64Array.of(1), 1, -1)).toThrow(InvariantError)
})
