import { describe, expect, it } from 'vitest'
import { align } from '../../src/drift/align.js'
import type { ColumnProfile, Profile } from '../../src/profile/profile.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'
import { batchProfile, normals, referenceProfile } from './support.js'

const column = (profile: Profile) => profile.columns[0] as ColumnProfile
const sketchOnly = (values: number[]) =>
  scan(memorySource({ name: 'sketched', columns: { a: values } }), { columns: [] })
const sum = (counts: Iterable<number>) => [...counts].reduce((a, b) => a + b, 0)

describe('align', () => {
  it('takes counted cells as they are', async () => {
    const reference = await referenceProfile({ a: normals(30_000, 1) })
    const batch = await batchProfile({ a: normals(10_000, 2) }, reference)
    const aligned = align(column(reference), column(batch))
    expect(aligned).toMatchObject({ rankError: 0, sketchVariance: 0 })
    expect([sum(aligned?.reference ?? []), sum(aligned?.batch ?? [])]).toEqual([30_000, 10_000])
  })

  it('reads a sketched side off its sketch, with the error that covers the truth', async () => {
    const values = normals(30_000, 3)
    const reference = await sketchOnly(values)
    const batch = await batchProfile({ a: normals(10_000, 4) }, reference)
    const aligned = align(column(reference), column(batch))
    expect(aligned?.rankError).toBeGreaterThan(0)
    expect(aligned?.sketchVariance).toBeGreaterThan(0)
    const sorted = Float64Array.from(values).sort()
    let [below, worst, next] = [0, 0, 0]
    for (let cell = 0; cell < (aligned?.edges.length ?? 0); cell++) {
      below += aligned?.reference[cell] ?? 0
      while (next < sorted.length && (sorted[next] ?? 0) <= (aligned?.edges[cell] ?? 0)) next++
      worst = Math.max(worst, Math.abs(below - next) / sorted.length)
    }
    expect(worst).toBeLessThanOrEqual(aligned?.rankError ?? 0)
  })

  it('aligns two sketches, and two grids of different edges', async () => {
    const [a, b] = [await sketchOnly(normals(20_000, 5)), await sketchOnly(normals(20_000, 6))]
    expect(align(column(a), column(b))?.rankError).toBeGreaterThan(0)
    const c = await referenceProfile({ a: normals(20_000, 7) })
    const d = await referenceProfile({ a: normals(20_000, 8) })
    const aligned = align(column(c), column(d))
    expect(sum(aligned?.batch ?? [])).toBe(20_000)
    expect(aligned?.rankError).toBeGreaterThan(0)
  })

  it('is undefined where a side has no numbers', async () => {
    const text = await scan(memorySource({ name: 't', columns: { a: ['x', 'y'] } }), {
      columns: [],
    })
    const numbers = await referenceProfile({ a: normals(100, 9) })
    expect(align(column(text), column(text))).toBeUndefined()
    expect(align(column(numbers), column(text))).toBeUndefined()
  })
})
