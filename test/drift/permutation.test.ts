import { describe, expect, it } from 'vitest'
import { cellwisePValue } from '../../src/drift/cellwise.js'
import { pearsonStatistic } from '../../src/drift/pearson.js'
import { permutationPValue } from '../../src/drift/permutation.js'
import { tableOf } from '../../src/drift/table.js'
import { permutationShare } from './enumerate.js'

const gap = (a: Float64Array, b: Float64Array) => pearsonStatistic(tableOf(a, b))

describe('permutationPValue', () => {
  it('estimates what counting every order gives', () => {
    for (const [a, b] of [
      [
        [4, 1, 1],
        [0, 3, 3],
      ],
      [
        [5, 2],
        [1, 4],
      ],
      [
        [3, 3, 0, 1],
        [1, 1, 3, 2],
      ],
    ] as const) {
      const table = tableOf(a, b)
      const pooled = a.flatMap((count, j) => new Array<number>(count + (b[j] ?? 0)).fill(j))
      const counts = (side: Float64Array) =>
        a.map((_, j) => side.filter((value) => value === j).length)
      const exact = permutationShare(
        pooled,
        table.n,
        (x, y) => pearsonStatistic(tableOf(counts(x), counts(y))),
        pearsonStatistic(table),
      )
      const found = permutationPValue({ table, statistic: gap, seed: 3 })
      // 100 or more draws at least as large: relative error 10 %; four of them.
      expect(Math.abs(found / exact - 1)).toBeLessThan(0.4)
    }
  })

  it('counts the seen table as one of the draws, and the same seed gives the same digits', () => {
    const half = Array.from({ length: 40 }, (_, j) => (j < 20 ? 5 : 0))
    const table = tableOf(
      half,
      half.map((count) => 5 - count),
    )
    const p = permutationPValue({ table, statistic: gap, seed: 1 })
    expect(p).toBe(1 / 10_000)
    const mild = tableOf([9, 5, 2], [2, 5, 6])
    const once = permutationPValue({ table: mild, statistic: gap, seed: 5 })
    expect(permutationPValue({ table: mild, statistic: gap, seed: 5 })).toBe(once)
  })

  it('goes below what draws can show where one bin shows it', () => {
    const table = tableOf([500, 1, 0], [2, 500, 1])
    const p = permutationPValue({ table, statistic: gap, seed: 1 })
    expect(p).toBe(cellwisePValue(table))
    expect(p).toBeLessThan(1e-250)
  })

  it('is 1 where every table is as uneven', () => {
    const table = tableOf([3, 3], [3, 3])
    expect(permutationPValue({ table, statistic: gap, seed: 1 })).toBe(1)
  })
})
