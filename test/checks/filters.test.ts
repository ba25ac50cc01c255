import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filteredColumn, filtersAt, filtersOf } from '../../src/checks/filters.js'
import { parseSchema } from '../../src/schema/parse.js'
import type { ColumnSchema } from '../../src/schema/schema.js'
import { findingOf, judge, judgeStored } from './judge.js'

const kinds = `{ name: kind, type: string, required: false }`
const batch = { kind: ['x', 'y', 'x', 'x', null], a: [1, 5, null, 3, 4] }
const withColumn = (rule: string) => `columns: [${kinds}, { name: a, type: integer, ${rule} }]`

/** A rule of every kind that a column can have, each with the filter. */
const everyRule = (where: string) => `columns:
  - { name: kind, required: false }
  - name: a
    type: { is: integer${where} }
    nulls: { maximum: 0.1${where} }
    unique: { level: error${where} }
    range: { minimum: 2, maximum: 6${where} }
    multipleOf: { step: 2, mostly: 0.5${where} }
    domain: { values: ["1", "2", "3"]${where} }
    forbidden: { values: ["7"]${where} }
    pattern: { regex: "[0-6]"${where} }
    increasing: { level: warn${where} }
    statistics:
      mean: { maximum: 4${where} }
      standardDeviation: { minimum: 1${where} }
      distinct: { minimum: 3${where} }
      missingShare: { maximum: 0.2${where} }
      quantiles: { 0.5: { minimum: 3${where} } }
  - name: s
    type: string
    length: { minimum: 2${where} }
    format: { is: email, mostly: 0.1${where} }
    nulls: { maximum: 0.3, warn: { maximum: 0.1 }${where} }`

const row = fc.record({
  kind: fc.constantFrom('x', 'y', null),
  a: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constant(null)),
  s: fc.constantFrom('a', 'ab', 'a@b.org', '', null),
})

const columnsOf = (
  rows: readonly { kind: string | null; a: number | null; s: string | null }[],
) => ({
  kind: rows.map(({ kind }) => kind),
  a: rows.map(({ a }) => a),
  s: rows.map(({ s }) => s),
})

describe('a rule with a filter', () => {
  it('is judged as if the other rows were not there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
        const admitted = rows.filter(({ kind }) => kind === 'x')
        fc.pre(admitted.length > 0)
        const filtered = await judge(everyRule(`, where: "kind = 'x'"`), columnsOf(rows))
        const alone = await judge(everyRule(''), columnsOf(admitted))
        const told = (findings: typeof filtered) =>
          findings
            .filter(({ column, code }) => column !== 'kind' && !/^(rows|column)/.test(code))
            .map(({ code, outcome, level, observed, limit, message, samples }) => {
              const values = samples.map(({ value }) => value?.replace(/row \d+/, 'row'))
              const text = message.replace(" (where kind = 'x')", '')
              return { code, outcome, level, observed, limit, text, values }
            })
        expect(told(filtered)).toEqual(told(alone))
      }),
      { numRuns: 60 },
    )
  })

  it('names the rows of the batch, and says which it is about', async () => {
    const rule = `range: { maximum: 2, where: kind = 'x' }`
    expect(findingOf(await judge(withColumn(rule), batch), 'range.above')).toMatchObject({
      outcome: 'violated',
      rows: 1,
      samples: [{ row: 4, value: '3' }],
      message: `1 value of 2 lies above 2; the largest is 3 (where kind = 'x')`,
      rule: { where: `kind = 'x'` },
    })
  })

  it('is skipped where no row satisfies it, where a column is missing, and on a profile', async () => {
    const rule = withColumn(`nulls: { maximum: 0, where: kind = 'z' }`)
    const skipped = { outcome: 'skipped', level: 'info', observed: null }
    expect(findingOf(await judge(rule, batch), 'nulls.share')).toMatchObject({
      ...skipped,
      message: `not checked: no row satisfies kind = 'z'`,
    })
    expect(findingOf(await judge(rule, { a: [1] }), 'nulls.share')).toMatchObject({
      ...skipped,
      message: 'not checked: the column "kind" is missing',
    })
    expect(findingOf(await judgeStored(rule, batch), 'nulls.share')).toMatchObject({
      ...skipped,
      message: 'not checked: a profile does not hold the rows',
    })
  })

  it('asks for rows of its own', async () => {
    const rule = withColumn(`nulls: { maximum: 0, minimumRows: 4, where: kind = 'x' }`)
    expect(findingOf(await judge(rule, batch), 'nulls.share').message).toBe(
      'not checked: 3 rows, the rule asks for 4 at least',
    )
  })

  it('tells rows for which the filter has no answer', async () => {
    const rule = withColumn(`nulls: { maximum: 0, where: 1 / (a - 1) > 0, level: warn }`)
    expect(findingOf(await judge(rule, batch), 'row.unevaluated')).toMatchObject({
      outcome: 'violated',
      level: 'warn',
      columns: ['a'],
      rows: 1,
      samples: [{ row: 1, value: 'a = 1' }],
      message: 'the filter 1 / (a - 1) > 0 could not be evaluated for 1 row',
    })
  })

  it('tells of a filter that does not fit the batch', async () => {
    const rule = `columns: [{ name: kind }, { name: a, nulls: { maximum: 0, where: kind > 3 } }]`
    const findings = await judge(rule, { kind: ['x'], a: [1] })
    expect(findingOf(findings, 'row.unevaluated')).toMatchObject({
      outcome: 'violated',
      rows: null,
    })
    expect(findingOf(findings, 'row.unevaluated').message).toMatch(/^the filter kind > 3 cannot be/)
    expect(findingOf(findings, 'nulls.share').outcome).toBe('skipped')
  })

  it('counts rows, none too', async () => {
    const rule = (where: string) => `rows: { minimum: 3, where: ${where} }\n${withColumn('')}`
    expect(findingOf(await judge(rule(`kind = 'y'`), batch), 'rows.below')).toMatchObject({
      outcome: 'violated',
      observed: 1,
      message: `1 row, expected at least 3 (where kind = 'y')`,
    })
    expect(findingOf(await judge(rule(`kind = 'x'`), batch), 'rows.below').outcome).toBe(
      'satisfied',
    )
    expect(findingOf(await judge(rule(`kind = 'z'`), batch), 'rows.below')).toMatchObject({
      outcome: 'violated',
      observed: 0,
    })
    expect(findingOf(await judgeStored(rule(`kind = 'z'`), batch), 'rows.below').outcome).toBe(
      'skipped',
    )
  })

  it('holds for keys and whole rows', async () => {
    const twice = { kind: ['x', 'x', 'y', 'y'], a: [1, 2, 3, 3] }
    const rules = (where: string) =>
      `keys: [{ columns: a, where: ${where} }]\nuniqueRows: { level: error, where: ${where} }\n${withColumn('')}`
    for (const code of ['key.duplicate', 'rows.duplicate']) {
      const found = findingOf(await judge(rules(`kind = 'y'`), twice), code)
      expect(found).toMatchObject({ outcome: 'violated', rows: 1 })
      expect(found.samples).toEqual([{ row: 4, value: 'as in row 3' }])
      expect(found.message).toMatch(/ of 2 .*\(where kind = 'y'\)$/)
      const passed = findingOf(await judge(rules(`kind = 'x'`), twice), code)
      expect(passed.outcome).toBe('satisfied')
    }
  })
})

describe('filters of a schema', () => {
  it('are found once each, with the most severe level of their rules', () => {
    const schema = parseSchema(
      `version: 1
columns:
  - { name: a, nulls: { maximum: 0, level: info, where: b > 0 }, range: { minimum: 0, level: warn, where: b > 0 } }
  - { name: b, type: integer, nulls: { maximum: 0, where: a is null } }
rules: [{ expression: b > 0, where: b is not null }]`,
      's.yaml',
    )
    expect([...filtersOf(schema)]).toEqual([
      ['b > 0', 'warn'],
      ['a is null', 'error'],
    ])
  })

  it('are one for each quantile', () => {
    const quantiles = { '0.1': { minimum: 1, where: 'b' }, '0.5': { maximum: 2 } }
    const rules: ColumnSchema = { name: 'a', statistics: { quantiles } }
    expect(filtersAt(rules, 'statistics/quantiles').map(({ where }) => where)).toEqual([
      'b',
      undefined,
    ])
    expect(filtersAt({ name: 'a' }, 'statistics/quantiles')).toHaveLength(1)
    expect(filtersAt({ name: 'a', nulls: { maximum: 0, where: 'b' } }, 'nulls')[0]?.where).toBe('b')
  })
})

it('a filtered column that was not asked for has nothing', () => {
  const field = { name: 'a', type: 'integer', classes: 0 } as const
  const source = { name: '', format: '', rows: 0, columns: 0, bytes: null }
  const profile = { source, columns: [], faults: [] }
  expect(filteredColumn(profile, { field, cells: new Map() }, 'b').cells.size).toBe(0)
})
