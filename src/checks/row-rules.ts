/**
 * Every row satisfies the conditions that the schema lists, or most do.
 *
 * A condition that is unknown of a row (a null in what it compares) is not broken, as in SQL's CHECK, and the row
 * does not count; with `nulls: fail` it counts as broken. Rows for which a condition could not be evaluated are a
 * finding of their own, and so is a condition that the batch's types do not let anyone evaluate.
 */
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { problemOfRule, type RowRule, ruleProblemText } from '../profile/row-rule.js'
import { attributesOf, tiersOf } from '../schema/attributes.js'
import type { RowCondition, Schema } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { reasonNotToAsk } from './joint-subject.js'
import { noteOf } from './note.js'
import { type Head, satisfied, skipped, violated } from './result.js'
import { columnsIn, countsOf, needsOfRule, type RuleCounts, ruleSamples } from './rule-counts.js'
import { judgeBreaking } from './share.js'
import { worstOf } from './tiers.js'

const code = 'row.rule'
const failedCode = 'row.unevaluated'

function ruleOf({ expression, where }: RowCondition): RowRule {
  return { expression, ...(where === undefined ? {} : { where }) }
}

/** What a scan must answer so that the rules can be judged. */
export function needsOfRules({ rules = [] }: Schema): readonly JointNeed[] {
  return rules.flatMap((condition) => needsOfRule(ruleOf(condition)))
}

export const rowRules: DatasetCheck = ({ schema, profile }) =>
  (schema.rules ?? []).flatMap((condition, index) => {
    const names = columnsIn(ruleOf(condition), profile)
    const found = judge(condition, headOf(schema, condition, index), { schema, profile, names })
    // A finding with columns stands with those of the same columns.
    return names.length === 0 ? found : found.map((each) => ({ ...each, columns: names }))
  })

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

function judgeCounts(condition: RowCondition, head: Head, counts: RuleCounts): Finding[] {
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

function judgeTier(condition: RowCondition, head: Head, counts: RuleCounts): Finding {
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
  const first = [...rows].sort((a, b) => a.row - b.row).slice(0, ruleSamples.size)
  const violations = { count, samples: first, isExact: true }
  // As a null in a column is not among its values, a row that cannot be told is not among those that were asked.
  const known = isNullBroken ? asked : asked - unknown
  return judgeBreaking(head, violations, { rows: known, what, mostly: condition.mostly })
}

/** The rule in a sentence: by its name where it has one. */
function titleOf({ name, expression, where }: RowCondition): string {
  if (name !== undefined) return JSON.stringify(name)
  return where === undefined
    ? clipped(expression)
    : `${clipped(expression)} (where ${clipped(where)})`
}

/** Longest condition that a sentence holds, in UTF-16 code units; `limit` has it whole. */
const longestTitle = 200

function clipped(text: string): string {
  return text.length > longestTitle ? `${text.slice(0, longestTitle).trimEnd()}…` : text
}
