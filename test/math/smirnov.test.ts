import { expect, it } from 'vitest'
import { alternatingSum } from '../../src/math/smirnov.js'

it('sums until a piece changes nothing', () => {
  const asked: number[] = []
  const sum = alternatingSum((k) => {
    asked.push(k)
    return 2 ** -k
  })
  expect(sum).toBeCloseTo(1 / 3, 14)
  expect(asked[0]).toBe(1)
  expect(asked.length).toBeLessThan(120)
})

it('ends at a piece of 0, and never exceeds 1', () => {
  expect(alternatingSum((k) => (k === 1 ? 0.25 : 0))).toBe(0.25)
  expect(alternatingSum((k) => (k === 1 ? 1 + 1e-15 : 0))).toBe(1)
})
