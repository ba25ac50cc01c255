import { describe, expect, it } from 'vitest'
import { findingOf, judge } from './judge.js'

describe('presence', () => {
  it('is satisfied by the columns of the schema', async () => {
    const findings = await judge('columns: [{ name: a }]', { a: [1] })
    expect(findingOf(findings, 'column.missing')).toMatchObject({
      column: 'a',
      outcome: 'satisfied',
      dimension: 'completeness',
      observed: 'present',
    })
    expect(findingOf(findings, 'column.unexpected')).toMatchObject({
      column: null,
      outcome: 'satisfied',
    })
  })

  it('misses a column, says where its rules stand, and skips them', async () => {
    const rules =
      'columns:\n  - name: a\n    nulls: 0\n    range: { minimum: 1 }\n    unique: true\n  - name: b'
    const findings = await judge(rules, { b: [1] })
    const [missing] = findings.filter(
      ({ column, code }) => column === 'a' && code === 'column.missing',
    )
    expect(missing).toMatchObject({
      outcome: 'violated',
      level: 'error',
      rows: null,
      position: { file: 'rules.yaml', line: 3, column: 5 },
    })
    expect(findingOf(findings, 'unique.duplicate')).toMatchObject({
      outcome: 'skipped',
      message: 'not checked: the column is missing',
      position: { line: 6 },
    })
    expect(findingOf(findings, 'nulls.share').outcome).toBe('skipped')
    expect(findingOf(findings, 'range.below').outcome).toBe('skipped')
    expect(findings.some(({ code }) => code === 'range.above')).toBe(false)
  })

  it('lets an optional column be missing', async () => {
    const findings = await judge('columns: [{ name: a, required: false, nulls: 0 }]', { b: [1] })
    expect(findingOf(findings, 'column.missing').outcome).toBe('satisfied')
    expect(findingOf(findings, 'nulls.share').outcome).toBe('skipped')
  })

  it('warns of unexpected columns, at the level of the schema', async () => {
    const [warned, failed] = await Promise.all([
      judge('columns: []', { extra: [1] }),
      judge('unexpectedColumns: error\ncolumns: []', { extra: [1] }),
    ])
    expect(findingOf(warned, 'column.unexpected')).toMatchObject({ column: 'extra', level: 'warn' })
    expect(findingOf(failed, 'column.unexpected')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      position: { line: 2 },
    })
  })

  it('sees a column that was renamed', async () => {
    const findings = await judge('columns: [{ name: customer_id }]', { customerId: [1] })
    expect(findingOf(findings, 'column.missing').suggestion).toBe('was it renamed to "customerId"?')
    expect(findingOf(findings, 'column.unexpected').suggestion).toBe(
      'is it "customer_id", which is missing?',
    )
  })

  it('takes hostile names for names', async () => {
    const columns = JSON.parse('{"__proto__": [1], "constructor": [2]}')
    const findings = await judge('columns: [{ name: toString }]', columns)
    const strange = findings.filter(({ code }) => code === 'column.unexpected')
    expect(strange.map(({ column }) => column)).toEqual(['__proto__', 'constructor'])
    expect(findingOf(findings, 'column.missing').outcome).toBe('violated')
  })
})
