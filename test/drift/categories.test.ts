import { describe, expect, it } from 'vitest'
import { alignCategories, type ValueCounts, valueCountsOf } from '../../src/drift/categories.js'
import type { ColumnProfile } from '../../src/profile/profile.js'
import { choices, drawn, referenceProfile } from './support.js'

const side = (counts: Record<string, number>, extra: Partial<ValueCounts> = {}): ValueCounts => ({
  counts: new Map(Object.entries(counts)),
  error: 0,
  rows: Object.values(counts).reduce((a, b) => a + b, 0),
  nulls: 0,
  ...extra,
})

describe('alignCategories', () => {
  it('tells frequent values apart and puts rare ones into OTHER, whichever side has them', () => {
    const table = alignCategories(side({ a: 500, b: 490, x: 3 }), side({ a: 480, b: 500, y: 4 }))
    expect(table.names).toEqual(['b', 'a', null, null])
    expect([...table.reference]).toEqual([490, 500, 3, 0])
    expect([...table.batch]).toEqual([500, 480, 4, 0])
  })

  it('keeps every row, nulls last', () => {
    const [a, b] = [side({ a: 50, b: 7 }, { nulls: 9 }), side({ a: 20, c: 30 }, { nulls: 1 })]
    const table = alignCategories(a, b)
    const sum = (counts: Float64Array) => counts.reduce((x, y) => x + y, 0)
    expect([sum(table.reference), sum(table.batch)]).toEqual([66, 51])
    expect([table.reference.at(-1), table.batch.at(-1)]).toEqual([9, 1])
  })

  it('trusts only values far above the error of a truncated side', () => {
    const truncated = side({ a: 1000, b: 300, c: 250 }, { error: 20, rows: 3000 })
    const names = (b: number) => alignCategories(truncated, side({ a: 500, b })).names
    expect(names(99)).toEqual(['a', null, null])
    expect(names(100)).toEqual(['a', 'b', null, null])
  })
})

describe('valueCountsOf', () => {
  it('counts booleans, text and nulls', async () => {
    const profile = await referenceProfile({
      flag: [true, true, false, null],
      text: ['a', 'b', 'a', null],
    })
    const [flag, text] = profile.columns as [ColumnProfile, ColumnProfile]
    expect(valueCountsOf(flag)).toEqual({
      counts: new Map([
        ['true', 2],
        ['false', 1],
      ]),
      error: 0,
      rows: 3,
      nulls: 1,
    })
    expect(valueCountsOf(text)).toMatchObject({ error: 0, rows: 3, nulls: 1 })
    expect(valueCountsOf(text)?.counts.get('a')).toBe(2)
  })

  it('says how far counts may be off where not every value was kept', async () => {
    const many = drawn(20_000, 1, (random) => `v${random.integer(15_000)}`)
    const profile = await referenceProfile({ many, few: choices(20_000, 2, ['a', 'b']) })
    const [first, second] = profile.columns as [ColumnProfile, ColumnProfile]
    expect(valueCountsOf(first)?.error).toBeGreaterThan(0)
    expect(valueCountsOf(second)?.error).toBe(0)
  })
})
