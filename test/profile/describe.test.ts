import * as statistics from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import {
  type ColumnDescription,
  describeColumn,
  describeProfile,
} from '../../src/profile/describe.js'
import type { Plan } from '../../src/profile/plan.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { profileOf, typed } from '../support/profiles.js'

async function described(values: readonly MemoryValue[], plan?: Plan): Promise<ColumnDescription> {
  const [column] = (await profileOf({ a: values }, plan)).columns
  if (column === undefined) throw new Error('no column')
  return describeColumn(column)
}

const day = (days: number) => new Date(days * 86_400_000)

/** Every number anywhere in a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}

describe('describeColumn', () => {
  test('numbers agree with a second opinion', async () => {
    const random = seededRandom(1)
    const values = Array.from({ length: 501 }, () => random.normal() * 3 + 1)
    const { mean, standardDeviation, sum, skewness, kurtosis, quantiles, min, max } =
      await described(values)
    expect(mean).toBeCloseTo(statistics.mean(values), 12)
    expect(standardDeviation).toBeCloseTo(statistics.sampleStandardDeviation(values), 12)
    expect(sum).toBeCloseTo(statistics.sum(values), 9)
    expect([min, max]).toEqual([statistics.min(values), statistics.max(values)])
    // The oracle's skewness and kurtosis are those of a sample; ours are of the moments.
    const n = values.length
    expect(skewness).toBeCloseTo(
      (statistics.sampleSkewness(values) * (n - 2)) / Math.sqrt(n * (n - 1)),
      10,
    )
    const sample = statistics.sampleKurtosis(values)
    expect(kurtosis).toBeCloseTo(((sample * (n - 2) * (n - 3)) / (n - 1) - 6) / (n + 1), 10)
    const sorted = [...values].sort((a, b) => a - b)
    for (const { rank, estimate, low, high } of quantiles) {
      expect(estimate).toBe(sorted[Math.ceil(rank * n) - 1])
      expect([low, high]).toEqual([estimate, estimate])
    }
    expect(quantiles.map(({ rank }) => rank)).toEqual([
      0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99,
    ])
  })

  test('special numbers are counted, and none is shown', async () => {
    const values = [Number.NaN, Infinity, -Infinity, 0, -0, -1.5, 2, null]
    const description = await described(values)
    expect(description).toMatchObject({
      type: 'number',
      rows: 8,
      nulls: 1,
      nans: 1,
      infinities: 2,
      zeros: 2,
      negatives: 2,
      min: -1.5,
      max: 2,
      sum: 0.5,
    })
    expect(numbersIn(description).every(Number.isFinite)).toBe(true)
  })

  test('top values come first, with their exact counts', async () => {
    const { top, distinct } = await described([3, 1, 3, 2, 3, 1, null])
    expect(top).toEqual([
      { value: 3, count: 3, low: 3, high: 3 },
      { value: 1, count: 2, low: 2, high: 2 },
      { value: 2, count: 1, low: 1, high: 1 },
    ])
    expect(distinct).toEqual({ estimate: 3, low: 3, high: 3 })
  })

  test('of many values only those that are surely frequent are shown', async () => {
    const random = seededRandom(2)
    const noise = Array.from({ length: 20_000 }, () => random.next())
    expect((await described(noise)).top).toEqual([])
    const values = noise.map((value, i) => (i % 4 === 0 ? -999 : value))
    const { top } = await described(values)
    expect(top).toHaveLength(1)
    expect(top[0]?.value).toBe(-999)
    expect(top[0]?.low).toBeLessThanOrEqual(5000)
    expect(top[0]?.high).toBeGreaterThanOrEqual(5000)
  })

  test('integers beyond 2^53 keep their digits', async () => {
    const { min, max, top, sum } = await described([-(2n ** 62n) - 1n, 5, 2n ** 60n + 1n])
    expect([min, max]).toEqual(['-4611686018427387905', '1152921504606846977'])
    expect(top.map(({ value }) => value)).toEqual(
      expect.arrayContaining([5, '-4611686018427387905', '1152921504606846977']),
    )
    expect(sum).toBeCloseTo(-3.458764513820541e18, -5)
  })

  test('decimals are text where they stand for a value, numbers where for an estimate', async () => {
    const { type, min, max, zeros, negatives, quantiles, top } = await described([
      10n ** 25n,
      0,
      -1.5,
    ])
    expect([type, min, max, zeros, negatives]).toEqual(['decimal', '-1.5', '1e+25', 1, 1])
    expect(quantiles[4]?.estimate).toBe(0)
    expect(top.map(({ value }) => value)).toContain('10000000000000000000000000')
  })

  test('points in time are ISO 8601', async () => {
    const dates = await described([day(0), day(10), day(11)])
    expect(dates).toMatchObject({
      type: 'date',
      min: '1970-01-01',
      max: '1970-01-12',
      mean: '1970-01-08',
      sum: null,
      zeros: null,
      negatives: null,
      nans: null,
      infinities: null,
      order: 'ascending',
    })
    expect(dates.quantiles[4]).toEqual({
      rank: 0.5,
      estimate: '1970-01-11',
      low: '1970-01-11',
      high: '1970-01-11',
    })
    expect(dates.top[0]?.value).toBe('1970-01-01')
    const stamps = await described([new Date(1500), day(1)])
    expect(stamps).toMatchObject({
      type: 'timestamp',
      min: '1970-01-01T00:00:01.500Z',
      max: '1970-01-02T00:00:00Z',
    })
  })

  test('booleans', async () => {
    expect(await described([true, null, true, false])).toMatchObject({
      type: 'boolean',
      nulls: 1,
      trues: 2,
      falses: 1,
      min: false,
      max: true,
      distinct: { estimate: 2, low: 2, high: 2 },
      top: [
        { value: true, count: 2, low: 2, high: 2 },
        { value: false, count: 1, low: 1, high: 1 },
      ],
      mean: null,
      quantiles: [],
    })
    expect(await described([true, true])).toMatchObject({ min: true, max: true })
  })

  test('texts have lengths in code points and no numbers', async () => {
    expect(await described(['a', 'müller', '😀😀', null])).toMatchObject({
      type: 'string',
      min: 'a',
      max: '😀😀',
      length: { min: 1, max: 6, mean: 3 },
      mean: null,
      standardDeviation: null,
      sum: null,
      zeros: null,
      quantiles: [],
    })
  })

  test('misfits are neither nulls nor values', async () => {
    expect(await described([1, 'x', null, 3], typed({ a: 'integer' }))).toMatchObject({
      rows: 4,
      nulls: 1,
      misfits: 1,
      mean: 2,
      distinct: { estimate: 2, low: 2, high: 2 },
    })
  })

  test.each<[string, readonly MemoryValue[], ColumnDescription['order']]>([
    ['up', [1, 2, 2, 3], 'ascending'],
    ['down', ['c', 'b'], 'descending'],
    ['level', [1, 1, null, 1], 'constant'],
    ['both', [1, 3, 2], 'none'],
    ['one value', [1], null],
  ])('order: %s', async (_, values, order) => {
    expect((await described(values)).order).toBe(order)
  })

  test('nothing to compute from is null, never NaN', async () => {
    for (const type of ['integer', 'number', 'decimal', 'date', 'string', 'boolean'] as const) {
      const description = await described([null, null], typed({ a: type }))
      expect(description).toMatchObject({
        type,
        rows: 2,
        nulls: 2,
        min: null,
        max: null,
        mean: null,
        standardDeviation: null,
        sum: null,
        length: null,
        top: [],
        quantiles: [],
      })
      expect(numbersIn(description).every(Number.isFinite)).toBe(true)
    }
  })

  test('one value has no spread', async () => {
    const one = { standardDeviation: null, skewness: null, kurtosis: null, mean: 7 }
    expect(await described([7])).toMatchObject(one)
  })
})

describe('describeProfile', () => {
  test('says what made it, of what', async () => {
    const profile = await profileOf({ a: [1], b: ['x'] })
    const tool = { name: 'driftgate', version: '1.2.3' }
    const description = describeProfile(profile, tool)
    expect(description).toEqual({
      schemaVersion: 1,
      tool,
      source: profile.source,
      columns: profile.columns.map(describeColumn),
    })
    expect(JSON.parse(JSON.stringify(description))).toEqual(description)
  })
})
