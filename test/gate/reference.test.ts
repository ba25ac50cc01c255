import { describe, expect, it } from 'vitest'
import { referenceOf } from '../../src/gate/reference.js'
import { histogramOf } from '../../src/profile/query.js'
import { memorySource } from '../../src/sources/memory.js'
import { countingSource } from '../support/counting-source.js'
import { profileOf, typed } from '../support/profiles.js'

const numbers = Array.from({ length: 500 }, (_, i) => (i * 37) % 101)
const source = () =>
  countingSource(memorySource({ name: 'test', columns: { n: numbers, text: numbers.map(String) } }))

describe('a reference', () => {
  it('counts its rows exactly on the grid of its own quantiles, in two reads', async () => {
    const read = source()
    const profile = await referenceOf({ kind: 'rows', source: read })
    const column = profile.columns[0]
    const histogram = column && histogramOf(column)
    const edges = histogram?.spec.edges ?? []
    expect(edges.length).toBeGreaterThan(10)
    const exact = Array.from({ length: edges.length + 1 }, () => 0)
    for (const value of numbers) {
      const cell = edges.findIndex((edge) => value <= edge)
      const i = cell < 0 ? edges.length : cell
      exact[i] = (exact[i] as number) + 1
    }
    expect([...(histogram?.counts ?? [])]).toEqual(exact)
    expect(read.counts.reads).toBe(2)
  })

  it('is what was stored where it is a profile', async () => {
    const profile = await profileOf({ n: numbers })
    expect(await referenceOf({ kind: 'profile', profile })).toBe(profile)
  })

  it('has the types that it is given', async () => {
    const profile = await referenceOf({ kind: 'rows', source: source() }, typed({ n: 'number' }))
    expect(profile.columns.map(({ field }) => field.type)).toEqual(['number', 'string'])
  })

  it('stops when it is told to', async () => {
    const read = source()
    const run = referenceOf({ kind: 'rows', source: read }, undefined, {
      signal: AbortSignal.abort(),
    })
    await expect(run).rejects.toThrow(/abort/i)
    expect(read.counts.reads).toBe(0)
  })
})
