/** No row holds one of the values that are forbidden, or nearly none. */
import { validCount } from '../accumulators/tally.js'
import type { Rule } from '../batch/match.js'
import { tallyOf } from '../profile/query.js'
import type { Forbidden } from '../schema/schema.js'
import type { ColumnCheck } from './check.js'
import { skipped } from './result.js'
import { judgeBreaking } from './share.js'
import { violationNeeds, violationsIn } from './violations.js'

const code = 'forbidden.value'

const ruleOf = ({ values }: Forbidden): Rule => ({ kind: 'forbidden', values })

export const forbidden: ColumnCheck = {
  rule: 'forbidden',
  dimension: 'conformity',
  codes: (rules) => (rules.forbidden === undefined ? [] : [code]),
  needs: (rules) => (rules.forbidden === undefined ? [] : violationNeeds(ruleOf(rules.forbidden))),

  judge({ rules, column, headOf }) {
    const { forbidden: limits } = rules
    if (limits === undefined) return []
    const head = headOf(code, 0)
    const tally = tallyOf(column)
    const rows = tally === undefined ? 0 : validCount(tally)
    if (rows === 0) return [skipped(head, 'no row has a value')]
    const seen = violationsIn(column, ruleOf(limits))
    if (seen === undefined) return [skipped(head, 'the profile was made without this rule')]
    const what = ['holds a value that is forbidden', 'hold a value that is forbidden'] as const
    return [judgeBreaking(head, seen, { rows, what, mostly: limits.mostly })]
  },
}
