/**
 * The filters of rules: which rows they let in, and those of which nobody can say whether they do.
 *
 * A rule with a filter is judged as if the other rows were not there. Rows for which the filter could not be
 * evaluated are a finding of their own: left out in silence they would pass.
 */
import { cellKey, type JointNeed } from '../profile/plan.js'
import type { Cell, ColumnProfile, Profile } from '../profile/profile.js'
import { problemOfRule, ruleProblemText } from '../profile/row-rule.js'
import { type Attributes, attributesOf } from '../schema/attributes.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import { countOf } from '../schema/words.js'
import type { Finding, Level } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { higherLevel } from './evidence.js'
import { reasonForRows, reasonNotToAsk } from './joint-subject.js'
import { type Head, violated } from './result.js'
import { columnsIn, countsOf, needsOfRule } from './rule-counts.js'
import { ruleAt } from './tiers.js'

const code = 'row.unevaluated'

/** A column's rules, and the filter under which the rule at a path stands; absent: none. */
export interface FilteredRules {
  readonly rules: ColumnSchema
  readonly where: string | undefined
}

/** The rules once for each filter that the rule at the path has: quantiles can have one each. */
export function filtersAt(rules: ColumnSchema, path: string): readonly FilteredRules[] {
  if (path !== 'statistics/quantiles') {
    return [{ rules, where: attributesOf(ruleAt(rules, path)).where }]
  }
  const quantiles = Object.entries(rules.statistics?.quantiles ?? {})
  const filters = new Set(quantiles.map(([, { where }]) => where))
  if (filters.size === 0) return [{ rules, where: undefined }]
  return [...filters].map((where) => {
    const own = Object.fromEntries(quantiles.filter(([, rule]) => rule.where === where))
    return { rules: { ...rules, statistics: { ...rules.statistics, quantiles: own } }, where }
  })
}

/**
 * All filters of a schema, those of its rules over rows apart, in the order in which they first stand there; each with
 * the most severe level of the rules that have it.
 */
export function filtersOf(schema: Schema): ReadonlyMap<string, Level> {
  const found = new Map<string, Level>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { where, level = 'error' } = attributesOf(value)
    if (where !== undefined) found.set(where, higherLevel(found.get(where) ?? 'info', level))
    for (const inner of Object.values(value)) collect(inner)
  }
  const { positions: _, rules: __, ...judged } = schema
  collect(judged)
  return found
}

/** What a scan must answer to know how many rows the filters let in. */
export function needsOfFilters(schema: Schema): readonly JointNeed[] {
  return [...filtersOf(schema).keys()].flatMap((where) => needsOfRule({ expression: where }))
}

/** Rows that a filter lets in; undefined where the profile was made without asking. */
export function admittedRows(profile: Profile, where: string): number | undefined {
  const counts = countsOf(profile, { expression: where })
  return counts === undefined ? undefined : counts.asked - counts.broken - counts.unknown
}

/** Why a rule with the filter cannot be judged; undefined where it can. */
export function reasonNotToFilter(
  schema: Schema,
  profile: Profile,
  where: string,
): string | undefined {
  const rule = { expression: where }
  const reason = reasonNotToAsk({ schema, profile, names: columnsIn(rule, profile) })
  if (reason !== undefined) return reason
  if (problemIn(profile, where) !== undefined) return `${where} cannot be evaluated`
  const admitted = admittedRows(profile, where)
  if (admitted === undefined) return 'a profile does not hold the rows'
  return admitted === 0 ? `no row satisfies ${where}` : undefined
}

/** A rule over several columns. */
interface JointRule {
  readonly schema: Schema
  readonly profile: Profile
  /** The columns that it reads, spelt as the batch has them. */
  readonly names: readonly string[]
}

/** Why such a rule, with these attributes, cannot be judged; undefined where it can. */
export function reasonNotToJudge(
  { schema, profile, names }: JointRule,
  { where, minimumRows = 0 }: Attributes,
): string | undefined {
  const reason = reasonNotToAsk({ schema, profile, names })
  if (reason !== undefined) return reason
  if (where === undefined) return reasonForRows(profile.source.rows, minimumRows)
  const unfiltered = reasonNotToFilter(schema, profile, where)
  return unfiltered ?? reasonForRows(admittedRows(profile, where) ?? 0, minimumRows)
}

/** A finding of a rule that says which rows it is about. */
export function ofFiltered(finding: Finding, where: string | undefined): Finding {
  if (where === undefined || finding.outcome === 'skipped') return finding
  return { ...finding, message: `${finding.message} (where ${where})` }
}

/** What a column holds in the rows that a filter lets in, as a column of a profile. */
export function filteredColumn(
  { joint }: Profile,
  { field }: ColumnProfile,
  where: string,
): ColumnProfile {
  const cells = new Map<string, Cell>()
  for (const { derivation: derived, spec, state } of joint?.values() ?? []) {
    if (derived.of !== 'filtered') continue
    if (derived.column !== field.name || derived.where !== where) continue
    const { derivation } = derived
    cells.set(cellKey(derivation, spec), { derivation, spec, state })
  }
  return { field, cells }
}

/** Rows for which a filter could not be evaluated, and filters that the batch does not let anyone evaluate. */
export const filters: DatasetCheck = ({ schema, profile }) =>
  [...filtersOf(schema)].flatMap(([where, level]): Finding[] => {
    const rule = { expression: where }
    const columns = columnsIn(rule, profile)
    const head = {
      code,
      column: null,
      dimension: 'consistency',
      limit: where,
      level,
      position: undefined,
    } as const satisfies Head
    if (reasonNotToAsk({ schema, profile, names: columns }) !== undefined) return []
    const problem = problemIn(profile, where)
    if (problem !== undefined) {
      const message = `the filter ${where} cannot be evaluated: ${problem}`
      return [{ ...violated(head, { observed: null, rows: null, message }), columns }]
    }
    const { failed = 0, failedRows: samples = [] } = countsOf(profile, rule) ?? {}
    if (failed === 0) return []
    const message = `the filter ${where} could not be evaluated for ${countOf(failed, 'row')}`
    return [{ ...violated(head, { observed: failed, rows: failed, samples, message }), columns }]
  })

function problemIn({ columns }: Profile, where: string): string | undefined {
  const rule = { expression: where }
  const fields = columns.map(({ field }) => field)
  const problem = problemOfRule(rule, fields, nearest)
  return problem === undefined ? undefined : ruleProblemText(rule, problem)
}
