import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contingency } from '../../src/accumulators/contingency.js'
import { dependency, mutualInformation } from '../../src/accumulators/contingency-query.js'
import { textPairs } from './pairs.js'

type Row = readonly [string, string]

function stateOf(rows: readonly Row[]) {
  const state = contingency.empty({ kind: 'contingency', capacity: 1000 })
  const [lefts, rights] = [rows.map(([left]) => left), rows.map(([, right]) => right)]
  contingency.update(state, textPairs(lefts, rights))
  return state
}

const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'z')), {
  minLength: 1,
  maxLength: 50,
})

const countsBy = (values: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The fewest rows to go, by going through the groups. */
function brokenBy(given: readonly Row[]): number {
  return [...new Set(given.map(([left]) => left))].reduce((sum, group) => {
    const rights = given.filter(([left]) => left === group).map(([, right]) => right)
    return sum + rights.length - Math.max(...countsBy(rights).values())
  }, 0)
}

const entropy = (values: readonly string[]) =>
  [...countsBy(values).values()].reduce((sum, count) => {
    const share = count / values.length
    return sum - share * Math.log(share)
  }, 0)

it('finds the fewest rows that break a dependency', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const found = dependency(stateOf(given), 50)
      expect(found?.broken).toBe(brokenBy(given))
      expect(found?.rows).toBe(given.length)
      expect(found?.groups).toBe(new Set(given.map(([left]) => left)).size)
      for (const { row, usualRow } of found?.first ?? []) {
        const [one, usual] = [given[row - 11]!, given[usualRow - 11]!]
        expect(one[0]).toBe(usual[0])
        expect(one[1]).not.toBe(usual[1])
      }
    }),
  )
})

it('takes the earliest of two that are equally common for the usual one', () => {
  const found = dependency(
    stateOf([
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'y'],
      ['a', 'z'],
    ]),
    1,
  )
  expect(found).toEqual({ rows: 4, groups: 2, broken: 2, first: [{ row: 12, usualRow: 11 }] })
})

it('knows the mutual information: H(x) + H(y) − H(x, y)', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const [lefts, rights] = [given.map(([left]) => left), given.map(([, right]) => right)]
      const expected = entropy(lefts) + entropy(rights) - entropy(given.map((row) => row.join()))
      expect(mutualInformation(stateOf(given))).toBeCloseTo(expected, 12)
    }),
  )
})

it('of a column and itself it is the entropy, of none it is nothing', () => {
  const same: Row[] = [
    ['a', 'a'],
    ['b', 'b'],
    ['b', 'b'],
    ['c', 'c'],
  ]
  expect(mutualInformation(stateOf(same))).toBeCloseTo(1.5 * Math.LN2, 14)
  expect(
    mutualInformation(
      stateOf([
        ['a', 'x'],
        ['a', 'y'],
      ]),
    ),
  ).toBe(0)
  expect(mutualInformation(contingency.empty({ kind: 'contingency', capacity: 1 }))).toBeUndefined()
})
