/** What the judgements of rules over several columns have in common: whether they can be made, and their heads. */
import type { Profile } from '../profile/profile.js'
import { type Attributes, attributesOf, tiersOf } from '../schema/attributes.js'
import type { Schema } from '../schema/schema.js'
import type { Dimension, Finding, Observed } from '../verdict/finding.js'
import { ofFiltered, reasonNotToJudge } from './filters.js'
import { noteOf } from './note.js'
import { type Head, skipped } from './result.js'
import { worstOf } from './tiers.js'

/** A rule, and where it stands. */
export interface Several<Rule> {
  readonly schema: Schema
  readonly profile: Profile
  readonly rule: Rule
  /** Of the rule in the schema: `correlations/0`. */
  readonly path: string
  readonly code: string
  readonly dimension: Dimension
  /** The columns that it reads; none where it reads all. */
  readonly columns: readonly string[]
  readonly limitOf: (rule: Rule) => Observed
}

/** One finding: the rule's own limits, and those that warn, as `judge` finds them. */
export function judgeSeveral<Rule extends object>(
  several: Several<Rule>,
  judge: (rule: Rule, head: Head) => Finding,
): readonly Finding[] {
  const { schema, profile, rule, columns } = several
  const attributes: Attributes = attributesOf(rule)
  const withColumns = (finding: Finding) => {
    return columns.length === 0 ? finding : { ...finding, columns }
  }
  const reason = reasonNotToJudge({ schema, profile, names: columns }, attributes)
  if (reason !== undefined) return [withColumns(skipped(headOf(several, rule), reason))]
  const judged = tiersOf(rule).map((tier) => [judge(tier, headOf(several, tier))])
  return worstOf(judged).map((each) => withColumns(ofFiltered(each, attributes.where)))
}

function headOf<Rule>(several: Several<Rule>, rule: Rule): Head {
  const { schema, code, dimension, path, limitOf } = several
  const attributes = attributesOf(rule)
  return {
    code,
    column: null,
    dimension: attributes.dimension ?? dimension,
    limit: limitOf(rule),
    level: attributes.level ?? 'error',
    position: schema.positions?.get(path),
    ...noteOf(attributes, schema),
  }
}
