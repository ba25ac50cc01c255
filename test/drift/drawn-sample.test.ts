import { describe, expect, it } from 'vitest'
import { drawnSample } from '../../src/drift/drawn-sample.js'
import type { ColumnProfile, Profile } from '../../src/profile/profile.js'
import { normals, referenceProfile } from './support.js'

const column = (profile: Profile) => profile.columns[0] as ColumnProfile

describe('drawnSample', () => {
  it('is all values where the sketch kept them', async () => {
    const values = normals(500, 1)
    const drawn = drawnSample(column(await referenceProfile({ a: [...values, null, Number.NaN] })))
    expect(drawn?.isWhole).toBe(true)
    expect([...(drawn?.values ?? [])]).toEqual([...Float64Array.from(values).sort()])
  })

  it('has fewer values than rows where it did not, close to the distribution', async () => {
    const values = normals(40_000, 2)
    const drawn = drawnSample(column(await referenceProfile({ a: values })))
    const size = drawn?.values.length ?? 0
    expect(drawn?.isWhole).toBe(false)
    expect(size).toBeLessThan(40_000)
    expect(size).toBeGreaterThan(2000)
    const sorted = Float64Array.from(values).sort()
    const median = sorted[20_000] ?? 0
    expect(Math.abs((drawn?.values[size >> 1] ?? 9) - median)).toBeLessThan(0.02)
  })

  it('is empty for a column without numbers, undefined without a sketch', async () => {
    const numbers = await referenceProfile({ a: [1.5, null].map(() => Number.NaN) })
    expect(drawnSample(column(numbers))?.values).toHaveLength(0)
    const text = await referenceProfile({ a: ['x', 'y'] })
    expect(drawnSample(column(text))).toBeUndefined()
  })
})
