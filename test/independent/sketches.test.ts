/**
 * Sketches against Apache DataSketches' own library: what it reads in ours, and what we read in its own.
 *
 * HyperLogLog is compared register by register, since the estimators differ by convention.
 */
import { describe, expect, it } from 'vitest'
import type { FrequentState } from '../../src/accumulators/frequent.js'
import { frequentFromBytes, frequentToBytes } from '../../src/accumulators/frequent-bytes.js'
import { allItems } from '../../src/accumulators/frequent-query.js'
import type { HllState } from '../../src/accumulators/hll.js'
import { hllFromBytes } from '../../src/accumulators/hll-bytes.js'
import { couponsIn } from '../../src/accumulators/hll-coupons.js'
import { distinct } from '../../src/accumulators/hll-query.js'
import { type KllState, retainedCount } from '../../src/accumulators/kll.js'
import { kllFromBytes } from '../../src/accumulators/kll-bytes.js'
import { publishedRankError, quantile, rank, rankError } from '../../src/accumulators/kll-query.js'
import { frequentOf, hllOf, kllOf } from '../../src/profile/query.js'
import { answers, bytesOf, errorBook, numbersOf, profileOf, type SketchAnswer } from './support.js'

const book = errorBook()
const { library, ours } = answers.sketches

/** Registers, or coupons in ascending order. */
const contentOf = ({ registers, coupons }: HllState): readonly number[] =>
  registers === undefined
    ? [...(coupons === undefined ? [] : couponsIn(coupons))].sort((a, b) => a - b)
    : [...registers.values]

function compareKll(sketch: KllState, expected: SketchAnswer) {
  expect(sketch.count).toBe(expected.n)
  expect(sketch.spec.k).toBe(expected.k)
  expect(retainedCount(sketch)).toBe(expected.retained)
  expect([sketch.minimum, sketch.maximum]).toEqual([expected.min, expected.max])
  expect(answers.ranks.map((q) => quantile(sketch, q))).toEqual(expected.quantiles)
}

function compareFrequent(state: FrequentState, expected: SketchAnswer) {
  expect(state.totalWeight).toBe(expected.total)
  expect(state.table.size).toBe(expected.active)
  const items = new Map(allItems(state).map((item) => [item.value, item]))
  for (const [value, estimate, low, high] of expected.top) {
    expect(items.get(value)).toEqual({ value, count: estimate, low, high })
  }
}

async function columnOf(name: string, column: string) {
  const known = (await profileOf(name)).columns.find(({ field }) => field.name === column)
  if (known === undefined) throw new Error(`no column ${column}`)
  return known
}

const columnsOf = <Value>(sketches: Readonly<Record<string, Readonly<Record<string, Value>>>>) =>
  Object.entries(sketches).flatMap(([name, columns]) =>
    Object.entries(columns).map(([column, value]) => ({ name, column, value })),
  )

describe('sketches that the library built', () => {
  const cases = columnsOf(library)

  it.each(cases)('$name $column: HyperLogLog', async ({ name, column, value }) => {
    const known = hllOf(await columnOf(name, column))
    if (known === undefined) throw new Error('no sketch')
    for (const width of ['hll', 'HLL_4', 'HLL_6'] as const) {
      const expected = value[width]
      if (expected === undefined) continue
      const read = hllFromBytes(bytesOf(expected.bytes ?? ''))
      expect(read.spec.lgK).toBe(12)
      // The same values give the same registers, bit by bit: hash, addresses and values agree.
      expect(contentOf(read)).toEqual(contentOf(known))
      const { estimate } = distinct(read)
      book.close('hll estimate', estimate, expected.estimate, 0.05)
      expect(estimate).toBeGreaterThanOrEqual(expected.low * 0.98)
      expect(estimate).toBeLessThanOrEqual(expected.high * 1.02)
    }
  })

  const quantiles = cases.flatMap(({ name, column, value }) =>
    (['kll200', 'kll1000'] as const).flatMap((key) => {
      const expected = value[key]
      return expected === undefined ? [] : [{ name, column, key, expected }]
    }),
  )
  it.each(quantiles)('$name $column: $key', ({ name, column, key, expected }) => {
    const read = kllFromBytes(bytesOf(expected.bytes ?? ''))
    compareKll(read, expected)
    const error =
      key === 'kll200' ? publishedRankError(200).single : publishedRankError(1000).single
    const exact = answers.columns[name]?.[column]
    if (exact === undefined || exact.type === 'timestamp') return
    const values = numbersOf(name, column)
    // Each of these ranks fails by chance once in a hundred sketches; the bytes are fixed.
    for (const q of answers.ranks) {
      const x = quantile(read, q) ?? Number.NaN
      const atMost = values.filter((value) => value <= x).length / values.length
      book.near(`${key} rank`, rank(read, x), atMost, error)
    }
  })

  const texts = cases.flatMap(({ name, column, value: { frequent } }) =>
    frequent === undefined ? [] : [{ name, column, expected: frequent }],
  )
  it.each(texts)('$name $column: frequent items', async ({ name, column, expected }) => {
    if (expected.bytes === null) expect(expected.items).toBeGreaterThanOrEqual(300)
    else {
      const read = frequentFromBytes(bytesOf(expected.bytes))
      compareFrequent(read, expected)
      expect(frequentFromBytes(frequentToBytes(read)).totalWeight).toBe(expected.total)
    }
    const own = frequentOf(await columnOf(name, column))
    if (own === undefined || own.offset > 0 || expected.active !== expected.items) return
    for (const [value, count] of expected.top) {
      const found = allItems(own).find((item) => item.value === value)
      expect([value, found?.count]).toEqual([value, count])
    }
  })
})

describe('our sketches, as the library reads them', () => {
  const cases = Object.entries(ours).flatMap(([name, { columns }]) =>
    Object.entries(columns).map(([column, value]) => ({ name, column, value })),
  )

  it.each(cases)('$name $column', async ({ name, column, value }) => {
    const known = await columnOf(name, column)
    const kll = kllOf(known)
    expect(kll === undefined).toBe(value.kll === undefined)
    if (kll !== undefined && value.kll !== undefined) {
      expect(kll.count).toBe(value.kll.n)
      expect([kll.minimum, kll.maximum]).toEqual([value.kll.min, value.kll.max])
      const error = rankError(kll)
      value.kll.quantiles.forEach((x, i) => {
        if (error === 0) expect(quantile(kll, answers.ranks[i] ?? 0)).toBe(x)
      })
      if (value.bytes?.kll !== undefined)
        compareKll(kllFromBytes(bytesOf(value.bytes.kll)), value.kll)
    }
    const hll = hllOf(known)
    if (hll !== undefined && value.hll !== undefined) {
      expect(value.hll.lgK).toBe(hll.spec.lgK)
      book.close(
        'hll estimate of ours by the library',
        distinct(hll).estimate,
        value.hll.estimate,
        0.05,
      )
    }
    const frequent = frequentOf(known)
    if (frequent !== undefined && value.frequent !== undefined) {
      expect(value.frequent.total).toBe(frequent.totalWeight)
      compareFrequent(frequent, value.frequent)
    }
  })
})

it.each(Object.entries(ours))('%s: its profile file opens elsewhere', async (name, { opened }) => {
  const { columns } = await profileOf(name)
  for (const reader of ['pyarrow', 'polars', 'duckdb'] as const) {
    expect(opened[reader].rows, reader).toBe(columns.length)
    expect(opened[reader].columns, reader).toEqual(opened.pyarrow.columns)
  }
  expect(opened.pyarrow.columns.slice(0, 4)).toEqual(['name', 'type', 'rows', 'nulls'])
  expect(opened.pyarrow.columns).toEqual(
    expect.arrayContaining(['kll', 'hll', 'frequent', 'states']),
  )
})
