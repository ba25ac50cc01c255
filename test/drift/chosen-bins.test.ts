import { describe, expect, it } from 'vitest'
import { type BinContext, chosenCells, chosenEdges } from '../../src/drift/chosen-bins.js'
import { gridEdges } from '../../src/drift/grid.js'
import { countInBins, viewOf } from '../../src/drift/quantile-bins.js'
import { UsageError } from '../../src/errors.js'
import { driftOf, normals, plainSchema } from './support.js'

const context: BinContext = { column: 'a', type: 'number', referenceRows: 1000, batchRows: 1000 }
const hundred = viewOf(Float64Array.from({ length: 100 }, (_, i) => i))

describe('chosen bins', () => {
  it('are quantiles of the reference where nothing or a number is chosen', () => {
    expect(chosenEdges(undefined, hundred, context).length).toBe(9)
    expect(chosenEdges(4, hundred, context)).toEqual(Float64Array.of(24, 49, 74))
  })

  it('are of equal width, or one’s own', () => {
    expect(chosenEdges({ equalWidth: 3 }, hundred, context)).toEqual(Float64Array.of(33, 66))
    expect(chosenEdges({ edges: [5, 50] }, hundred, context)).toEqual(Float64Array.of(5, 50))
    const one = viewOf(Float64Array.of(7, 7))
    expect(chosenEdges({ equalWidth: 3 }, one, context).length).toBe(0)
  })

  it('of times are given as text', () => {
    const dates = { ...context, type: 'date' } as const
    expect(chosenEdges({ edges: ['1970-01-03'] }, hundred, dates)).toEqual(Float64Array.of(2))
    const odd = () => chosenEdges({ edges: ['soon'] }, hundred, dates)
    expect(odd).toThrow(UsageError)
    expect(odd).toThrow('drift bins of column a: expected a date, found "soon"')
  })

  it('are whole cells of a grid, each edge at the nearest of the grid', () => {
    const edges = Float64Array.of(0, 10, 20, 30)
    const reference = Float64Array.of(1, 1, 1, 1, 1)
    const cells = (choice: Parameters<typeof chosenCells>[0]) => [
      ...chosenCells(choice, { edges, reference }, context),
    ]
    expect(cells({ edges: [11, 28] })).toEqual([0, 0, 1, 1, 2])
    expect(cells({ edges: [11, 12] })).toEqual([0, 0, 1, 1, 1])
    expect(cells({ equalWidth: 3 })).toEqual([0, 0, 1, 2, 2])
    expect(cells(5)).toEqual([0, 1, 2, 3, 4])
  })

  it('are counted exactly on a grid as on values', () => {
    const values = Float64Array.from(normals(20_000, 1)).sort()
    const edges = gridEdges(viewOf(values))
    const reference = countInBins(values, edges)
    const bins = chosenCells({ edges: [-1, 0, 1] }, { edges, reference }, context)
    const counts = [0, 0, 0, 0]
    reference.forEach((count, cell) => {
      counts[bins[cell]!]! += count
    })
    const exact = countInBins(values, Float64Array.of(-1, 0, 1))
    counts.forEach((count, i) => {
      expect(Math.abs(count - exact[i]!)).toBeLessThan(0.004 * 20_000)
    })
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20_000)
  })

  it('of a single value tell it from others', async () => {
    const one = viewOf(Float64Array.of(5, 5))
    expect([...chosenEdges(undefined, one, context)].map((edge) => Math.round(edge))).toEqual([
      5, 5,
    ])
    const cells = chosenCells(
      undefined,
      { edges: gridEdges(one), reference: Float64Array.of(0, 9, 0) },
      context,
    )
    expect([...cells]).toEqual([0, 1, 2])
    for (const size of [300, 6000]) {
      const rows = (value: number) => Array.from({ length: size }, () => value)
      const findings = await driftOf({ a: rows(5) }, { a: rows(6) })
      expect(findings.find(({ code }) => code === 'drift.psi')?.outcome).toBe('drift')
      const same = await driftOf({ a: rows(5) }, { a: rows(5) })
      expect(same.find(({ code }) => code === 'drift.psi')?.outcome).toBe('stable')
    }
  })

  it('are what PSI of a column is on', async () => {
    const column = { name: 'a', drift: { bins: { edges: [-1, 0, 1] } } }
    for (const size of [300, 6000]) {
      const findings = await driftOf(
        { a: normals(size, 2) },
        { a: normals(size, 3, 1) },
        { ...plainSchema, columns: [column] },
      )
      const psi = findings.find(({ code }) => code === 'drift.psi')
      expect(psi?.outcome).toBe('drift')
      expect(psi?.test?.bins?.length).toBe(4)
      if (size === 300) {
        const labels = psi?.test?.bins?.map(({ label }) => label)
        expect(labels).toEqual(['≤ -1', '> -1, ≤ 0', '> 0, ≤ 1', '> 1'])
      }
    }
  })
})
