import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Batch } from '../../src/batch/batch.js'
import type { Field } from '../../src/batch/column.js'
import { classesOf } from '../../src/batch/type.js'
import { InvariantError } from '../../src/errors.js'
import { describeColumn } from '../../src/profile/describe.js'
import type { Plan } from '../../src/profile/plan.js'
import { emptyProfile, type Profile, updateProfile } from '../../src/profile/profile.js'
import { memorySource } from '../../src/sources/memory.js'
import type { Columns } from '../support/profiles.js'

const derived = vi.hoisted(() => ({ columns: [] as { of: string; column: object }[] }))
vi.mock('../../src/batch/derive.js', async (original) => {
  const module = await original<typeof import('../../src/batch/derive.js')>()
  return {
    ...module,
    derive: (...[from, derivation]: Parameters<typeof module.derive>) => {
      const column = module.derive(from, derivation)
      derived.columns.push({ of: derivation.of, column })
      return column
    },
  }
})
afterEach(() => {
  derived.columns = []
})

const source = { name: 'test', format: 'memory', bytes: 10 }
const plan: Plan = { columns: [] }
const fields: readonly Field[] = [
  { name: 'a', type: 'number', classes: classesOf('number') },
  { name: 'b', type: 'string', classes: classesOf('string') },
]

async function batchOf(columns: Columns): Promise<Batch> {
  const reader = memorySource({ name: 'test', columns }).read(fields)
  for await (const batch of reader) return batch
  throw new Error('no rows')
}

describe('emptyProfile', () => {
  test('has every column, and no rows', () => {
    const profile = emptyProfile(fields, plan, source)
    expect(profile.source).toEqual({ ...source, rows: 0, columns: 2 })
    expect(profile.columns.map(({ field }) => field)).toEqual(fields)
    expect(profile.columns.map(describeColumn)).toMatchObject([
      { rows: 0, min: null, mean: null, quantiles: [], top: [] },
      { rows: 0, min: null, length: null },
    ])
  })
})

describe('updateProfile', () => {
  test('absorbs a batch into every statistic', async () => {
    const batch = await batchOf({ a: [1, null, 2.5], b: ['x', 'yy', null] })
    const profile = updateProfile(emptyProfile(fields, plan, source), batch)
    expect(profile.source.rows).toBe(3)
    expect(profile.columns.map(describeColumn)).toMatchObject([
      { rows: 3, nulls: 1, min: 1, max: 2.5, sum: 3.5 },
      { rows: 3, nulls: 1, min: 'x', max: 'yy', length: { min: 1, max: 2, mean: 1.5 } },
    ])
  })

  test('computes each derived column once a batch, equal rules of two askers too', async () => {
    const batch = await batchOf({ a: [1, 2], b: ['x', 'yy'] })
    const below = (kind: 'tally' | 'extent') => ({
      derivation: { of: 'violations', rule: { kind: 'range', minimum: 2 } } as const,
      spec: { kind },
    })
    const asking: Plan = { columns: [{ name: 'a', needs: [below('tally'), below('extent')] }] }
    updateProfile(emptyProfile(fields, asking, source), batch)
    const columnsOf = (name: string) =>
      derived.columns.filter(({ of }) => of === name).map(({ column }) => column)
    expect(columnsOf('violations')).toHaveLength(2)
    expect(new Set(columnsOf('violations')).size).toBe(1)
    expect(columnsOf('length')).toHaveLength(2)
    expect(new Set(columnsOf('length')).size).toBe(1)
  })

  test('refuses a batch of other columns', async () => {
    const batch = await batchOf({ a: [1], b: ['x'] })
    const profile: Profile = emptyProfile(fields.slice(1), plan, source)
    expect(() => updateProfile(profile, batch)).toThrow(InvariantError)
  })
})
