import { describe, expect, test } from 'vitest'
import type { Spec } from '../../src/accumulators/registry.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { seededRandom } from '../../src/math/random.js'
import type { Plan } from '../../src/profile/plan.js'
import type { ColumnProfile } from '../../src/profile/profile.js'
import { decodeColumn, encodeColumn, sketchesOf } from '../../src/profile/states.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { readFrequentStrings, readHll, readKllDoubles } from '../support/datasketches.js'
import { profileOf, typed } from '../support/profiles.js'

const nothing: Plan = { columns: [] }

async function columnOf(values: readonly MemoryValue[], plan = nothing): Promise<ColumnProfile> {
  const [column] = (await profileOf({ a: values }, plan)).columns
  if (column === undefined) throw new Error('no column')
  return column
}

function restored(column: ColumnProfile): ColumnProfile {
  const sketches = sketchesOf(column)
  return decodeColumn(column.field.name, encodeColumn(column, sketches), sketches)
}

const random = seededRandom(1)
const noise = Array.from({ length: 30_000 }, () => random.normal())
const asked: readonly Spec[] = [
  { kind: 'histogram', edges: [-1, 0, 1] },
  { kind: 'sample', size: 3, by: 'hash' },
  { kind: 'keys' },
]
const everything: Plan = {
  columns: [{ name: 'a', needs: asked.map((spec) => ({ derivation: { of: 'values' }, spec })) }],
}

describe('encodeColumn', () => {
  test.each<[string, readonly MemoryValue[], Plan]>([
    ['many numbers', noise, nothing],
    ['few numbers', [1, 2, 2, null, 0.5], nothing],
    ['no rows', [], nothing],
    ['one number', [7], nothing],
    ['every accumulator', [1, 2, 3, 3], everything],
    ['wide integers', [2n ** 60n, 1, 2, 2], nothing],
    ['decimals', [10n ** 30n, 0.5, 1], nothing],
    ['texts', ['a', 'b', 'a', null, 'ü', ''], nothing],
    ['five thousand texts', noise.map((_, i) => `t${(i * 7919) % 5000}`), nothing],
    ['texts too long to be named in full', ['x'.repeat(2000), 'y'.repeat(1025), 'x'], nothing],
    ['booleans', [true, false, null], nothing],
    ['dates', [new Date(0), new Date(86_400_000)], nothing],
    ['misfits', [1, 'x', null], typed({ a: 'integer' })],
  ])('%s: everything comes back', async (_, values, plan) => {
    const column = await columnOf(values, plan)
    const again = restored(column)
    expect(again.field).toEqual(column.field)
    expect([...again.cells.keys()]).toEqual([...column.cells.keys()])
    const sketches = sketchesOf(column)
    expect(sketchesOf(again)).toEqual(sketches)
    expect(encodeColumn(again, sketches)).toEqual(encodeColumn(column, sketches))
  })

  test('sketches are not stored twice', async () => {
    const column = await columnOf(noise)
    const sketches = sketchesOf(column)
    expect(encodeColumn(column, sketches).length).toBeLessThan(700)
    const texts = await columnOf(noise.map((_, i) => `text ${i % 3000}`))
    expect(sketchesOf(texts).frequent?.length).toBeGreaterThan(60_000)
    expect(encodeColumn(texts, sketchesOf(texts)).length).toBeLessThan(1200)
  })

  test('a restored column goes on as if it had never been stored', async () => {
    const { updateProfile } = await import('../../src/profile/profile.js')
    const { memorySource } = await import('../../src/sources/memory.js')
    const profile = await profileOf({ a: noise })
    const again = { ...profile, columns: profile.columns.map(restored) }
    const more = memorySource({ name: 'more', columns: { a: noise.map((value) => value * 2) } })
    const fields = profile.columns.map(({ field }) => field)
    for await (const batch of more.read(fields)) {
      updateProfile(profile, batch)
      updateProfile(again, batch)
    }
    const [ours, theirs] = [profile.columns.map(sketchesOf), again.columns.map(sketchesOf)]
    expect(theirs).toEqual(ours)
  })
})

describe('sketchesOf', () => {
  test('an independent reader agrees', async () => {
    const column = await columnOf(noise)
    const { kll, hll, frequent } = sketchesOf(column)
    if (kll === null || hll === null || frequent === null) throw new Error('no sketches')
    const sketch = readKllDoubles(kll)
    expect(sketch).toMatchObject({ k: 1000, n: 30_000n })
    expect(sketch.items.reduce((sum, [, weight]) => sum + weight, 0)).toBe(30_000)
    expect([sketch.minimum, sketch.maximum]).toEqual([Math.min(...noise), Math.max(...noise)])
    expect(readHll(hll)).toMatchObject({ lgK: 12 })
    expect(readHll(hll).occupied).toBeGreaterThan(4000)
    expect(readFrequentStrings(frequent)).toMatchObject({ lgMaxMapSize: 6, weight: 30_000n })
  })

  test('a column without sketches has none', async () => {
    expect(sketchesOf(await columnOf([true]))).toEqual({ kll: null, hll: null, frequent: null })
  })
})

describe('decodeColumn', () => {
  test.each([
    ['unheard', 0],
    ['number', 256],
    ['date', 0],
    ['string', 512],
  ])('refuses a column of type %s with classes %i', (type, classes) => {
    const bytes = new Writer().text(type).u32(classes).u32(0).finish()
    const none = { kll: null, hll: null, frequent: null }
    expect(() => decodeColumn('a', bytes, none)).toThrow(DataError)
  })

  test('refuses bytes that are not a column', async () => {
    const column = await columnOf([1, 2, 3])
    const sketches = sketchesOf(column)
    const bytes = encodeColumn(column, sketches)
    for (let size = 0; size < bytes.length; size++) {
      expect(() => decodeColumn('a', bytes.subarray(0, size), sketches)).toThrow(DataError)
    }
    expect(() => decodeColumn('a', Uint8Array.of(...bytes, 0), sketches)).toThrow(/too many/)
    expect(() => decodeColumn('a', bytes, { kll: null, hll: null, frequent: null })).toThrow(
      /without its sketch/,
    )
  })
})
