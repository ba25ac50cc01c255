import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import type { HeldColumn } from '../../src/schema/held-numbers.js'
import { relationCandidates } from '../../src/schema/relation-candidates.js'

const rows = 1000
const column = (name: string, value: (row: number) => number, kind = 'number'): HeldColumn => ({
  name,
  kind,
  values: Float64Array.from({ length: rows }, (_, row) => value(row)),
})
const found = (...columns: HeldColumn[]) =>
  relationCandidates(columns).map(({ low, operator, high }) => `${low} ${operator} ${high}`)

const random = seededRandom('relations')
const start = column('start', () => 100 * random.next())
const later = (name: string, wait: () => number, kind?: string) =>
  column(name, (row) => (start.values[row] ?? 0) + wait(), kind)

describe('relationCandidates', () => {
  it('finds columns in order, whichever stands first', () => {
    const end = later('end', () => 10 * random.next())
    expect(found(start, end)).toEqual(['start <= end'])
    expect(found(end, start)).toEqual(['start <= end'])
    expect(
      found(
        start,
        later('same', () => 0),
      ),
    ).toEqual(['start = same'])
  })

  it('tells a step of at least one from none at all', () => {
    const first = column('first', () => random.integer(50))
    const laterBy = (least: number) =>
      column('after', (row) => (first.values[row] ?? 0) + least + random.integer(4))
    expect(found(first, laterBy(0))).toEqual(['first <= after'])
    expect(found(first, laterBy(1))).toEqual(['first < after'])
  })

  it('passes over rows without both values, and needs enough with them', () => {
    const gaps = (share: number) =>
      column('end', (row) =>
        row < share * rows ? Number.NaN : (start.values[row] ?? 0) + random.next(),
      )
    expect(found(start, gaps(0.3))).toEqual(['start <= end'])
    expect(found(start, gaps(0.97))).toEqual([])
  })

  it('proposes nothing that the ranges say already, or that chance shows', () => {
    const apart = column('apart', () => 100 + random.next())
    expect(found(start, apart)).toEqual([])
    const hardly = column('hardly', () => 99 + random.next())
    expect(found(start, hardly)).toEqual([])
    expect(
      found(
        start,
        later('near', () => 4 + random.normal()),
      ),
    ).toEqual([])
    expect(
      found(
        start,
        column('constant', () => 101),
      ),
    ).toEqual([])
  })

  it('compares columns of one kind only', () => {
    const end = later('end', () => random.next(), 'date')
    expect(found(start, end)).toEqual([])
  })

  it('proposes nothing among 60 unrelated columns of skewed numbers', () => {
    const columns = Array.from({ length: 60 }, (_, c) =>
      column(`c${c}`, () => Math.round((1 + c / 3) * -Math.log(1 - random.next()))),
    )
    expect(found(...columns)).toEqual([])
  })
})
