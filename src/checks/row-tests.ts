/**
 * Which rows of a batch break the rules of a schema: for whoever parts good rows from bad ones once the
 * findings are known.
 *
 * A rule names the rows that its finding counts: they are found by the same derived columns. It does so where the
 * finding is an error; and where it passed because most rows conform (`mostly`, a share of unlisted
 * values or of faults), since that says how many bad rows a batch may have, not that they are good. No row is named by
 * a share of nulls, NaN or infinities that may be above 0 (they are values like others then), by statistics, drift and
 * changes, by relations between columns and dependencies (which are about many rows), by order and cadence (about neighbours), or by a rule that was not judged or warns only.
 */
import type { Field } from '../batch/column.js'
import type { Derivation } from '../batch/derive.js'
import type { FaultCode } from '../batch/fault.js'
import { attributesOf, levelOfDemand } from '../schema/attributes.js'
import type { ColumnSchema, KeyRule, RowCondition, Schema } from '../schema/schema.js'
import { faultCodes } from '../schema/vocabulary.js'
import type { Finding } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { datasetTests } from './dataset-tests.js'
import type { Known } from './datasets.js'
import { filtersAt, filtersOf } from './filters.js'
import { columnChecks } from './registry.js'
import { derivedRows, lackingRows, type RowsOf, repeatedRows, ruleRows } from './row-finders.js'
import type { RowTest } from './row-test.js'
import { ruleAt, tiersAt } from './tiers.js'

/** The tests of rows that findings about a batch with these columns call for. */
export function rowTests(
  schema: Schema,
  findings: readonly Finding[],
  fields: readonly Field[],
  others: Known = new Map(),
): readonly RowTest[] {
  const there = new Set(fields.map(({ name }) => name))
  return [
    ...conditionTests(schema, findings, fields),
    ...keyTests(schema, findings, fields),
    ...datasetTests(schema, { findings, fields, others, names }),
    ...schema.columns
      .filter(({ name }) => there.has(name))
      .flatMap((rules) => columnTests(rules, findings, fields)),
  ]
}

/** Codes of structural faults whose rows are bad. */
export function faultTests(schema: Schema, findings: readonly Finding[]): ReadonlySet<FaultCode> {
  return new Set(
    faultCodes.filter((code) => {
      const finding = findings.find((each) => each.code === code)
      return !code.startsWith('header.') && names(finding, schema.faults[code]?.level)
    }),
  )
}

/** Whether a finding says that the rows it counts are bad; `level` is that of its rule. */
function names(finding: Finding | undefined, level = 'error'): boolean {
  if (finding === undefined || finding.rows === null || finding.rows === 0) return false
  if (finding.outcome === 'violated') return finding.level === 'error'
  return finding.outcome === 'satisfied' && level === 'error'
}

/** Rules whose share, where it is above 0, says that such values are allowed. */
const allowances: ReadonlySet<string> = new Set(['nulls', 'nans', 'infinities'])

function columnTests(
  rules: ColumnSchema,
  findings: readonly Finding[],
  fields: readonly Field[],
): readonly RowTest[] {
  const own = findings.filter(({ column }) => column === rules.name)
  return columnChecks.flatMap((check) => {
    const rule = ruleAt(rules, check.rule)
    if (allowances.has(check.rule) && (rule as { maximum?: number } | undefined)?.maximum !== 0) {
      return []
    }
    const unseen = check.rule === 'domain' ? rules.domain?.unseen?.level : undefined
    const level = unseen ?? attributesOf(rule).level
    return testsOf(check, rules, fields).filter(({ code }) => {
      return names(
        own.find((each) => each.code === code),
        level,
      )
    })
  })
}

/** The rows that a check keeps as samples, all of them; and those that repeat a value. */
function testsOf(
  check: ColumnCheck,
  column: ColumnSchema,
  fields: readonly Field[],
): readonly RowTest[] {
  return filtersAt(column, check.rule).flatMap(({ rules, where }) => {
    const [main] = tiersAt(rules, check.rule)
    if (main === undefined) return []
    const codes = check.codes(main)
    const needs = check.needs(main)
    const shown = needs.flatMap(({ derivation, spec }) =>
      spec.kind === 'sample' ? [derivation] : [],
    )
    const test = (code: string, rowsOf: RowsOf | undefined): RowTest[] =>
      rowsOf === undefined ? [] : [{ code, columns: [column.name], rule: null, rowsOf }]
    const place = { column: column.name, where, fields }
    if (needs.some(({ spec }) => spec.kind === 'keys')) {
      return codes.flatMap((code) => test(code, repeatedRows([column.name], 'skip', place)))
    }
    const pairs: readonly (readonly [string, Derivation])[] =
      codes.length === shown.length
        ? shown.map((derivation, i) => [codes[i] as string, derivation])
        : shown.flatMap((derivation) =>
            codes.slice(0, 1).map((code) => [code, derivation] as const),
          )
    return pairs.flatMap(([code, derivation]) => test(code, derivedRows(derivation, place)))
  })
}

/** Rules over rows, and filters: the rows that break them, and those without an answer. */
function conditionTests(
  schema: Schema,
  findings: readonly Finding[],
  fields: readonly Field[],
): readonly RowTest[] {
  const judged = findings.filter(({ code }) => code === 'row.rule')
  const unevaluated = (expression: string) =>
    findings.find((each) => each.code === 'row.unevaluated' && each.limit === expression)
  const test = (
    code: string,
    rule: string,
    rowsOf: RowsOf | undefined,
    columns: readonly string[],
  ) => (rowsOf === undefined ? [] : [{ code, columns, rule, rowsOf }])
  const broken = (condition: RowCondition, index: number) => {
    const { expression, where, nulls, name = expression } = condition
    const rule = { expression, ...(where === undefined ? {} : { where }) }
    const { columns = [] } = judged[index] ?? {}
    const kinds = nulls === 'fail' ? (['broken', 'unknown'] as const) : (['broken'] as const)
    return [
      ...(names(judged[index], condition.level)
        ? kinds.flatMap((kind) => test('row.rule', name, ruleRows(rule, kind, fields), columns))
        : []),
      ...(names(unevaluated(expression))
        ? test('row.unevaluated', name, ruleRows(rule, 'failed', fields), columns)
        : []),
    ]
  }
  const filters = [...filtersOf(schema).keys()].filter((where) => names(unevaluated(where)))
  return [
    ...filters.flatMap((where) => {
      const { columns = [] } = unevaluated(where) ?? {}
      return test(
        'row.unevaluated',
        where,
        ruleRows({ expression: where }, 'failed', fields),
        columns,
      )
    }),
    ...(schema.rules ?? []).flatMap(broken),
  ]
}

function keyTests(
  schema: Schema,
  findings: readonly Finding[],
  fields: readonly Field[],
): readonly RowTest[] {
  const found = (code: string, { columns, where }: KeyRule) =>
    findings.find((each) => {
      const isOfKey = JSON.stringify(each.columns) === JSON.stringify(columns)
      return each.code === code && isOfKey && each.rule?.where === where
    })
  const keys = (schema.keys ?? []).flatMap((key) => {
    const { columns, where, level } = key
    const place = { where, fields }
    const of = (code: string, make: () => RowsOf | undefined): RowTest[] => {
      const rowsOf = names(found(code, key), level) ? make() : undefined
      return rowsOf === undefined ? [] : [{ code, columns, rule: null, rowsOf }]
    }
    return [
      ...of('key.duplicate', () => repeatedRows(columns, 'skip', place)),
      ...of('key.null', () => lackingRows(columns, place)),
    ]
  })
  const whole = findings.find(({ code }) => code === 'rows.duplicate')
  if (!names(whole, levelOfDemand(schema.uniqueRows))) return keys
  const { where } = attributesOf(schema.uniqueRows)
  const rowsOf = repeatedRows(undefined, 'equal', { where, fields })
  if (rowsOf === undefined) return keys
  return [...keys, { code: 'rows.duplicate', columns: [], rule: null, rowsOf }]
}
