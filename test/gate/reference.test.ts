import { expect, it } from 'vitest'
import { referenceOf } from '../../src/gate/reference.js'
import { histogramOf } from '../../src/profile/query.js'
import { memorySource } from '../../src/sources/memory.js'
import type { Source } from '../../src/sources/source.js'

function counting(source: Source): { source: Source; reads: () => number } {
  let reads = 0
  return {
    source: {
      ...source,
      read: (fields) => {
        reads++
        return source.read(fields)
      },
    },
    reads: () => reads,
  }
}

const columns = {
  x: Array.from({ length: 3000 }, (_, i) => Math.sin(i)),
  t: new Array(3000).fill('a'),
}

it('reads rows twice and counts numbers on a grid', async () => {
  const { source, reads } = counting(memorySource({ name: 'm', columns }))
  const reference = await referenceOf({ kind: 'rows', source })
  expect(reads()).toBe(2)
  const grid = reference.columns[0] && histogramOf(reference.columns[0])
  expect(grid?.counts.reduce((a, b) => a + b, 0)).toBe(3000)
  expect(reference.columns[1] && histogramOf(reference.columns[1])).toBeUndefined()
})

it('takes a stored profile as it is', async () => {
  const source = memorySource({ name: 'm', columns })
  const profile = await referenceOf({ kind: 'rows', source })
  expect(await referenceOf({ kind: 'profile', profile })).toBe(profile)
})
