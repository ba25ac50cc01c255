import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../src/checks/check-schema.js'
import { needsOfSchema } from '../../src/checks/needs.js'
import { scan } from '../../src/scan/scan.js'
import { schemaFor } from '../../src/schema/environment.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'
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

describe('columns that are not judged', () => {
  const rules = `environments: [training, serving]
unexpectedColumns: error
columns:
  - { name: a }
  - { name: old, stage: deprecated, nulls: 0 }
  - { name: label, in: [training], nulls: 0 }`
  const judgeIn = async (environment: string, columns: Record<string, (number | null)[]>) => {
    const schema = schemaFor(parseSchema(`version: 1\n${rules}`, 'x'), environment)
    const profile = await scan(memorySource({ name: 'batch', columns }), needsOfSchema(schema))
    return checkSchema(schema, profile)
  }

  it('are skipped with the reason, there or not', async () => {
    for (const columns of [{ a: [1], old: [null] }, { a: [1] }]) {
      const findings = await judgeIn('serving', columns)
      const ofOld = findings.filter(({ column }) => column === 'old')
      expect(ofOld).toMatchObject([
        { outcome: 'skipped', message: 'not checked: the column is deprecated' },
      ])
      expect(findings.some(({ outcome }) => outcome === 'violated')).toBe(false)
    }
  })

  it('are unexpected in an environment that does not have them', async () => {
    const findings = await judgeIn('serving', { a: [1], label: [null] })
    const broken = findings.filter(({ outcome }) => outcome === 'violated')
    expect(broken).toMatchObject([
      {
        code: 'column.unexpected',
        column: 'label',
        level: 'error',
        message: 'the column is not in the environment serving, but the batch has it',
      },
    ])
    const training = await judgeIn('training', { a: [1], label: [null] })
    expect(training.filter(({ outcome }) => outcome === 'violated')).toMatchObject([
      { code: 'nulls.share' },
    ])
  })
})
