import { describe, expect, it } from 'vitest'
import { diffColumn, effectOfAdding } from '../../src/schema/diff-column.js'
import type { ColumnSchema } from '../../src/schema/schema.js'
import { columnChanges, schemaOf } from './diff-of.js'

const defaults = { before: schemaOf(''), after: schemaOf('') }

describe('a column', () => {
  it.each([
    ['type: integer', 'type: decimal', ['compatible type widened']],
    ['type: date', 'type: timestamp', ['compatible type widened']],
    ['type: date', 'type: string', ['compatible type widened']],
    ['type: string', 'type: date', ['breaking type changed']],
    ['type: integer', 'type: number', ['breaking type changed']],
    [
      'type: integer, range: { minimum: 0, maximum: 9 }',
      'type: number, range: { minimum: 0, maximum: 9 }',
      ['compatible type widened'],
    ],
    ['type: integer', 'type: { is: integer, mostly: 0.9 }', ['compatible type.mostly added']],
    ['type: integer', 'required: true', ['compatible type removed']],
    ['stage: alpha', 'stage: production', ['breaking stage changed']],
    [
      'stage: production, nulls: 1',
      'stage: deprecated, nulls: 0',
      ['compatible stage changed', 'compatible nulls.maximum lowered'],
    ],
    ['stage: beta', 'stage: production', ['neutral stage changed']],
    [
      'description: a, owner: b',
      'description: c, tags: d',
      ['neutral description changed', 'neutral owner removed', 'neutral tags added'],
    ],
    [
      'statistics: { mean: { minimum: 1 } }',
      'statistics: { mean: { minimum: 0 }, sum: { maximum: 9 } }',
      ['compatible statistics.mean.minimum widened', 'breaking statistics.sum added'],
    ],
    [
      'statistics: { quantiles: { 0.5: { maximum: 9 } } }',
      'statistics: { quantiles: { 0.5: { maximum: 8 } } }',
      ['breaking statistics.quantiles.0.5.maximum narrowed'],
    ],
  ])('%s to %s', (before, after, expected) => {
    expect(columnChanges(before, after)).toEqual(expected)
  })

  it('says why a number is not wide enough for an integer', () => {
    const [change] = diffColumn(
      { name: 'n', type: 'integer' },
      { name: 'n', type: 'number' },
      defaults,
    )
    expect(change?.note).toContain('2^53')
  })

  it('takes a rule that it does not know by its word', () => {
    const known = (limit: number) => ({ name: 'n', novelty: { limit } }) as unknown as ColumnSchema
    expect(diffColumn(known(1), known(2), defaults)).toMatchObject([
      { rule: 'novelty', kind: 'changed', effect: 'breaking' },
    ])
    expect(diffColumn(known(1), { name: 'n' }, defaults)).toMatchObject([{ effect: 'compatible' }])
  })

  it('is moved between environments', () => {
    const [a, b]: ColumnSchema[] = [
      { name: 'n', in: ['x'] },
      { name: 'n', in: ['x', 'y'] },
    ]
    expect(diffColumn(a as ColumnSchema, b as ColumnSchema, defaults)).toMatchObject([
      { rule: 'in', effect: 'breaking' },
    ])
  })

  it.each([
    [{ name: 'n' }, 'warn', 'breaking'],
    [{ name: 'n', required: 'warn' }, 'warn', 'compatible'],
    [{ name: 'n', required: false }, 'warn', 'compatible'],
    [{ name: 'n', required: { level: 'info' }, nulls: { maximum: 0 } }, 'warn', 'breaking'],
    [{ name: 'n', required: false, nulls: { maximum: 0 } }, 'error', 'compatible'],
    [{ name: 'n', stage: 'planned', nulls: { maximum: 0 } }, 'warn', 'compatible'],
  ] as const)('%j added where others are %s is %s', (column, unexpected, expected) => {
    expect(effectOfAdding(column, schemaOf(`unexpectedColumns: ${unexpected}`))).toBe(expected)
  })
})
