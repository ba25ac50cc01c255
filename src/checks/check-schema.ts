/**
 * A profile against a schema: the findings of all its rules.
 *
 * Every rule that applies gives a finding, satisfied ones too; one that cannot be judged is skipped
 * with the reason.
 */
import type { ColumnProfile, Profile } from '../profile/profile.js'
import { attributesOf } from '../schema/attributes.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import type { Finding, Level, Observed } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import type { Known } from './datasets.js'
import {
  admittedRows,
  filteredColumn,
  filtersAt,
  ofFiltered,
  reasonNotToFilter,
} from './filters.js'
import { reasonForRows } from './joint-subject.js'
import { noteOf } from './note.js'
import { columnChecks, datasetChecks } from './registry.js'
import { type Head, skipped } from './result.js'
import { ruleAt, tiersAt, worstOf } from './tiers.js'

export interface CheckSchemaOptions {
  /** A batch without rows is no violation. */
  readonly allowEmpty?: boolean
  /** Rows of the reference, where there is one. */
  readonly referenceRows?: number | undefined
  /** When the batch is judged, in seconds since 1970-01-01T00:00:00Z. */
  readonly now?: number | undefined
  /** What is known of other data sets that the schema names (gate/others.ts). */
  readonly others?: Known | undefined
}

/** The findings of all rules: those of the data set first, then column by column, as in the schema. */
export function checkSchema(
  schema: Schema,
  profile: Profile,
  { allowEmpty = false, referenceRows, now, others = new Map() }: CheckSchemaOptions = {},
): Finding[] {
  const columns = new Map(profile.columns.map((column) => [column.field.name, column]))
  return [
    ...datasetChecks.flatMap((check) =>
      check({ schema, profile, allowEmpty, referenceRows, others }),
    ),
    ...schema.columns.flatMap((rules, index) => {
      const column = columns.get(rules.name)
      const setting = { schema, profile, rules, index, now }
      return columnChecks.flatMap((check) =>
        column === undefined
          ? skipAll(check, setting, 'the column is missing')
          : judgeColumn(check, setting, column),
      )
    }),
  ]
}

/** A column's rules and where they stand in the schema, and what is known of the run. */
interface Setting {
  readonly schema: Schema
  readonly rules: ColumnSchema
  readonly index: number
  readonly profile: Profile
  readonly now: number | undefined
}

function judgeColumn(
  check: ColumnCheck,
  setting: Setting,
  column: ColumnProfile,
): readonly Finding[] {
  const judged = filtersAt(setting.rules, check.rule).map(({ rules, where }) => {
    const own = { ...setting, rules }
    if (where === undefined) return judgeRows(check, own, column, setting.profile.source.rows)
    return judgeFiltered(check, own, column, where)
  })
  return worstOf(judged)
}

/** As if the rows that the filter leaves out were not there. */
function judgeFiltered(
  check: ColumnCheck,
  setting: Setting,
  column: ColumnProfile,
  where: string,
): readonly Finding[] {
  const { schema, profile } = setting
  const reason = reasonNotToFilter(schema, profile, where)
  if (reason !== undefined) return skipAll(check, setting, reason)
  const admitted = admittedRows(profile, where) ?? 0
  const filtered = filteredColumn(profile, column, where)
  const judged = judgeRows(check, setting, filtered, admitted)
  return judged.map((finding) => ofFiltered(finding, where))
}

function judgeRows(
  check: ColumnCheck,
  setting: Setting,
  column: ColumnProfile,
  rows: number,
): readonly Finding[] {
  const { rules, now } = setting
  const { minimumRows = 0 } = attributesOf(ruleAt(rules, check.rule))
  const reason = reasonForRows(rows, minimumRows)
  if (reason !== undefined) return skipAll(check, setting, reason)
  const tiers = tiersAt(rules, check.rule).filter((tier) => check.codes(tier).length > 0)
  return worstOf(
    tiers.map((tier) =>
      check.judge({
        rules: tier,
        column,
        now,
        headOf: (code, limit, level) =>
          headOf(check, { ...setting, rules: tier }, { code, limit, level }),
      }),
    ),
  )
}

function skipAll(check: ColumnCheck, setting: Setting, reason: string): Finding[] {
  const codes = tiersAt(setting.rules, check.rule).flatMap((tier) => check.codes(tier))
  return [...new Set(codes)].map((code) =>
    skipped(headOf(check, setting, { code, limit: null }), reason),
  )
}

interface Code {
  readonly code: string
  readonly limit: Observed
  readonly level?: Level | undefined
}

function headOf(check: ColumnCheck, { schema, rules, index }: Setting, code: Code): Head {
  const attributes = attributesOf(ruleAt(rules, check.rule))
  return {
    code: code.code,
    column: rules.name,
    dimension: attributes.dimension ?? check.dimension,
    limit: code.limit,
    level: code.level ?? attributes.level ?? 'error',
    position: schema.positions?.get(`columns/${index}/${check.rule}`),
    ...noteOf(attributes, rules, schema),
  }
}
