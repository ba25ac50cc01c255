import { tableFromIPC } from '@uwdata/flechette'
import { describe, expect, test } from 'vitest'
import { view } from '../../src/accumulators/kll-query.js'
import { seededRandom } from '../../src/math/random.js'
import { describeColumn } from '../../src/profile/describe.js'
import { encodeProfile } from '../../src/profile/encode.js'
import type { Profile } from '../../src/profile/profile.js'
import { histogramOf, kllOf } from '../../src/profile/query.js'
import { readFrequentStrings, readHll, readKllDoubles } from '../support/datasketches.js'
import { profileOf } from '../support/profiles.js'

const tool = { name: 'driftgate', version: '0.1.0' }
const random = seededRandom(1)
const rows = 3000
const columns = {
  price: Array.from({ length: rows }, (_, i) => (i % 10 === 0 ? null : random.normal())),
  name: Array.from({ length: rows }, (_, i) => `name ${i % 7}`),
  paid: Array.from({ length: rows }, (_, i) => i % 3 === 0),
  day: Array.from({ length: rows }, (_, i) => new Date((i % 100) * 86_400_000)),
  empty: Array.from({ length: rows }, () => null),
}

interface Row {
  readonly [name: string]: unknown
}

/** The file as another reader of Arrow sees it. */
function open(bytes: Uint8Array) {
  const table = tableFromIPC(bytes, { useProxy: false })
  return { schema: table.schema, rows: table.toArray() as readonly Row[] }
}

async function bytesOf(profile: Profile): Promise<Uint8Array> {
  return encodeProfile(profile, tool)
}

describe('encodeProfile', () => {
  test('an independent reader finds a row a column, under the names of the JSON', async () => {
    const profile = await profileOf(columns)
    const file = open(await bytesOf(profile))
    expect(file.schema.fields.map(({ name }) => name)).toEqual([
      ...['name', 'type', 'rows', 'nulls', 'misfits', 'trues', 'falses', 'nans', 'infinities'],
      ...['zeros', 'negatives', 'distinct', 'min', 'max', 'minNumber', 'maxNumber', 'mean'],
      ...['standardDeviation', 'sum', 'skewness', 'kurtosis', 'order', 'quantiles', 'length'],
      ...['kll', 'hll', 'frequent', 'states'],
    ])
    expect(file.rows.map(({ name }) => name)).toEqual(Object.keys(columns))
    profile.columns.map(describeColumn).forEach((description, i) => {
      const row = file.rows[i] as Row
      const shared = [
        'name',
        'type',
        'rows',
        'nulls',
        'misfits',
        'trues',
        'falses',
        'nans',
      ] as const
      for (const name of shared) expect(row[name], name).toEqual(description[name])
      const more = ['zeros', 'negatives', 'distinct', 'standardDeviation', 'sum', 'order'] as const
      for (const name of more) expect(row[name], name).toEqual(description[name])
      expect(row.length).toEqual(description.length)
      expect(row.min).toEqual(description.min === null ? null : String(description.min))
    })
    const [price, , , day] = file.rows
    expect(price?.quantiles).toEqual(profile.columns.map(describeColumn)[0]?.quantiles)
    expect(day).toMatchObject({ min: '1970-01-01', minNumber: 0, maxNumber: 99, mean: 49.5 })
  })

  test('its sketches are those of Apache DataSketches', async () => {
    const { rows: cells } = open(await bytesOf(await profileOf(columns)))
    const [price, name, paid] = cells as readonly (Row & Record<'kll', Uint8Array>)[]
    const sketch = readKllDoubles(price?.kll as Uint8Array)
    expect(sketch.n).toBe(2700n)
    expect(sketch.items.reduce((sum, [, weight]) => sum + weight, 0)).toBe(2700)
    expect(readHll(name?.hll as Uint8Array)).toEqual({ lgK: 12, occupied: 7 })
    const frequent = readFrequentStrings(name?.frequent as Uint8Array)
    expect(new Map(frequent.items).get('name 0')).toBe(429n)
    expect([name?.kll, paid?.kll, paid?.hll, paid?.frequent]).toEqual([null, null, null, null])
  })

  test('its metadata say what made it, of what', async () => {
    const { metadata } = open(await bytesOf(await profileOf(columns))).schema
    expect(metadata?.get('driftgate.formatVersion')).toBe('1')
    expect(JSON.parse(metadata?.get('driftgate.tool') ?? '')).toEqual(tool)
    expect(JSON.parse(metadata?.get('driftgate.source') ?? '')).toMatchObject({ rows, columns: 5 })
    expect(metadata?.get('driftgate.checksum')).toMatch(/^driftgate-sha256:[0-9a-f]{64}$/)
  })

  test('the same profile gives the same bytes', async () => {
    const [a, b] = [await profileOf(columns), await profileOf(columns)]
    expect(await bytesOf(a)).toEqual(await bytesOf(b))
  })

  test('digests stand in for values where asked', async () => {
    const profile = await profileOf(columns)
    const file = open(await encodeProfile(profile, tool, { redact: 'hash' }))
    const { items } = readFrequentStrings(file.rows[1]?.frequent as Uint8Array)
    expect(items).toHaveLength(7)
    for (const [text] of items) expect(text).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(file.rows[1]).toMatchObject({ min: null, max: null })
    const bytes = Buffer.from(await encodeProfile(profile, tool, { redact: 'omit' }))
    expect(bytes.indexOf('name 3')).toBe(-1)
    expect(Buffer.from(await bytesOf(profile)).indexOf('name 3')).toBeGreaterThan(0)
  })

  test('a numeric column takes at most 32 KB, its grid of 512 cells with it', async () => {
    const many = Array.from({ length: 400_000 }, () => random.normal() * 1e6)
    const plain = await profileOf({ a: many })
    const sketch = plain.columns[0] && kllOf(plain.columns[0])
    const kept = sketch === undefined ? new Float64Array(0) : view(sketch).values
    const step = kept.length / 511
    const edges = Float64Array.from({ length: 511 }, (_, i) => kept[Math.floor(i * step)] ?? 0)
    const spec = { kind: 'histogram', edges: Array.from(edges) } as const
    const rich = await profileOf(
      { a: many },
      { columns: [{ name: 'a', needs: [{ derivation: { of: 'values' }, spec }] }] },
    )
    const base = (await bytesOf({ ...plain, columns: [] })).length
    expect((await bytesOf(plain)).length - base).toBeLessThan(32 * 1024)
    expect(rich.columns[0] && histogramOf(rich.columns[0])?.counts).toHaveLength(512)
    expect((await bytesOf(rich)).length - base).toBeLessThan(32 * 1024)
  })
})
