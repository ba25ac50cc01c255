import { describe, expect, it } from 'vitest'
import { diffDemand, diffLevel, diffRule, harmless } from '../../src/schema/diff-rule.js'
import { columnChanges } from './diff-of.js'

describe('what all rules have', () => {
  it.each([
    // A rule that comes, goes, or only warns.
    ['type: integer', 'type: integer, nulls: 0.1', ['breaking nulls added']],
    ['type: integer, nulls: 0.1', 'type: integer', ['compatible nulls removed']],
    [
      'type: integer',
      'type: integer, nulls: { maximum: 0, level: warn }',
      ['compatible nulls added'],
    ],
    [
      'nulls: { maximum: 0.1, level: warn }',
      'nulls: { maximum: 0.05, level: warn }',
      ['compatible nulls.maximum lowered'],
    ],
    [
      'nulls: { maximum: 0.1, level: warn }',
      'nulls: { maximum: 0.1 }',
      ['breaking nulls.level raised'],
    ],
    [
      'nulls: { maximum: 0.1 }',
      'nulls: { maximum: 0.1, level: info }',
      ['compatible nulls.level lowered'],
    ],
    [
      'nulls: 0.1',
      'nulls: { maximum: 0.1, warn: { maximum: 0.05 } }',
      ['compatible nulls.warn added'],
    ],
    [
      'nulls: { maximum: 0.1, minimumRows: 10 }',
      'nulls: { maximum: 0.1, minimumRows: 5 }',
      ['breaking nulls.minimumRows lowered'],
    ],
    [
      'nulls: 0.1',
      'nulls: { maximum: 0.1, minimumRows: 5 }',
      ['compatible nulls.minimumRows added'],
    ],
    [
      'nulls: { maximum: 0.1, owner: a }',
      'nulls: { maximum: 0.1, owner: b, description: why, tags: [x], dimension: accuracy }',
      [
        'neutral nulls.description added',
        'neutral nulls.owner changed',
        'neutral nulls.tags added',
        'neutral nulls.dimension added',
      ],
    ],
    ['nulls: 0.1', 'nulls: { maximum: 0.1, where: n > 1 }', ['breaking nulls.where added']],
    // Demands.
    ['type: date', 'type: date, unique: true', ['breaking unique added']],
    ['type: date', 'type: date, unique: warn', ['compatible unique added']],
    ['unique: warn', 'unique: true', ['breaking unique.level raised']],
    ['unique: true', 'unique: false', ['compatible unique removed']],
    ['unique: true', 'unique: error', []],
    [
      'increasing: true',
      'increasing: { strictly: true }',
      ['breaking increasing.strictly changed'],
    ],
    [
      'increasing: { strictly: true }',
      'increasing: true',
      ['compatible increasing.strictly changed'],
    ],
    ['required: false', 'type: integer', ['breaking type added', 'breaking required added']],
    ['required: true', 'required: false', ['compatible required removed']],
  ])('%s to %s', (before, after, expected) => {
    expect(columnChanges(before, after)).toEqual(expected)
  })

  it('is told for each part on its own', () => {
    expect(diffRule('x', { before: undefined, after: undefined }, () => [])).toEqual([])
    expect(diffDemand('x', { before: false, after: undefined }, false)).toEqual([])
    expect(diffLevel('x', { before: undefined, after: 'error' })[0]).toMatchObject({
      kind: 'raised',
      effect: 'breaking',
      before: null,
    })
    const part = { rule: 'x', kind: 'added', effect: 'breaking', before: null, after: 1 } as const
    expect(harmless(part, 'error')).toBe(part)
    expect(harmless(part, 'info')).toMatchObject({ effect: 'compatible', note: 'of level info' })
  })
})
