import { describe, expect, it } from 'vitest'
import { needsOfBatch, needsOfReference } from '../../src/drift/needs.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'
import { normals, referenceProfile } from './support.js'

const table = {
  number: normals(2000, 1),
  text: new Array(2000).fill('a'),
  none: new Array(2000).fill(null),
}

describe('needsOfReference', () => {
  it('asks a grid of numeric columns only', async () => {
    const profile = await scan(memorySource({ name: 'r', columns: table }), { columns: [] })
    const kinds = needsOfReference(profile).columns.map(({ needs }) =>
      needs.map(({ spec }) => spec.kind),
    )
    expect(kinds).toEqual([['histogram'], [], []])
  })
})

describe('needsOfBatch', () => {
  it('asks the reference grid, and fixes known types', async () => {
    const reference = await referenceProfile(table)
    const { columns } = needsOfBatch(reference)
    expect(columns.map(({ type }) => type)).toEqual(['number', 'string', undefined])
    expect(columns[0]?.needs).toEqual(needsOfReference(reference).columns[0]?.needs)
  })
})
