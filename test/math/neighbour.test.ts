import fc from 'fast-check'
import { expect, it } from 'vitest'
import { justBelow } from '../../src/math/neighbour.js'

it.each([
  [1, 1 - Number.EPSILON / 2],
  [-1, -1 - Number.EPSILON],
  [0, -Number.MIN_VALUE],
  [-0, -Number.MIN_VALUE],
  [Number.MIN_VALUE, 0],
  [-Number.MIN_VALUE, -2 * Number.MIN_VALUE],
  [-Number.MAX_VALUE, Number.NEGATIVE_INFINITY],
])('below %d is %d', (value, below) => {
  expect(justBelow(value)).toBe(below)
})

it('leaves no double between', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const below = justBelow(value)
      expect(below).toBeLessThan(value)
      const middle = below / 2 + value / 2
      if (Number.isFinite(below)) expect([below, value].some((end) => end === middle)).toBe(true)
    }),
  )
})
