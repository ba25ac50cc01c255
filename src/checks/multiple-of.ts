/** Every number is a whole multiple of the step, or most are. */
import { validCount } from '../accumulators/tally.js'
import type { Rule } from '../batch/match.js'
import { isNumeric } from '../batch/type.js'
import { tallyOf } from '../profile/query.js'
import type { MultipleOf } from '../schema/schema.js'
import type { ColumnCheck } from './check.js'
import { skipped } from './result.js'
import { judgeBreaking } from './share.js'
import { violationNeeds, violationsIn } from './violations.js'

const code = 'number.multiple'

const ruleOf = ({ step }: MultipleOf): Rule => ({ kind: 'multiple', of: String(step) })

export const multipleOf: ColumnCheck = {
  rule: 'multipleOf',
  dimension: 'conformity',
  codes: (rules) => (rules.multipleOf === undefined ? [] : [code]),
  needs: (rules) =>
    rules.multipleOf === undefined ? [] : violationNeeds(ruleOf(rules.multipleOf)),

  judge({ rules, column, headOf }) {
    const { multipleOf: limits } = rules
    if (limits === undefined) return []
    const head = headOf(code, limits.step)
    const { type } = column.field
    if (!isNumeric(type) && type !== 'unknown') {
      return [skipped(head, `the column holds values of type ${type}`)]
    }
    const tally = tallyOf(column)
    const rows = tally === undefined ? 0 : validCount(tally)
    if (rows === 0) return [skipped(head, 'no row has a value')]
    const seen = violationsIn(column, ruleOf(limits))
    if (seen === undefined) return [skipped(head, 'the profile was made without this rule')]
    const text = `no multiple of ${limits.step}`
    const what = [`holds ${text}`, `hold ${text}`] as const
    return [judgeBreaking(head, seen, { rows, what, mostly: limits.mostly })]
  },
}
