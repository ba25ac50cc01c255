import { describe, expect, it } from 'vitest'
import { columnChecks, datasetChecks } from '../../src/checks/registry.js'
import type { ColumnSchema } from '../../src/schema/schema.js'

const everything: ColumnSchema = {
  name: 'a',
  type: 'string',
  unique: true,
  nulls: { maximum: 0 },
  range: { minimum: 0, maximum: 1 },
  length: { minimum: 0, maximum: 1 },
  domain: { values: ['a'] },
  increasing: true,
}

describe('column checks', () => {
  it('judge every rule, once, under codes of their own', () => {
    const rules = columnChecks.map(({ rule }) => rule)
    expect(new Set(rules).size).toBe(rules.length)
    const passive = ['name', 'description', 'required', 'drift']
    const known = Object.keys(everything).filter((key) => !passive.includes(key))
    expect([...rules].sort()).toEqual(known.sort())
    const codes = columnChecks.flatMap((check) => check.codes(everything))
    expect(codes.sort()).toEqual([
      'domain.value',
      'length.above',
      'length.below',
      'nulls.share',
      'order.decreasing',
      'range.above',
      'range.below',
      'type.mismatch',
      'unique.duplicate',
    ])
  })

  it.each(columnChecks.map((check) => [check.rule, check] as const))(
    '%s applies where its rule is, and nowhere else',
    (rule, check) => {
      expect(check.codes({ name: 'a' })).toEqual([])
      expect(check.needs({ name: 'a' })).toEqual([])
      expect(check.codes(everything).length).toBeGreaterThan(0)
      expect(check.needs(everything).length).toBeGreaterThan(0)
      const { [rule]: _, ...others } = everything
      expect(check.codes(others as ColumnSchema)).toEqual([])
    },
  )
})

it('has the checks of data sets', () => {
  expect(datasetChecks).toHaveLength(3)
})
