import { describe, expect, it } from 'vitest'
import { inferDomain } from '../../src/schema/infer-domain.js'
import { facts } from './column-facts.js'

const lengths = { minimum: 1, maximum: 5, mean: 3 }

function infer(counts: readonly number[]) {
  const entries = counts.map((count, i) => [`v${String(i).padStart(4, '0')}`, count] as const)
  const values = counts.reduce((sum, count) => sum + count, 0)
  return inferDomain(facts({ type: 'string', values, lengths, counts: new Map(entries) }))
}

describe('inferDomain', () => {
  it('is closed where every value is well filled', () => {
    expect(infer([600, 395, 5])).toEqual({
      rule: { values: ['v0000', 'v0001', 'v0002'], evidenceRows: 1000 },
      evidence: '3 values in 1,000 rows, each at least 5 times',
    })
    expect(infer(Array.from({ length: 1000 }, () => 20))?.rule.evidenceRows).toBe(20_000)
  })

  it.each([
    ['a value seen once', [600, 399, 1]],
    ['a value seen twice', [600, 398, 2]],
    ['a value seen four times', [600, 396, 4]],
    ['few rows', [50, 49]],
    ['few rows for each value', Array.from({ length: 40 }, () => 19)],
  ])('is open for %s', (_, counts) => {
    const rule = infer(counts)?.rule
    expect(rule?.evidenceRows).toBeUndefined()
    expect(rule?.unseen?.maximum).toBeGreaterThan(0)
    expect(rule?.unseen?.confidence).toBeGreaterThan(0.99)
  })

  it('says how rare values are', () => {
    expect(infer([600, 399, 1])?.evidence).toMatch(
      /^3 values in 1,000 rows; Good–Turing: 1 value seen once, others up to [\d.]+ %$/,
    )
  })

  it('is none where most rows may hold other values, or there are too many to list', () => {
    expect(infer([1, 1, 1, 1, 1])).toBeUndefined()
    expect(infer(Array.from({ length: 60 }, () => 19))).toBeUndefined()
    expect(infer(Array.from({ length: 1001 }, () => 20))).toBeUndefined()
    expect(infer([])).toBeUndefined()
  })

  it('is none of long text, and where not all values are counted', () => {
    const long = { minimum: 1, maximum: 101, mean: 50 }
    const counts = new Map([['a', 1000]])
    expect(inferDomain(facts({ type: 'string', lengths: long, counts }))).toBeUndefined()
    expect(inferDomain(facts({ type: 'string', lengths }))).toBeUndefined()
  })

  it('lists values in one order, whatever that of the counts', () => {
    const counts = new Map([
      ['b', 500],
      ['B', 300],
      ['a', 200],
    ])
    const rule = inferDomain(facts({ type: 'string', lengths, counts }))?.rule
    expect(rule?.values).toEqual(['B', 'a', 'b'])
  })
})
