import { describe, expect, it } from 'vitest'
import type { Field } from '../../src/batch/column.js'
import { faultTests, rowTests } from '../../src/checks/row-tests.js'
import { parseSchema } from '../../src/schema/parse.js'
import type { Finding } from '../../src/verdict/finding.js'
import { finding } from '../reports/fixtures.js'

const fields: readonly Field[] = ['a', 'b'].map((name) => ({ name, type: 'integer', classes: 4 }))

function tests(schemaText: string, ...findings: readonly Finding[]): string[] {
  const schema = parseSchema(`version: 1\n${schemaText}`, 'mine')
  return rowTests(schema, findings, fields).map(({ code, columns, rule }) =>
    [code, columns.join('+'), ...(rule === null ? [] : [rule])].join(' '),
  )
}

const found = (code: string, changes: Partial<Finding> = {}) =>
  finding({ code, column: 'a', rows: 3, ...changes })

describe('tests of rows', () => {
  const range = 'columns: [{ name: a, range: { minimum: 1, maximum: 5 } }]'

  it('are those of findings that are errors, side by side', () => {
    expect(tests(range, found('range.above'), found('range.below', { rows: 0 }))).toEqual([
      'range.above a',
    ])
    expect(tests(range, found('range.below'), found('range.above'))).toEqual([
      'range.below a',
      'range.above a',
    ])
    expect(tests(range, found('range.above', { level: 'warn' }))).toEqual([])
    expect(tests(range, found('range.above', { outcome: 'skipped' }))).toEqual([])
    expect(tests(range, found('range.above', { rows: null }))).toEqual([])
    expect(tests(range, found('range.above', { column: 'b' }))).toEqual([])
    expect(tests(range)).toEqual([])
  })

  it('stay where most rows conform, unless the rule only warns', () => {
    const kept = found('domain.value', { outcome: 'satisfied', level: 'info' })
    const domain = (rest: string) => `columns: [{ name: a, domain: { values: [1], ${rest} } }]`
    expect(tests(domain('mostly: 0.5'), kept)).toEqual(['domain.value a'])
    expect(tests(domain('unseen: 0.5'), kept)).toEqual(['domain.value a'])
    expect(tests(domain('mostly: 0.5, level: warn'), kept)).toEqual([])
    const none = { ...kept, rows: 0 }
    expect(tests(domain('mostly: 0.5'), none)).toEqual([])
  })

  it('are not of nulls where some are allowed, nor of what is no row’s fault', () => {
    const nulls = found('nulls.share')
    expect(tests('columns: [{ name: a, nulls: 0 }]', nulls)).toEqual(['nulls.share a'])
    expect(tests('columns: [{ name: a, nulls: 0.1 }]', nulls)).toEqual([])
    const two = tests('columns: [{ name: a, nulls: { maximum: 0, tokens: ["-1"] } }]', nulls)
    expect(two).toEqual(['nulls.share a', 'nulls.share a'])
    const order = 'columns: [{ name: a, increasing: true, statistics: { mean: { maximum: 1 } } }]'
    expect(tests(order, found('order.decreasing'), found('statistic.mean'))).toEqual([])
  })

  it('are of rules over rows, by their place, and of filters', () => {
    const rules =
      'columns: [{ name: a, nulls: { maximum: 0, where: b > 1 } }, { name: b }]\nrules: [a < 1, { name: n, expression: b < 2 }]'
    const rule = (changes: Partial<Finding>) =>
      finding({ code: 'row.rule', column: null, columns: ['a'], rows: 1, ...changes })
    const satisfied = rule({ rows: 0, outcome: 'satisfied', level: 'info' })
    expect(tests(rules, satisfied, rule({ columns: ['b'] }))).toEqual(['row.rule b n'])
    const failed = rule({ code: 'row.unevaluated', limit: 'b > 1', columns: ['b'] })
    expect(tests(rules, satisfied, satisfied, failed)).toEqual(['row.unevaluated b b > 1'])
  })

  it('are of keys, and of whole rows', () => {
    const keys =
      'columns: [{ name: a }, { name: b }]\nkeys: [{ columns: [a, b], primary: true }]\nuniqueRows: true'
    const key = (code: string) => finding({ code, column: null, columns: ['a', 'b'], rows: 1 })
    const whole = finding({ code: 'rows.duplicate', column: null, rows: 1 })
    expect(tests(keys, key('key.duplicate'), key('key.null'), whole)).toEqual([
      'key.duplicate a+b',
      'key.null a+b',
      'rows.duplicate ',
    ])
    expect(tests(keys, whole)).toEqual(['rows.duplicate '])
  })
})

describe('faults', () => {
  it('are bad rows where they are an error, but not those of the header', () => {
    const schema = parseSchema(
      'version: 1\ncolumns: []\nfaults: { quote.stray: { maximum: 0.5, level: warn } }\n',
      'mine',
    )
    const fault = (code: string, changes: Partial<Finding> = {}) =>
      finding({ code, column: null, rows: 1, ...changes })
    const all = [
      fault('row.ragged'),
      fault('header.empty'),
      fault('quote.stray', { outcome: 'satisfied', level: 'info' }),
      fault('byte.nul', { level: 'warn' }),
    ]
    expect([...faultTests(schema, all)]).toEqual(['row.ragged'])
  })
})
