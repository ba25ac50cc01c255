import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runsOf } from '../../src/accumulators/number-runs.js'
import { type Cell, floats } from '../support/laws/columns.js'

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

function runs(cells: readonly Cell<number>[], capacity: number) {
  const { column, weights, offset } = runsOf(floats(cells), capacity)
  return { pairs: Array.from(column.values, (value, i) => [value, weights[i]]), offset }
}

it('counts every number where there are few', () => {
  const cells = [2, -0, null, nan, 2, 0, infinity, nan, -infinity]
  expect(runs(cells, 5)).toEqual({
    pairs: [
      [0, 2],
      [2, 2],
      [nan, 2],
      [infinity, 1],
      [-infinity, 1],
    ],
    offset: 0,
  })
  expect(runs([null], 5)).toEqual({ pairs: [], offset: 0 })
})

it('keeps the type of the column', () => {
  expect(runsOf(floats([1], 7, 'date'), 3).column).toMatchObject({ type: 'date', firstRow: 7 })
})

it('keeps to its bounds where there are many', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 50 }))
  fc.assert(
    fc.property(fc.array(number), fc.integer({ min: 1, max: 8 }), (values, capacity) => {
      const { pairs, offset } = runs(values, capacity)
      expect(pairs.length).toBeLessThanOrEqual(capacity)
      expect(offset * (capacity + 1)).toBeLessThanOrEqual(values.length)
      const low = new Map(pairs.map(([value, weight]) => [value, weight!]))
      for (const value of values) {
        const count = values.filter((other) => other === value).length
        expect(low.get(value) ?? 0).toBeLessThanOrEqual(count)
        expect((low.get(value) ?? 0) + offset).toBeGreaterThanOrEqual(count)
      }
    }),
  )
})
