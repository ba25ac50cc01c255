import { describe, expect, it } from 'vitest'
import { diffDataset } from '../../src/schema/diff-dataset.js'
import type { Schema } from '../../src/schema/schema.js'
import { changes, schemaOf } from './diff-of.js'

const keyed = (keys: string) => `columns: [{ name: a }, { name: b }]\nkeys: ${keys}`
const ruled = (rules: string) => `columns: [{ name: a, type: integer }]\nrules: ${rules}`

describe('the data set', () => {
  it.each([
    ['owner: a', 'owner: b', ['neutral owner changed']],
    ['environments: [a]', 'environments: [a, b]', ['compatible environments added']],
    ['environments: [a, b]', 'environments: [a]', ['breaking environments removed']],
    ['unexpectedColumns: warn', 'unexpectedColumns: error', ['breaking unexpectedColumns raised']],
    [
      'unexpectedColumns: error',
      'unexpectedColumns: info',
      ['compatible unexpectedColumns lowered'],
    ],
    ['alpha: 0.05', 'columnOrder: warn', ['compatible columnOrder raised']],
    ['columnOrder: error', 'alpha: 0.05', ['compatible columnOrder lowered']],
    ['rows: { minimum: 10 }', 'rows: { minimum: 20 }', ['breaking rows.minimum narrowed']],
    ['rows: [{ minimum: 5 }, { minimum: 10 }]', 'rows: { minimum: 10 }', []],
    [
      'rows: { maximum: 10, level: warn }',
      'rows: { maximum: 5, level: warn }',
      ['compatible rows.maximum narrowed'],
    ],
    ['rows: { minimum: 0 }', 'rows: { minimum: 1 }', ['breaking rows.none narrowed']],
    ['alpha: 0.05', 'rows: { minimum: 0 }', ['compatible rows.none widened']],
    [
      'rowChange: { maximum: 2 }',
      'rowChange: { maximum: 3 }',
      ['compatible rowChange.maximum widened'],
    ],
    ['alpha: 0.05', 'faults: { row.ragged: 0.1 }', ['compatible faults.row.ragged.maximum raised']],
    ['faults: { row.ragged: 0.1 }', 'alpha: 0.05', ['breaking faults.row.ragged.maximum lowered']],
    ['uniqueRows: true', 'uniqueRows: false', ['compatible uniqueRows removed']],
    [keyed('[a]'), keyed('[[a], [b, a]]'), ['breaking keys added']],
    [
      keyed('[[a, b]]'),
      keyed('[{ columns: [b, a], primary: true }]'),
      ['breaking keys[a, b].primary changed'],
    ],
    [ruled('[a > 0]'), ruled('[a > 1]'), ['compatible rules removed', 'breaking rules added']],
    [
      ruled('[{ name: x, expression: a > 0 }]'),
      ruled('[{ name: x, expression: a > 1, mostly: 0.9 }]'),
      ['breaking rules[x].expression changed', 'compatible rules[x].mostly added'],
    ],
    [
      ruled('[{ name: x, expression: a > 0 }]'),
      ruled('[{ name: x, expression: a > 0, where: a < 9, nulls: fail }]'),
      ['compatible rules[x].where added', 'breaking rules[x].nulls changed'],
    ],
    [
      'suppressions: [{ code: a.b, reason: x }]',
      'suppressions: []',
      ['breaking suppressions removed'],
    ],
    [
      'suppressions: [{ code: a.b, reason: x, until: 2024-01-01 }]',
      'suppressions: [{ code: a.b, reason: y, until: 2024-02-01 }]',
      ['compatible suppressions[a.b].until changed', 'neutral suppressions[a.b].reason changed'],
    ],
    [
      'suppressions: [{ code: a.b, reason: x }]',
      'suppressions: [{ code: a.b, reason: x, until: 2024-02-01 }]',
      ['breaking suppressions[a.b].until added'],
    ],
  ])('%s to %s', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })

  it('takes a rule that it does not know by its word', () => {
    const before = { ...schemaOf(''), novelty: [1] } as unknown as Schema
    expect(diffDataset(before, schemaOf(''))).toMatchObject([
      { rule: 'novelty', kind: 'removed', effect: 'compatible', column: null },
    ])
  })
})
