import { describe, expect, it } from 'vitest'
import { columnChecks, datasetChecks } from '../../src/checks/registry.js'
import { columnKeys } from '../../src/schema/parse-column.js'
import type { ColumnSchema } from '../../src/schema/schema.js'
import { statisticNames } from '../../src/schema/statistics.js'

const everything: ColumnSchema = {
  name: 'a',
  type: 'string',
  unique: true,
  nulls: { maximum: 0 },
  range: { minimum: 0, maximum: 1 },
  length: { minimum: 0, maximum: 1 },
  pattern: { regex: 'a' },
  format: { is: 'email' },
  domain: { values: ['a'] },
  increasing: true,
  decreasing: true,
  nans: { maximum: 0 },
  infinities: { maximum: 0 },
  multipleOf: { step: 1 },
  forbidden: { values: ['b'] },
  statistics: {
    ...Object.fromEntries(statisticNames.map((name) => [name, { minimum: 0 }])),
    quantiles: { 0.5: { minimum: 0 } },
  },
  freshness: { maximumAge: '1 day' },
  cadence: { minimumStep: '1 hour', maximumStep: '1 day' },
}

describe('column checks', () => {
  it('judge every rule, once, under codes of their own', () => {
    const rules = columnChecks.map(({ rule }) => rule)
    expect(new Set(rules).size).toBe(rules.length)
    const passive = [
      'name',
      'description',
      'owner',
      'tags',
      'stage',
      'in',
      'notIn',
      'required',
      'drift',
    ]
    const known = Object.keys(everything).filter((key) => !passive.includes(key))
    const judged = rules.map((rule) => rule.split('/')[0])
    expect([...new Set(judged)].sort()).toEqual(known.sort())
    const active = columnKeys.filter((key) => !passive.includes(key))
    expect([...new Set(judged)].sort()).toEqual([...active].sort())
    const codes = columnChecks.flatMap((check) => check.codes(everything))
    const statistics = codes.filter((code) => code.startsWith('statistic.'))
    expect(new Set(statistics).size).toBe(statisticNames.length + 1)
    expect(codes.filter((code) => !statistics.includes(code)).sort()).toEqual([
      'cadence.above',
      'cadence.below',
      'domain.value',
      'forbidden.value',
      'format.mismatch',
      'length.above',
      'length.below',
      'nulls.share',
      'number.infinite',
      'number.multiple',
      'number.nan',
      'order.decreasing',
      'order.increasing',
      'pattern.mismatch',
      'range.above',
      'range.below',
      'time.stale',
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
      const [key = '', inner] = rule.split('/')
      const { [key]: own, ...others } = everything as unknown as Record<string, object>
      const rest =
        inner === undefined ? others : { ...others, [key]: { ...own, [inner]: undefined } }
      expect(check.codes(rest as unknown as ColumnSchema)).toEqual([])
    },
  )
})

it('has the checks of data sets', () => {
  expect(datasetChecks).toHaveLength(16)
})
