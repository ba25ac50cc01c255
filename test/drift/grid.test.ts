import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binsOfCells, GRID_CELLS, gridEdges, isSingle, joinCells } from '../../src/drift/grid.js'
import { binOf, countInBins, viewOf } from '../../src/drift/quantile-bins.js'

const sorted = (values: readonly number[]) => Float64Array.from(values).sort()

describe('gridEdges', () => {
  it('gives every value of few its own cell, and every gap', () => {
    const edges = gridEdges(viewOf(sorted([1, 1, 2, 5])))
    expect(edges).toHaveLength(6)
    for (const value of [1, 2, 5]) expect(isSingle(edges, binOf(value, edges))).toBe(true)
    for (const gap of [0, 1.5, 3, 4.999, 6]) expect(isSingle(edges, binOf(gap, edges))).toBe(false)
    expect(binOf(1.5, edges)).not.toBe(binOf(2, edges))
  })

  it('handles zero, neighbours and the largest doubles', () => {
    const values = [-Number.MAX_VALUE, -Number.MIN_VALUE, 0, Number.MIN_VALUE, Number.MAX_VALUE]
    const edges = gridEdges(viewOf(sorted(values)))
    expect(new Set(values.map((value) => binOf(value, edges))).size).toBe(values.length)
    expect(edges.every((edge, i) => i === 0 || edges[i - 1]! < edge)).toBe(true)
  })

  it('cuts many values into cells of small mass', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, i) => Math.sin(i) * 1000).sort()
    const counts = countInBins(values, gridEdges(viewOf(values)))
    expect(counts.length).toBeLessThanOrEqual(GRID_CELLS + 1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(2 * (20_000 / GRID_CELLS))
  })

  it('gives a heavy value at either end its own cell, and what lies beyond another', () => {
    const spread = Array.from({ length: 1000 }, (_, i) => (i + 1) / 10)
    for (const [heavy, beyond] of [
      [0, -1],
      [200, 201],
    ] as const) {
      const edges = gridEdges(viewOf(sorted([...spread, ...new Array(1500).fill(heavy)])))
      expect(isSingle(edges, binOf(heavy, edges))).toBe(true)
      expect(binOf(beyond, edges)).not.toBe(binOf(heavy, edges))
      expect(edges.length).toBeLessThan(GRID_CELLS + 1)
    }
  })

  it('gives each of two neighbouring heavy values its own cell', () => {
    const counts = Array.from({ length: 600 }, (_, i) => i)
    const heavy = [0, 1, 2].flatMap((value) => new Array(500).fill(value))
    const edges = gridEdges(viewOf(sorted([...counts, ...heavy])))
    for (const value of [0, 1, 2]) expect(isSingle(edges, binOf(value, edges))).toBe(true)
    expect(binOf(0.5, edges)).not.toBe(binOf(1, edges))
  })

  it('has no edge for no values', () => {
    expect(gridEdges(viewOf(sorted([])))).toHaveLength(0)
  })
})

describe('binsOfCells', () => {
  it('joins whole cells in order, and keeps every row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 2, max: 20 }),
        (counts, bins) => {
          const of = binsOfCells(counts, bins)
          expect(of).toHaveLength(counts.length)
          expect(of.every((bin, i) => i === 0 || bin - of[i - 1]! <= 1)).toBe(true)
          const joined = joinCells(counts, of)
          const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
          expect(sum(joined)).toBe(sum(counts))
        },
      ),
    )
  })

  it('makes bins of about equal mass', () => {
    const joined = joinCells(new Array(512).fill(10), binsOfCells(new Array(512).fill(10), 10))
    expect(joined).toHaveLength(10)
    expect(Math.max(...joined) - Math.min(...joined)).toBeLessThanOrEqual(20)
  })

  it('gives a heavy cell its own bin', () => {
    const counts = [10, 10, 1000, 10, 10, 500, 500]
    const of = binsOfCells(counts, 4)
    expect(joinCells(counts, of)).toContain(1000)
  })
})
