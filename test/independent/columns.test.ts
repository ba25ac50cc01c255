/** Statistics of the samples' columns against numpy, pandas and Python's own exact sums. */
import { describe, expect, it } from 'vitest'
import { allItems, isExactCount } from '../../src/accumulators/frequent-query.js'
import { isExact } from '../../src/accumulators/kll-query.js'
import { describeColumn } from '../../src/profile/describe.js'
import type { ColumnProfile } from '../../src/profile/profile.js'
import { frequentOf, kllOf } from '../../src/profile/query.js'
import { answers, type ColumnAnswer, errorBook, profileOf } from './support.js'

const book = errorBook()

/** Microseconds of a timestamp's text, as the answers have them. */
const microseconds = (text: string) => {
  const seconds = text.replace(/\.\d+/, '')
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? ''
  return Date.parse(seconds) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

const numberOf = (value: unknown): number =>
  typeof value === 'string' ? microseconds(value) : Number(value)

function compareNumbers(column: ColumnProfile, expected: ColumnAnswer) {
  const found = describeColumn(column)
  expect(numberOf(found.min)).toBe(expected.min)
  expect(numberOf(found.max)).toBe(expected.max)
  const isTime = expected.type === 'timestamp'
  if (!isTime) book.close('sum', found.sum, expected.sum, 1e-15)
  // The text of a mean timestamp is cut to a microsecond.
  book.close('mean', numberOf(found.mean), expected.mean, isTime ? 1e-12 : 1e-15)
  book.close('standard deviation', found.standardDeviation, expected.standardDeviation, 1e-12)
  book.near('skewness', found.skewness, expected.skewness, 1e-10)
  book.near('kurtosis', found.kurtosis, expected.kurtosis, 1e-10)
  const n = expected.count
  const [g1, g2] = [found.skewness ?? Number.NaN, found.kurtosis ?? Number.NaN]
  // G1 and G2 of pandas from g1 and g2.
  book.near(
    "pandas' skewness",
    (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    expected.pandasSkewness,
    1e-9,
  )
  book.near(
    "pandas' kurtosis",
    ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6),
    expected.pandasKurtosis,
    1e-9,
  )
  const sketch = kllOf(column)
  if (sketch === undefined) throw new Error(`${column.field.name}: no quantiles`)
  found.quantiles.forEach(({ estimate, low, high }, i) => {
    const exact = expected.quantiles[i] ?? Number.NaN
    if (isExact(sketch)) expect(numberOf(estimate)).toBe(exact)
    expect(numberOf(low)).toBeLessThanOrEqual(exact)
    expect(numberOf(high)).toBeGreaterThanOrEqual(exact)
  })
}

function compareCounts(column: ColumnProfile, expected: ColumnAnswer) {
  const { distinct } = describeColumn(column)
  if (distinct === null) throw new Error(`${column.field.name}: no distinct count`)
  if (distinct.low === distinct.high) expect(distinct.estimate).toBe(expected.distinct)
  else {
    book.close('distinct, estimated', distinct.estimate, expected.distinct, 0.05)
    expect(distinct.low).toBeLessThanOrEqual(expected.distinct)
    expect(distinct.high).toBeGreaterThanOrEqual(expected.distinct)
  }
  const frequent = frequentOf(column)
  if (frequent === undefined || expected.top === null) return
  const items = new Map(allItems(frequent).map((item) => [item.value, item]))
  for (const [value, count] of expected.top) {
    const item = items.get(String(value)) ?? { low: 0, high: frequent.offset }
    if (isExactCount(frequent)) expect(item.high).toBe(count)
    expect(item.low).toBeLessThanOrEqual(count)
    expect(item.high).toBeGreaterThanOrEqual(count)
  }
}

describe.each(Object.entries(answers.columns))('%s', (name, columns) => {
  it.each(Object.entries(columns))('%s', async (column, expected) => {
    const known = (await profileOf(name)).columns.find(({ field }) => field.name === column)
    if (known === undefined) throw new Error(`no column ${column}`)
    const found = describeColumn(known)
    expect(found.type).toBe(expected.type)
    expect(found.misfits).toBe(0)
    expect(found.nulls).toBe(expected.nulls)
    expect(found.rows).toBe(expected.count + expected.nulls)
    compareCounts(known, expected)
    if (expected.type === 'string') {
      expect([found.min, found.max]).toEqual([expected.min, expected.max])
      expect([found.length?.min, found.length?.max]).toEqual([
        expected.length.min,
        expected.length.max,
      ])
      book.close('mean length', found.length?.mean, expected.length.mean, 1e-15)
    } else compareNumbers(known, expected)
  })
})
