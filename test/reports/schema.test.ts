/** The published JSON Schemas: they describe every property, and refuse reports that are wrong. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  reportErrors,
  validateCheckReport,
  validateProfileReport,
  validateReport,
} from '../support/report-schema.js'
import { drift, finding, findings, profileReport, report, testResult } from './fixtures.js'

type Json = { [key: string]: unknown }

const load = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'))

/** Every object schema in a document, with its place. */
function* objects(schema: unknown, path = '#'): Generator<[string, Json]> {
  if (typeof schema !== 'object' || schema === null) return
  const own = schema as Json
  if ('properties' in own && 'additionalProperties' in own) yield [path, own]
  for (const [key, value] of Object.entries(own)) yield* objects(value, `${path}/${key}`)
}

describe.each(['report', 'profile', 'diff'])('%s.schema.json', (name) => {
  const schema = load(name)

  it('is closed, and gives each property a title and a description', () => {
    const found = [...objects(schema)]
    expect(found.length).toBeGreaterThan(3)
    const root = schema.$defs as Record<string, Json>
    const titled = (property: Json): boolean => {
      const target =
        typeof property.$ref === 'string' ? root[property.$ref.replace('#/$defs/', '')] : undefined
      return ['title', 'description'].every(
        (key) => typeof (property[key] ?? target?.[key]) === 'string',
      )
    }
    for (const [path, each] of found) {
      expect(each.additionalProperties, path).toBe(false)
      for (const [key, property] of Object.entries(each.properties as Record<string, Json>)) {
        expect(titled(property), `${path}/properties/${key}`).toBe(true)
      }
    }
  })
})

describe('a wrong report of check', () => {
  const good = () => structuredClone(report()) as unknown as Json
  const changed = (change: Json) => ({ ...good(), ...change })
  const withFinding = (change: Json) => changed({ findings: [{ ...finding(), ...change }] })
  const withTest = (change: Json) =>
    changed({ findings: [{ ...drift(), test: { ...testResult(), ...change } }] })

  it('starts from a right one', () => {
    expect(reportErrors(good())).toEqual([])
    expect(reportErrors(withFinding({}))).toEqual([])
    expect(reportErrors(withTest({}))).toEqual([])
  })

  it.each<[string, unknown]>([
    ['another schema version', changed({ schemaVersion: 2 })],
    ['another command', changed({ command: 'profile' })],
    ['another verdict', changed({ verdict: 'warn' })],
    ['another tool', changed({ tool: { name: 'other', version: '1' } })],
    ['an unknown property', changed({ extra: 1 })],
    ['a batch of null', changed({ batch: null })],
    [
      'negative rows',
      changed({ batch: { name: 'a', format: 'csv', rows: -1, columns: 1, bytes: null } }),
    ],
    [
      'half a row',
      changed({ batch: { name: 'a', format: 'csv', rows: 0.5, columns: 1, bytes: null } }),
    ],
    ['a summary without a count', changed({ summary: { errors: 1 } })],
    ['findings that are no list', changed({ findings: {} })],
    ['a code without a dot', withFinding({ code: 'nulls' })],
    ['a code with a capital', withFinding({ code: 'nulls.Share' })],
    ['another level', withFinding({ level: 'fatal' })],
    ['another outcome', withFinding({ outcome: 'passed' })],
    ['another dimension', withFinding({ dimension: 'beauty' })],
    ['an observed object', withFinding({ observed: {} })],
    ['no message', withFinding({ message: '' })],
    ['a column number', withFinding({ column: 3 })],
    [
      'six samples',
      withFinding({ samples: Array.from({ length: 6 }, () => ({ row: 1, value: 'a' })) }),
    ],
    ['a sample of a number', withFinding({ samples: [{ row: 1, value: 5 }] })],
    ['a sample before the header', withFinding({ samples: [{ row: -1, value: 'a' }] })],
    ['a suggestion of null', withFinding({ suggestion: null })],
    ['a position at line 0', withFinding({ position: { file: 'a', line: 0, column: 1 } })],
    ['a position without a file', withFinding({ position: { line: 1, column: 1 } })],
    ['drift without a test', withFinding({ outcome: 'drift' })],
    ['a p-value above 1', withTest({ pValue: 1.01 })],
    ['a negative p-value', withTest({ pAdjusted: -0.01 })],
    ['an alpha of 0', withTest({ alpha: 0 })],
    ['a limit of null', withTest({ limit: null })],
    ['an effect of text', withTest({ effect: 'large' })],
    ['a detectable effect below zero', withTest({ detectable: -1 })],
    ['a size that is no count', withTest({ n: 1.5 })],
    ['bins of null', withTest({ bins: null })],
    ['both as what alone decides', withTest({ deciding: 'both' })],
    ['a bin without a label', withTest({ bins: [{ reference: 1, batch: 1, contribution: 0 }] })],
    [
      'a bin of negative rows',
      withTest({ bins: [{ label: 'a', reference: -1, batch: 1, contribution: 0 }] }),
    ],
    [
      '41 bins',
      withTest({
        bins: Array.from({ length: 41 }, () => ({
          label: 'a',
          reference: 1,
          batch: 1,
          contribution: 0,
        })),
      }),
    ],
    ['no object', []],
    ['nothing', null],
  ])('is refused: %s', (_, json) => {
    expect(reportErrors(json)).not.toEqual([])
    expect(() => validateReport(json)).toThrow(/not a valid report/)
  })

  it('is refused without any one of its properties', () => {
    for (const key of Object.keys(good())) {
      const { [key]: _, ...rest } = good()
      expect(reportErrors(rest), key).not.toEqual([])
    }
    for (const key of Object.keys(finding())) {
      const { [key]: _, ...rest } = finding() as unknown as Json
      expect(reportErrors(changed({ findings: [rest] })), key).not.toEqual([])
    }
    for (const key of Object.keys(testResult())) {
      const { [key]: _, ...rest } = testResult() as unknown as Json
      expect(reportErrors(changed({ findings: [{ ...drift(), test: rest }] })), key).not.toEqual([])
    }
  })

  it('cannot hold NaN: JSON turns it into null, which a limit refuses', () => {
    const json = JSON.stringify(
      report({ findings: [drift({ test: testResult({ limit: Number.NaN }) })] }),
    )
    expect(reportErrors(json).join()).toContain('/findings/0/test/limit')
  })

  it('covers one finding of each outcome', () => {
    expect(new Set(findings.map(({ outcome }) => outcome)).size).toBe(7)
  })
})

describe('a wrong profile', () => {
  const [first] = profileReport().columns
  const withColumn = (change: Json) => ({ ...profileReport(), columns: [{ ...first, ...change }] })

  it('starts from a right one', () => {
    expect(reportErrors(profileReport())).toEqual([])
    expect(reportErrors(withColumn({}))).toEqual([])
  })

  it.each<[string, unknown]>([
    ['an unknown property', { ...profileReport(), extra: 1 }],
    ['columns that are no list', { ...profileReport(), columns: {} }],
    ['another type', withColumn({ type: 'float' })],
    ['a negative count', withColumn({ nulls: -1 })],
    ['a negative deviation', withColumn({ standardDeviation: -1 })],
    ['a rank above 1', withColumn({ quantiles: [{ rank: 2, estimate: 1, low: 1, high: 1 }] })],
    ['a quantile without bounds', withColumn({ quantiles: [{ rank: 0.5, estimate: 1 }] })],
    ['a distinct count without bounds', withColumn({ distinct: { estimate: 3 } })],
    ['a top value of null', withColumn({ top: [{ value: null, count: 1, low: 1, high: 1 }] })],
    ['half a length', withColumn({ length: { min: 1, max: 2.5, mean: 1 } })],
    ['another order', withColumn({ order: 'sorted' })],
    ['an unknown statistic', withColumn({ median: 3 })],
  ])('is refused: %s', (_, json) => {
    expect(reportErrors(json)).not.toEqual([])
  })

  it('is refused without any one of its properties', () => {
    for (const key of Object.keys(first ?? {})) {
      const { [key]: _, ...rest } = first as unknown as Json
      expect(reportErrors({ ...profileReport(), columns: [rest] }), key).not.toEqual([])
    }
  })
})

describe('the helpers', () => {
  it('take text or a parsed value, and the kind that they name', () => {
    expect(validateCheckReport(JSON.stringify(report())).command).toBe('check')
    expect(validateProfileReport(profileReport()).columns).toHaveLength(3)
    expect(() => validateCheckReport(profileReport())).toThrow(/expected one of check/)
    expect(() => validateProfileReport(report())).toThrow(/expected one of profile/)
  })
})
