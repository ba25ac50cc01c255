/** So many rows have a value in all of some columns, or in all that there are. */
import { isState } from '../accumulators/registry.js'
import { jointKey } from '../profile/joint.js'
import type { CompleteDerivation } from '../profile/joint-derivation.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { Schema } from '../schema/schema.js'
import type { CompleteRowsRule } from '../schema/several.js'
import { countOf, countText, percent } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { type Head, satisfied, skipped, violated } from './result.js'
import { judgeSeveral } from './several.js'

const tally = { kind: 'tally' } as const

function derivationOf({ columns, where }: CompleteRowsRule): CompleteDerivation {
  return {
    of: 'complete',
    ...(columns === undefined ? {} : { columns }),
    ...(where === undefined ? {} : { where }),
  }
}

export function needsOfCompleteRows({ completeRows = [] }: Schema): readonly JointNeed[] {
  return completeRows.map((rule) => ({ derivation: derivationOf(rule), spec: tally }))
}

export const completeRows: DatasetCheck = ({ schema, profile }) =>
  (schema.completeRows ?? []).flatMap((rule, index) =>
    judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: `completeRows/${index}`,
        code: 'rows.incomplete',
        dimension: 'completeness',
        columns: rule.columns ?? [],
        limitOf: ({ minimum }) => minimum,
      },
      (tier, head) => judge(tier, head, profile),
    ),
  )

function judge(rule: CompleteRowsRule, head: Head, { joint }: Profile): Finding {
  const state = joint?.get(jointKey(derivationOf(rule), tally))?.state
  if (state === undefined || !isState(state, 'tally')) {
    return skipped(head, 'a profile does not hold the rows')
  }
  const { rows, nulls } = state.counts
  if (rows === 0) return skipped(head, 'there are no rows')
  const share = (rows - nulls) / rows
  const where = rule.columns === undefined ? 'every column' : rule.columns.join(', ')
  const message =
    `${countText(rows - nulls)} of ${countOf(rows, 'row')} (${percent(share)}) have a value in ${where}, ` +
    `at least ${percent(rule.minimum)} must`
  const body = { observed: share, rows: nulls, message }
  return share < rule.minimum ? violated(head, body) : satisfied(head, { ...body, rows: 0 })
}
