import { describe, expect, it } from 'vitest'
import { needsOfBatch } from '../../src/drift/needs.js'
import {
  alignedCounts,
  type ColumnCounts,
  countsOf,
  effectsOf,
  without,
} from '../../src/drift/window-effects.js'
import { seededRandom } from '../../src/math/random.js'
import type { ColumnProfile } from '../../src/profile/profile.js'
import { profileOf } from '../support/profiles.js'
import { batchProfile, driftOf, referenceProfile, type Table } from './support.js'

function table(rows: number, seed: string, shift = 0): Table {
  const random = seededRandom(seed)
  const draw = <Value>(one: () => Value) => Array.from({ length: rows }, one)
  return {
    number: draw(() => random.normal() + shift),
    count: draw(() => random.integer(6) + shift),
    sparse: draw(() => (random.next() < 0.2 + shift / 4 ? null : random.integer(3))),
    infinite: draw(() => (random.next() < 0.1 ? Number.POSITIVE_INFINITY : random.normal())),
    word: draw(() => `w${random.integer(5 + 3 * shift)}`),
    flag: draw(() => random.next() < 0.3 + shift / 3),
  }
}

const columnOf = (columns: readonly ColumnProfile[], name: string) =>
  columns.find(({ field }) => field.name === name) as ColumnProfile

const counted = (column: ColumnProfile) => countsOf(column) as ColumnCounts

describe('effects of counts', () => {
  it('are those of the tests of the same names', async () => {
    // Too many rows to be kept: the tests work on cells as well.
    const [x, y] = [table(5000, 'x'), table(3000, 'y', 1)]
    const reference = await referenceProfile(x)
    const batch = await batchProfile(y, reference)
    const findings = await driftOf(x, y)
    let compared = 0
    for (const name of Object.keys(x)) {
      const pair = alignedCounts(columnOf(reference.columns, name), columnOf(batch.columns, name))
      if (pair === undefined) throw new Error(`${name}: no counts`)
      const effects = effectsOf(...pair)
      const tests = findings.flatMap(({ column, test }) =>
        column === name && test !== undefined ? [test] : [],
      )
      expect([...effects.keys()].sort()).toEqual(tests.map((test) => test.name).sort())
      for (const test of tests) {
        expect(effects.get(test.name), `${name} ${test.name}`).toBeCloseTo(test.effect ?? -1, 10)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(15)
  })

  it('of a part against the rest are those of the two apart', async () => {
    const whole = table(4000, 'whole')
    const cut = (from: number, to: number): Table =>
      Object.fromEntries(
        Object.entries(whole).map(([name, values]) => [name, values.slice(from, to)]),
      )
    const reference = await referenceProfile(whole)
    const plan = needsOfBatch(reference)
    const [part, rest] = [await profileOf(cut(0, 500), plan), await profileOf(cut(500, 4000), plan)]
    for (const { field } of reference.columns) {
      const [all, a, b] = [reference, part, rest].map((each) =>
        counted(columnOf(each.columns, field.name)),
      ) as [ColumnCounts, ColumnCounts, ColumnCounts]
      expect([...effectsOf(without(all, a), a)], field.name).toEqual([...effectsOf(b, a)])
    }
  })

  it('are none where a side has no rows, and no distribution where it has no values', async () => {
    const reference = await referenceProfile({ n: [1, 2, 3, 4], s: ['a', 'b', 'a', 'b'] })
    const empty = await batchProfile({ n: [], s: [] }, reference)
    const nulls = await batchProfile({ n: [null, null], s: [null, null] }, reference)
    for (const [i, column] of reference.columns.entries()) {
      const all = counted(column)
      expect([...effectsOf(all, counted(empty.columns[i] as ColumnProfile))]).toEqual([])
      const effects = effectsOf(all, counted(nulls.columns[i] as ColumnProfile))
      expect(effects.get('nulls')).toBe(1)
      expect(effects.has('ks')).toBe(false)
      expect(effects.has('unseen')).toBe(false)
    }
  })

  it('take D of a sketch at the low end of its error', async () => {
    const [x, y] = [table(20_000, 'x'), table(20_000, 'y')]
    const reference = await referenceProfile(x)
    const sketched = await profileOf(y)
    const pair = alignedCounts(
      columnOf(reference.columns, 'number'),
      columnOf(sketched.columns, 'number'),
    )
    expect(pair?.[0].rankError).toBeGreaterThan(0)
    const exact = alignedCounts(
      columnOf(reference.columns, 'number'),
      columnOf((await batchProfile(y, reference)).columns, 'number'),
    )
    const [low, true_] = [pair, exact].map((each) => each && effectsOf(...each).get('ks'))
    expect(low ?? 1).toBeLessThanOrEqual(true_ ?? 0)
  })
})
