/**
 * Every row satisfies the conditions that the schema lists, or most do.
 *
 * A condition that is unknown of a row (a null in what it compares) is not broken, as in SQL's CHECK, and the row
 * does not count; with `nulls: fail` it counts as broken. Rows for which a condition could not be evaluated are a
 * finding of their own, and so is a condition that the batch's types do not let anyone evaluate.
 */
import { isState } from '../accumulators/registry.js'
import { sampledRows } from '../accumulators/sample.js'
import type { JointNeed, RuleRows } from '../profile/joint.js'
import { jointKey } from '../profile/joint.js'
import type { Profile } from '../profile/profile.js'
import { columnsOfRule, problemOfRule, type RowRule, ruleProblemText } from '../profile/row-rule.js'
import { attributesOf, tiersOf } from '../schema/attributes.js'
import type { RowCondition, Schema } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding, SampleRow } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { reasonNotToAsk } from './joint-subject.js'
import { noteOf } from './note.js'
import { type Head, satisfied, skipped, violated } from './result.js'
import { judgeBreaking } from './share.js'
import { worstOf } from './tiers.js'

const code = 'row.rule'
const failedCode = 'row.unevaluated'

const tally = { kind: 'tally' } as const
const samples = { kind: 'sample', size: 5, by: 'row' } as const
const counted = ['asked', 'broken', 'unknown', 'failed'] as const satisfies readonly RuleRows[]
const shown = [
  'brokenValues',
  'unknownValues',
  'failedValues',
] as const satisfies readonly RuleRows[]

/** One plain rule for one condition, so that what is compiled for it is compiled once. */
const plain = new WeakMap<RowCondition, RowRule>()

function ruleOf(condition: RowCondition): RowRule {
  const { expression, where } = condition
  const rule = plain.get(condition) ?? { expression, ...(where === undefined ? {} : { where }) }
  plain.set(condition, rule)
  return rule
}

/** What a scan must answer so that the rules can be judged. */
export function needsOfRules({ rules = [] }: Schema): readonly JointNeed[] {
  return rules.flatMap((condition) => {
    const rule = ruleOf(condition)
    return [
      ...counted.map((rows) => ({ derivation: { of: 'rule', rule, rows } as const, spec: tally })),
      ...shown.map((rows) => ({ derivation: { of: 'rule', rule, rows } as const, spec: samples })),
    ]
  })
}

export const rowRules: DatasetCheck = ({ schema, profile }) =>
  (schema.rules ?? []).flatMap((condition, index) => {
    const names = columnsIn(condition, profile)
    const found = judge(condition, headOf(schema, condition, index), { schema, profile, names })
    // A finding with columns stands with those of the same columns.
    return names.length === 0 ? found : found.map((each) => ({ ...each, columns: names }))
  })

/** The columns that a rule reads, spelt as the batch has them. */
function columnsIn(condition: RowCondition, { columns }: Profile): readonly string[] {
  return columnsOfRule(ruleOf(condition)).map((name) => {
    const folded = name.toLowerCase()
    const known = columns.map(({ field }) => field.name)
    return (
      known.find((each) => each === name) ??
      known.find((each) => each.toLowerCase() === folded) ??
      name
    )
  })
}

function headOf(schema: Schema, condition: RowCondition, index: number): Head {
  const attributes = attributesOf(condition)
  return {
    code,
    column: null,
    dimension: attributes.dimension ?? 'consistency',
    limit: condition.expression,
    level: attributes.level ?? 'error',
    position: schema.positions?.get(`rules/${index}`),
    ...noteOf(attributes, schema),
  }
}

interface Batch {
  readonly schema: Schema
  readonly profile: Profile
  readonly names: readonly string[]
}

function judge(condition: RowCondition, head: Head, { schema, profile, names }: Batch): Finding[] {
  const reason = reasonNotToAsk({ schema, profile, names, minimumRows: condition.minimumRows })
  if (reason !== undefined) return [skipped(head, reason)]
  const rule = ruleOf(condition)
  const fields = profile.columns.map(({ field }) => field)
  const problem = problemOfRule(rule, fields, nearest)
  if (problem !== undefined) {
    const message = `${titleOf(condition)} cannot be evaluated: ${ruleProblemText(rule, problem)}`
    return [violated(head, { observed: null, rows: null, message })]
  }
  const counts = countsOf(profile, rule)
  return counts === undefined
    ? [skipped(head, 'a profile does not hold the rows')]
    : judgeCounts(condition, head, counts)
}

interface Counts {
  readonly asked: number
  readonly broken: number
  readonly unknown: number
  readonly failed: number
  readonly brokenRows: readonly SampleRow[]
  readonly unknownRows: readonly SampleRow[]
  readonly failedRows: readonly SampleRow[]
}

function countsOf(profile: Profile, rule: RowRule): Counts | undefined {
  const rowsOf = (rows: RuleRows) => {
    const state = profile.joint?.get(jointKey({ of: 'rule', rule, rows }, tally))?.state
    return state !== undefined && isState(state, 'tally') ? state.counts.rows : undefined
  }
  const sampleOf = (rows: RuleRows) => {
    const state = profile.joint?.get(jointKey({ of: 'rule', rule, rows }, samples))?.state
    return state !== undefined && isState(state, 'sample') ? sampledRows(state) : []
  }
  const [asked, broken, unknown, failed] = counted.map(rowsOf)
  if (asked === undefined || broken === undefined) return undefined
  if (unknown === undefined || failed === undefined) return undefined
  const [brokenRows = [], unknownRows = [], failedRows = []] = shown.map(sampleOf)
  return { asked, broken, unknown, failed, brokenRows, unknownRows, failedRows }
}

function judgeCounts(condition: RowCondition, head: Head, counts: Counts): Finding[] {
  const { asked, failed, failedRows } = counts
  const title = titleOf(condition)
  const unevaluated =
    failed === 0
      ? []
      : [
          violated(
            { ...head, code: failedCode },
            {
              observed: failed,
              rows: failed,
              samples: failedRows,
              message: `${title} could not be evaluated for ${countOf(failed, 'row')}`,
            },
          ),
        ]
  if (asked === 0) {
    const reason =
      condition.where === undefined ? 'there are no rows' : `no row satisfies ${condition.where}`
    return [skipped(head, reason), ...unevaluated]
  }
  const tiers = tiersOf(condition).map((tier) => [
    judgeTier(tier, { ...head, level: attributesOf(tier).level ?? head.level }, counts),
  ])
  return [...worstOf(tiers), ...unevaluated]
}

function judgeTier(condition: RowCondition, head: Head, counts: Counts): Finding {
  const { asked, broken, unknown, brokenRows, unknownRows } = counts
  const isNullBroken = condition.nulls === 'fail'
  const count = broken + (isNullBroken ? unknown : 0)
  const title = titleOf(condition)
  if (count === 0) {
    const rest = unknown === 0 ? '' : `, and is unknown of ${countText(unknown)}`
    return satisfied(head, {
      observed: 0,
      message: `${title} holds for ${countOf(asked - unknown, 'row')}${rest}`,
    })
  }
  const what = [`breaks ${title}`, `break ${title}`] as const
  const rows = isNullBroken ? [...brokenRows, ...unknownRows] : brokenRows
  const first = [...rows].sort((a, b) => a.row - b.row).slice(0, samples.size)
  const violations = { count, samples: first, isExact: true }
  // As a null in a column is not among its values, a row that cannot be told is not among those that were asked.
  const known = isNullBroken ? asked : asked - unknown
  return judgeBreaking(head, violations, { rows: known, what, mostly: condition.mostly })
}

/** The rule in a sentence: by its name where it has one. */
function titleOf({ name, expression, where }: RowCondition): string {
  if (name !== undefined) return JSON.stringify(name)
  return where === undefined ? expression : `${expression} (where ${where})`
}
