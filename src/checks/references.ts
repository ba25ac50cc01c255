/**
 * Values that another data set has: a foreign key.
 *
 * Rows with a null in one of the columns are not asked, as in SQL. Exact: the other data set's keys are held as hashes.
 */
import { isState } from '../accumulators/registry.js'
import { sampledRows } from '../accumulators/sample.js'
import { validCount } from '../accumulators/tally.js'
import { jointKey } from '../profile/joint.js'
import type { MemberDerivation, TupleDerivation } from '../profile/joint-derivation.js'
import type { MemberRows } from '../profile/member.js'
import type { MemberSet } from '../profile/member-set.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { Schema } from '../schema/schema.js'
import type { ReferenceRule } from '../schema/several.js'
import { countOf } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { type Known, nameOf, type Others, referenced } from './datasets.js'
import { type Head, satisfied, skipped } from './result.js'
import { judgeSeveral } from './several.js'
import { judgeBreaking } from './share.js'

const tally = { kind: 'tally' } as const
const samples = { kind: 'sample', size: 5, by: 'row' } as const

const filterOf = ({ where }: ReferenceRule) => (where === undefined ? {} : { where })

function tupleOf(rule: ReferenceRule): TupleDerivation {
  return { of: 'tuple', columns: rule.columns, nulls: 'skip', ...filterOf(rule) }
}

function missingOf(rule: ReferenceRule, set: MemberSet, rows: MemberRows): MemberDerivation {
  return { of: 'member', columns: rule.columns, nulls: 'skip', set, rows, ...filterOf(rule) }
}

/** What a scan of the batch must answer, given the other data sets. */
export function needsOfReferences(schema: Schema, known: Known): readonly JointNeed[] {
  return (schema.references ?? []).flatMap((rule, index) => {
    const others = known.get(nameOf(referenced(schema, rule, index)))
    if (others === undefined) return []
    return [
      { derivation: tupleOf(rule), spec: tally },
      { derivation: missingOf(rule, others.set, 'missing'), spec: tally },
      { derivation: missingOf(rule, others.set, 'missingValues'), spec: samples },
    ]
  })
}

export const references: DatasetCheck = ({ schema, profile, others: known }) =>
  (schema.references ?? []).flatMap((rule, index) =>
    judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: `references/${index}`,
        code: 'reference.missing',
        dimension: 'consistency',
        columns: rule.columns,
        limitOf: ({ mostly }) => mostly ?? 0,
      },
      (tier, head) =>
        judge(tier, head, profile, known.get(nameOf(referenced(schema, rule, index)))),
    ),
  )

function judge(
  rule: ReferenceRule,
  head: Head,
  { joint }: Profile,
  others: Others | undefined,
): Finding {
  const asked = joint?.get(jointKey(tupleOf(rule), tally))?.state
  if (others === undefined || asked === undefined || !isState(asked, 'tally')) {
    return skipped(head, 'a profile does not hold the rows')
  }
  const { set } = others
  const missing = joint?.get(jointKey(missingOf(rule, set, 'missing'), tally))?.state
  const shown = joint?.get(jointKey(missingOf(rule, set, 'missingValues'), samples))?.state
  if (missing === undefined || !isState(missing, 'tally')) {
    return skipped(head, 'a profile does not hold the rows')
  }
  const rows = validCount(asked)
  if (rows === 0) return skipped(head, 'no row has a value in all columns')
  const violations = {
    count: missing.counts.rows,
    samples: shown !== undefined && isState(shown, 'sample') ? sampledRows(shown) : [],
    isExact: true,
  }
  if (violations.count === 0) {
    const message = `${rule.in} has the values of ${countOf(rows, 'row')}`
    return satisfied(head, { observed: 0, message })
  }
  const what = [`has values that ${rule.in} lacks`, `have values that ${rule.in} lacks`] as const
  return judgeBreaking(head, violations, { rows, what, mostly: rule.mostly })
}
