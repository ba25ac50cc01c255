/**
 * A profile against a schema: the findings of all its rules.
 *
 * Every rule that applies gives a finding, satisfied ones too; one that cannot be judged is skipped
 * with the reason.
 */
import type { ColumnProfile, Profile } from '../profile/profile.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import type { Finding, Level, Observed } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { columnChecks, datasetChecks } from './registry.js'
import { type Head, skipped } from './result.js'

export interface CheckSchemaOptions {
  /** A batch without rows is no violation. */
  readonly allowEmpty?: boolean
}

/** The findings of all rules: those of the data set first, then column by column, as in the schema. */
export function checkSchema(
  schema: Schema,
  profile: Profile,
  { allowEmpty = false }: CheckSchemaOptions = {},
): Finding[] {
  const columns = new Map(profile.columns.map((column) => [column.field.name, column]))
  return [
    ...datasetChecks.flatMap((check) => check({ schema, profile, allowEmpty })),
    ...schema.columns.flatMap((rules, index) => {
      const column = columns.get(rules.name)
      const setting = { schema, rules, index }
      return columnChecks.flatMap((check) =>
        column === undefined ? skipAll(check, setting) : judgeColumn(check, setting, column),
      )
    }),
  ]
}

/** A column's rules and where they stand in the schema. */
interface Setting {
  readonly schema: Schema
  readonly rules: ColumnSchema
  readonly index: number
}

function judgeColumn(
  check: ColumnCheck,
  setting: Setting,
  column: ColumnProfile,
): readonly Finding[] {
  const { rules } = setting
  if (check.codes(rules).length === 0) return []
  return check.judge({
    rules,
    column,
    headOf: (code, limit, level) => headOf(check, setting, { code, limit, level }),
  })
}

/** That the column is missing is an error of its own. */
function skipAll(check: ColumnCheck, setting: Setting): Finding[] {
  return check
    .codes(setting.rules)
    .map((code) => skipped(headOf(check, setting, { code, limit: null }), 'the column is missing'))
}

interface Code {
  readonly code: string
  readonly limit: Observed
  readonly level?: Level | undefined
}

function headOf(check: ColumnCheck, { schema, rules, index }: Setting, code: Code): Head {
  return {
    code: code.code,
    column: rules.name,
    dimension: check.dimension,
    limit: code.limit,
    level: code.level ?? 'error',
    position: schema.positions?.get(`columns/${index}/${check.rule}`),
  }
}
