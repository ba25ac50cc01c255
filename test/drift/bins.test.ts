import { describe, expect, it } from 'vitest'
import {
  balancedParts,
  binsOf,
  gapBins,
  intervalLabels,
  MOST_BINS,
  rateBins,
} from '../../src/drift/bins.js'
import { balancedV } from '../../src/drift/chi-square.js'
import { compareDrift } from '../../src/drift/drift.js'
import { tableOf } from '../../src/drift/table.js'
import { batchProfile, choices, normals, plainSchema, referenceProfile } from './support.js'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('labels', () => {
  it('are intervals closed on the right', () => {
    expect(intervalLabels([1, 2.5], 'number')).toEqual(['≤ 1', '> 1, ≤ 2.5', '> 2.5'])
    expect(intervalLabels([], 'number')).toEqual(['all'])
    expect(intervalLabels([19723], 'date')).toEqual(['≤ 2024-01-01', '> 2024-01-01'])
  })

  it('name a value that has its own bin, and edges just below one', () => {
    expect(intervalLabels([6.999999999999999, 7], 'number')).toEqual(['< 7', '= 7', '> 7'])
    expect(intervalLabels([-Number.MIN_VALUE, 0], 'integer')).toEqual(['< 0', '= 0', '> 0'])
    expect(intervalLabels([1654.9999999999998], 'integer')).toEqual(['< 1655', '≥ 1655'])
  })
})

describe('bins', () => {
  it('leave out what is empty on both sides', () => {
    expect(binsOf(['a', 'b', '(null)'], [1, 0, 0], [0, 2, 0], [0.1, 0.2, 0])).toEqual([
      { label: 'a', reference: 1, batch: 0, contribution: 0.1 },
      { label: 'b', reference: 0, batch: 2, contribution: 0.2 },
    ])
  })

  it('are bounded: those that add least are joined with the others', () => {
    const labels = [...Array.from({ length: 60 }, (_, i) => `v${i}`), '(other)', '(null)']
    const ones = labels.map(() => 1)
    const parts = labels.map((_, i) => (i % 2 === 0 ? -i : i))
    const bins = binsOf(labels, ones, ones, parts)
    expect(bins).toHaveLength(MOST_BINS)
    expect(bins.filter(({ label }) => label === '(other)')).toHaveLength(1)
    expect(sum(bins.map(({ reference }) => reference))).toBe(62)
    expect(sum(bins.map(({ contribution }) => contribution))).toBeCloseTo(sum(parts), 9)
    expect(bins.at(-1)?.label).toBe('(other)')
    expect(bins.map(({ label }) => label)).not.toContain('v3')
  })

  it('of chi-square add up to the square of V', () => {
    const [a, b] = [
      [10, 20, 0, 5],
      [4, 30, 6, 5],
    ] as const
    expect(sum([...balancedParts(a, b)])).toBeCloseTo(balancedV(tableOf(a, b)) ** 2, 14)
    expect([...balancedParts([0, 0], [0, 0])]).toEqual([0, 0])
  })

  it('of a gap and of a rate show both sides', () => {
    expect(gapBins(3, 'integer', [30, 10], [100, 40])).toEqual([
      { label: '≤ 3', reference: 30, batch: 10, contribution: expect.closeTo(0.05, 12) },
      { label: '> 3', reference: 70, batch: 30, contribution: 0 },
    ])
    expect(rateBins('(null)', [1, 3], [10, 10]).map(({ contribution }) => contribution)).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(-0.2, 12),
    ])
  })
})

describe('the bins of findings', () => {
  it.each([
    [300, 200],
    [6000, 5000],
  ])('add up to what the test says, of %i and %i rows', async (n, m) => {
    const reference = await referenceProfile({
      number: normals(n, 1),
      text: choices(n, 2, ['a', 'b', 'c']),
    })
    const batch = await batchProfile(
      {
        number: [...normals(m - 20, 3, 0.5), ...Array(20).fill(null)],
        text: choices(m, 4, ['a', 'b', 'd']),
      },
      reference,
    )
    const findings = compareDrift(plainSchema, reference, batch)
    const testOf = (column: string, code: string) => {
      const test = findings.find((each) => each.column === column && each.code === code)?.test
      if (test?.bins === undefined) throw new Error(`no bins of ${code}`)
      return { ...test, bins: test.bins }
    }
    for (const column of ['number', 'text']) {
      const psi = testOf(column, 'drift.psi')
      expect(sum(psi.bins.map(({ contribution }) => contribution))).toBeCloseTo(
        psi.statistic ?? 0,
        9,
      )
      expect(sum(psi.bins.map((bin) => bin.reference))).toBe(n)
      expect(sum(psi.bins.map((bin) => bin.batch))).toBe(m)
    }
    const ks = testOf('number', 'drift.ks')
    expect(Math.abs(ks.bins[0]?.contribution ?? 0)).toBeCloseTo(ks.statistic ?? 0, 12)
    expect(ks.bins).toHaveLength(2)
    const nulls = testOf('number', 'drift.nulls')
    expect(nulls.bins[0]).toMatchObject({ label: '(null)', reference: 0, batch: 20 })
    const unseen = testOf('text', 'drift.unseen')
    expect(unseen.bins[0]).toMatchObject({ label: 'd', reference: 0 })
    expect(sum(unseen.bins.map((bin) => bin.batch))).toBe(m)
  })
})
