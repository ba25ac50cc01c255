import { describe, expect, it } from 'vitest'
import { diffColumnDrift } from '../../src/schema/diff-drift.js'
import { changes, columnChanges, schemaOf } from './diff-of.js'

describe('drift', () => {
  it.each([
    ['drift: { ks: 0.1 }', 'drift: { ks: 0.2 }', ['compatible drift.ks raised']],
    ['drift: {}', 'drift: { kuiper: 0.2 }', ['breaking drift.kuiper added']],
    ['drift: { kuiper: 0.2 }', 'drift: {}', ['compatible drift.kuiper removed']],
    ['drift: {}', 'drift: { ks: 0.1 }', []],
    [
      'drift: { level: warn, ks: 0.2 }',
      'drift: { level: warn, ks: 0.1 }',
      ['compatible drift.ks lowered'],
    ],
    ['drift: { bins: 10 }', 'drift: { bins: 20 }', ['breaking drift.bins changed']],
    ['alpha: 0.05', 'alpha: 0.01', ['compatible alpha lowered']],
    ['alpha: 0.05', 'alpha: 0.1', ['breaking alpha raised']],
    ['correction: holm', 'correction: bonferroni', ['compatible correction changed']],
    ['correction: holm', 'correction: benjamini-hochberg', ['breaking correction changed']],
    ['deciding: p-value', 'deciding: both', ['compatible deciding changed']],
    ['deciding: p-value', 'deciding: limit', ['breaking deciding changed']],
    [
      'driftedColumns: 0.2',
      'driftedColumns: 0.3',
      ['compatible driftedColumns.maximumShare raised'],
    ],
    ['alpha: 0.05', 'driftedColumns: 0.3', ['breaking driftedColumns added']],
  ])('%s to %s', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })

  it.each([
    ['type: integer', 'type: integer, drift: { ks: 0.2 }', ['compatible drift.ks raised']],
    ['type: integer', 'type: integer, drift: { ks: 0.05 }', ['breaking drift.ks lowered']],
    ['type: integer', 'type: integer, drift: { ks: 0.1 }', []],
    [
      'drift: { compare: false, reason: x }',
      'drift: { ks: 0.1 }',
      ['breaking drift.compare changed', 'neutral drift.reason removed'],
    ],
    [
      'drift: { compare: false }',
      'drift: { compare: false, ks: 0.01 }',
      ['neutral drift.ks lowered'],
    ],
    [
      'drift: { compare: false }',
      'drift: { compare: false, nulls: 0.01 }',
      ['breaking drift.nulls lowered'],
    ],
  ])('of a column: %s to %s', (before, after, expected) => {
    expect(columnChanges(before, after)).toEqual(expected)
  })

  it('measures a limit of the column against the default that held in its place', () => {
    const defaults = {
      before: schemaOf('drift: { ks: 0.3 }'),
      after: schemaOf('drift: { ks: 0.1 }'),
    }
    expect(diffColumnDrift({ before: undefined, after: { ks: 0.2 } }, defaults)).toMatchObject([
      { rule: 'drift.ks', effect: 'breaking', before: 0.3, after: 0.2 },
    ])
  })
})
