import { expect, it } from 'vitest'
import { isCounted, sharesOf, tableOf } from '../../src/drift/table.js'

it('leaves out bins that are empty on both sides', () => {
  const table = tableOf([1, 0, 2, 0], [0, 0, 3, 4])
  expect(table).toMatchObject({ n: 3, m: 7, kept: [0, 2, 3] })
  expect([...table.reference]).toEqual([1, 2, 0])
  expect(tableOf([], [])).toMatchObject({ n: 0, m: 0, kept: [] })
})

it('smooths both sides by the same rows', () => {
  const { p, q } = sharesOf(tableOf([3, 0], [0, 1]), 0.5)
  expect([...p]).toEqual([3.5 / 4, 0.5 / 4])
  expect([...q]).toEqual([0.25, 0.75])
})

it('refuses what are no counts', () => {
  expect(() => tableOf([1], [1, 2])).toThrow('expected 1 batch bins, found 2')
  expect(() => tableOf([-1], [1])).toThrow('bin 0')
  expect(() => tableOf([Number.NaN], [1])).toThrow('bin 0')
  expect(() => tableOf([Number.POSITIVE_INFINITY], [1])).toThrow('bin 0')
})

it('knows counts from masses', () => {
  expect(isCounted(tableOf([1, 2], [3, 4]))).toBe(true)
  expect(isCounted(tableOf([1, 2.5], [3, 4]))).toBe(false)
})
