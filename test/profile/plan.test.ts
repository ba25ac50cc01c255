import { describe, expect, test } from 'vitest'
import type { Spec } from '../../src/accumulators/registry.js'
import type { Field } from '../../src/batch/column.js'
import { classesOf, type LogicalType } from '../../src/batch/type.js'
import { InvariantError } from '../../src/errors.js'
import {
  cellKey,
  defaultNeeds,
  derivationKey,
  type Need,
  needsFor,
  type Plan,
  unionPlans,
} from '../../src/profile/plan.js'

const tally: Spec = { kind: 'tally' }
const values = { of: 'values' } as const

function field(type: LogicalType): Field {
  return { name: 'a', type, classes: classesOf(type) }
}

function kinds(needs: readonly Need[]): readonly string[] {
  return needs.map(({ derivation, spec }) => `${derivation.of} ${spec.kind}`)
}

describe('cellKey', () => {
  test('equal for equal derivations and specs, whatever the order of their parts', () => {
    const one = { of: 'violations', rule: { kind: 'range', minimum: 1, maximum: 2 } } as const
    const other = { of: 'violations', rule: { maximum: 2, minimum: 1, kind: 'range' } } as const
    expect(cellKey(one, tally)).toBe(cellKey(other, tally))
    expect(derivationKey(one)).not.toBe(
      derivationKey({ of: 'violations', rule: { kind: 'range', minimum: 1, maximum: 3 } }),
    )
  })

  test('tells numbers from their text, and sizes of sketches', () => {
    const bound = (minimum: number | string) =>
      derivationKey({ of: 'violations', rule: { kind: 'range', minimum } })
    expect(bound(1)).not.toBe(bound('1'))
    expect(cellKey(values, { kind: 'kll', k: 8 })).not.toBe(cellKey(values, { kind: 'kll', k: 9 }))
  })
})

describe('defaultNeeds', () => {
  test.each<[LogicalType, readonly string[]]>([
    ['unknown', []],
    ['boolean', []],
    ['number', ['extent', 'moments', 'kll', 'hll', 'frequent', 'order'].map((k) => `values ${k}`)],
    ['binary', ['values hll', 'length extent', 'length moments']],
  ])('%s', (type, expected) => {
    expect(kinds(defaultNeeds(type))).toEqual(['values tally', ...expected, 'misfits sample'])
  })

  test('decimals are counted as text and summarised as numbers', () => {
    expect(kinds(defaultNeeds('decimal'))).toContain('values hll')
    expect(kinds(defaultNeeds('decimal'))).toContain('number kll')
    expect(kinds(defaultNeeds('decimal'))).not.toContain('values kll')
  })
})

describe('unionPlans', () => {
  const need: Need = { derivation: values, spec: { kind: 'keys' } }

  test('joins columns by name, each need once, the type from whoever knows it', () => {
    const plan = unionPlans(
      {
        columns: [
          { name: 'a', needs: [need, need] },
          { name: 'b', needs: [] },
        ],
      },
      {
        columns: [
          { name: 'a', type: 'integer', needs: [need] },
          { name: 'c', needs: [need] },
        ],
      },
    )
    expect(plan).toEqual({
      columns: [
        { name: 'a', type: 'integer', needs: [need] },
        { name: 'b', needs: [] },
        { name: 'c', needs: [need] },
      ],
    })
  })

  test('of nothing is the empty plan', () => {
    expect(unionPlans()).toEqual({ columns: [] })
  })

  test('refuses two types for one column', () => {
    const typed = (type: LogicalType): Plan => ({ columns: [{ name: 'a', type, needs: [] }] })
    expect(() => unionPlans(typed('integer'), typed('string'))).toThrow(InvariantError)
  })
})

describe('needsFor', () => {
  test('a column that the plan does not name gets its defaults', () => {
    expect(needsFor({ columns: [] }, field('number'))).toEqual(defaultNeeds('number'))
  })

  test('a planned sketch takes the place of the default one', () => {
    const spec: Spec = { kind: 'kll', k: 200 }
    const plan = { columns: [{ name: 'a', needs: [{ derivation: values, spec }] }] }
    const sketches = needsFor(plan, field('number')).filter((need) => need.spec.kind === 'kll')
    expect(sketches).toEqual([{ derivation: values, spec }])
  })

  test('what has no meaning for the type is left out', () => {
    const spec: Spec = { kind: 'histogram', edges: [1, 2] }
    const needs: readonly Need[] = [
      { derivation: values, spec },
      { derivation: { of: 'length' }, spec },
      { derivation: { of: 'nulls' }, spec: { kind: 'sample', size: 5, by: 'row' } },
    ]
    const asked = (type: LogicalType) =>
      kinds(needsFor({ columns: [{ name: 'a', needs }] }, field(type)))
    expect(asked('number')).toEqual([
      ...kinds(defaultNeeds('number')),
      'values histogram',
      'length histogram',
      'nulls sample',
    ])
    expect(asked('string')).toEqual([
      ...kinds(defaultNeeds('string')),
      'length histogram',
      'nulls sample',
    ])
  })
})
