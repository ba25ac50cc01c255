import { describe, expect, test } from 'vitest'
import type { Fault } from '../../src/batch/fault.js'
import { CellClass } from '../../src/batch/type.js'
import { DataError } from '../../src/errors.js'
import { type ColumnDescription, describeColumn } from '../../src/profile/describe.js'
import { mergeProfiles } from '../../src/profile/merge.js'
import type { Plan } from '../../src/profile/plan.js'
import type { Profile } from '../../src/profile/profile.js'
import { histogramOf, kllOf } from '../../src/profile/query.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { type Columns, profileOf, rounded, typed } from '../support/profiles.js'

function described(profile: Profile): readonly ColumnDescription[] {
  return profile.columns.map(describeColumn)
}

/** All values in one scan, and in two that are merged. */
async function bothWays(values: readonly MemoryValue[], cut: number, plan?: Plan) {
  const whole = await profileOf({ a: values }, plan)
  const first = await profileOf({ a: values.slice(0, cut) }, plan)
  const second = await profileOf({ a: values.slice(cut) }, plan)
  return { whole, merged: mergeProfiles(first, second) }
}

const nothing = typed({})

describe('mergeProfiles', () => {
  test.each<[string, readonly MemoryValue[]]>([
    ['numbers', [1.5, -2, null, 0, 1.5, 7, 3.25]],
    ['integers', [1, 2, 3, null, 5, 6, 7]],
    ['texts', ['a', 'bb', null, 'a', 'ccc', 'é', 'A1']],
    ['booleans', [true, false, null, true, true, true, false]],
    ['dates', [0, 1, 2, 3, 4, 5, 9].map((day) => new Date(day * 86_400_000))],
    ['nothing', [null, null, null, null, null, null, null]],
  ])('%s: the halves merged are the whole', async (_, values) => {
    for (const cut of [0, 1, 3, 7]) {
      const { whole, merged } = await bothWays(values, cut)
      expect(rounded(described(merged))).toEqual(rounded(described(whole)))
      expect(merged.columns[0]?.field).toEqual(whole.columns[0]?.field)
      expect(merged.source.rows).toBe(7)
    }
  })

  test('neither argument is changed', async () => {
    const [a, b] = [await profileOf({ x: [1, 2] }), await profileOf({ x: [3] })]
    const before = [described(a), described(b)]
    mergeProfiles(a, b)
    expect([described(a), described(b)]).toEqual(before)
  })

  test('merging an empty profile changes nothing', async () => {
    const columns: Columns = { x: [1, 2, 3], s: ['a', 'b', 'c'] }
    const empty = await profileOf({ x: [], s: [] })
    const profile = await profileOf(columns)
    expect(described(mergeProfiles(empty, profile))).toEqual(described(profile))
    expect(described(mergeProfiles(profile, empty))).toEqual(described(profile))
  })

  test('integers beyond 2^53 on one side only', async () => {
    const { whole, merged } = await bothWays([1, 2, 3, 2n ** 60n, -5], 3)
    expect(merged.columns[0]?.field.classes).toBe(CellClass.integer | CellClass.wideInteger)
    expect(rounded(described(merged))).toEqual(rounded(described(whole)))
    expect(merged.columns[0] && kllOf(merged.columns[0])?.count).toBe(5)
  })

  test('a column without a value joins any type, its rows as nulls', async () => {
    const plain: readonly MemoryValue[] = [null, null]
    for (const values of [
      [1, 2],
      ['a', 'b'],
      [true, false],
      [10n ** 30n, 0],
    ]) {
      const whole = await profileOf({ a: [...plain, ...values] })
      const [none, some] = [await profileOf({ a: plain }), await profileOf({ a: values })]
      expect(described(mergeProfiles(none, some))).toEqual(described(whole))
      expect(described(mergeProfiles(some, none))).toMatchObject([{ rows: 4, nulls: 2 }])
    }
  })

  test('columns meet by name, in the order of the first', async () => {
    const merged = mergeProfiles(
      await profileOf({ x: [1], y: ['a'] }),
      await profileOf({ y: ['b'], x: [2] }),
    )
    expect(described(merged)).toMatchObject([
      { name: 'x', max: 2 },
      { name: 'y', max: 'b' },
    ])
  })

  test('a statistic that only one side holds is not kept', async () => {
    const plan: Plan = {
      columns: [
        {
          name: 'x',
          needs: [{ derivation: { of: 'values' }, spec: { kind: 'histogram', edges: [1] } }],
        },
      ],
    }
    const [rich, plain] = [await profileOf({ x: [1, 2] }, plan), await profileOf({ x: [3] })]
    const column = mergeProfiles(rich, plain).columns[0]
    expect(column && histogramOf(column)).toBeUndefined()
    const twice = mergeProfiles(rich, rich).columns[0]
    expect(twice && histogramOf(twice)?.counts).toEqual(Float64Array.of(2, 2))
  })

  test('names the columns that only one side has', async () => {
    const [a, b] = [
      await profileOf({ x: [1], y: [1] }, nothing, 'a.csv'),
      await profileOf({ x: [1], z: [1] }, nothing, 'b.csv'),
    ]
    expect(() => mergeProfiles(a, b)).toThrow(DataError)
    expect(() => mergeProfiles(a, b)).toThrow(
      /cannot merge a.csv and b.csv: only a.csv has y; only b.csv has z; /,
    )
  })

  test('refuses different types, and says which', async () => {
    const [a, b] = [await profileOf({ x: [1] }), await profileOf({ x: ['1'] })]
    expect(() => mergeProfiles(a, b)).toThrow(/column x is integer in the first and string/)
  })

  test('sources add up', async () => {
    const [a, b] = [
      await profileOf({ x: [1] }, nothing, 'a'),
      await profileOf({ x: [1, 2] }, nothing, 'b'),
    ]
    const sized = (profile: Profile, bytes: number): Profile => ({
      ...profile,
      source: { ...profile.source, bytes },
    })
    expect(mergeProfiles(sized(a, 5), sized(b, 7)).source).toEqual({
      name: 'a + b',
      format: 'memory',
      rows: 3,
      columns: 1,
      bytes: 12,
    })
    expect(mergeProfiles(a, sized(a, 7)).source).toMatchObject({ name: 'a', bytes: null })
  })

  test('faults add up, the first rows first', async () => {
    const profile = await profileOf({ x: [1] })
    const ragged = (rows: readonly number[]): readonly Fault[] => [
      {
        code: 'row.ragged',
        count: rows.length,
        samples: rows.map((row) => ({ row, value: 'a,b' })),
      },
    ]
    const nul: Fault = { code: 'byte.nul', count: 1, samples: [] }
    const merged = mergeProfiles(
      { ...profile, faults: ragged([1, 2, 3]) },
      { ...profile, faults: [...ragged([4, 5, 6]), nul] },
    )
    expect(merged.faults).toMatchObject([
      { code: 'byte.nul', count: 1 },
      { code: 'row.ragged', count: 6, samples: [1, 2, 3, 4, 5].map((row) => ({ row })) },
    ])
  })
})
