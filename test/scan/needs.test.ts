import { describe, expect, test } from 'vitest'
import { duplicateCount } from '../../src/accumulators/keys.js'
import { DataError } from '../../src/errors.js'
import type { Plan } from '../../src/profile/plan.js'
import { histogramOf, kllOf, stateOf } from '../../src/profile/query.js'
import { withNeeds } from '../../src/scan/needs.js'
import { scan } from '../../src/scan/scan.js'
import { batchedSource } from '../support/batches.js'

const columns = { a: [1, 2, 3, 4, 5, null], b: ['x', 'y', 'x', 'x', 'y', 'z'] }
const grid: Plan = {
  columns: [
    {
      name: 'a',
      needs: [{ derivation: { of: 'values' }, spec: { kind: 'histogram', edges: [2, 4] } }],
    },
    { name: 'missing', needs: [{ derivation: { of: 'values' }, spec: { kind: 'tally' } }] },
  ],
}

describe('withNeeds', () => {
  test('a second read answers what is missing, and leaves the rest as it was', async () => {
    const source = batchedSource(columns, 2)
    const profile = await scan(source, { columns: [] })
    const richer = await withNeeds(source, profile, grid)
    expect(source.reads).toBe(2)
    const [a, b] = richer.columns
    expect(a && histogramOf(a)?.counts).toEqual(Float64Array.of(2, 2, 1))
    expect(a && kllOf(a)).toBe(profile.columns[0] && kllOf(profile.columns[0]))
    expect(b).toEqual(profile.columns[1])
    expect(richer.source).toEqual(profile.source)
    expect(profile.columns[0] && histogramOf(profile.columns[0])).toBeUndefined()
  })

  test('nothing is read where nothing is missing', async () => {
    const source = batchedSource(columns, 2)
    const profile = await withNeeds(source, await scan(source, { columns: [] }), grid)
    expect(await withNeeds(source, profile, grid)).toBe(profile)
    expect(await withNeeds(source, profile, { columns: [] })).toBe(profile)
    expect(source.reads).toBe(2)
  })

  test('what has no meaning for the type is not asked', async () => {
    const source = batchedSource(columns, 2)
    const profile = await scan(source, { columns: [] })
    const wanted: Plan = {
      columns: [
        {
          name: 'b',
          needs: [{ derivation: { of: 'values' }, spec: { kind: 'histogram', edges: [1] } }],
        },
      ],
    }
    expect(await withNeeds(source, profile, wanted)).toBe(profile)
    expect(source.reads).toBe(1)
  })

  test('keys find what repeats', async () => {
    const source = batchedSource({ id: [1, 2, 1] }, 1)
    const profile = await withNeeds(source, await scan(source, { columns: [] }), {
      columns: [
        {
          name: 'id',
          needs: [{ derivation: { of: 'values' }, spec: { kind: 'keys' } }],
        },
      ],
    })
    const id = profile.columns[0]
    const state = id && stateOf(id, 'values', 'keys')
    expect(state && duplicateCount(state)).toBe(1)
  })

  test('refuses a source that is not the one profiled', async () => {
    const profile = await scan(batchedSource(columns, 2), { columns: [] })
    const longer = batchedSource({ a: [...columns.a, 1], b: [...columns.b, 'x'] }, 2)
    await expect(withNeeds(longer, profile, grid)).rejects.toThrow(/6 rows first, then 7/)
    const other = batchedSource({ a: columns.a }, 2)
    await expect(withNeeds(other, profile, grid)).rejects.toThrow(DataError)
  })

  test('stops when its signal aborts', async () => {
    const source = batchedSource(columns, 2)
    const profile = await scan(source, { columns: [] })
    const signal = AbortSignal.abort(new Error('interrupted'))
    await expect(withNeeds(source, profile, grid, { signal })).rejects.toThrow('interrupted')
  })
})
