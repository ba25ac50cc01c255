/** No value is smaller than the one in the row before. */
import type { Need } from '../profile/plan.js'
import { orderOf } from '../profile/query.js'
import { levelOfDemand } from '../schema/schema.js'
import { countOf, countText } from '../schema/words.js'
import type { ColumnCheck } from './check.js'
import { satisfied, skipped, violated } from './result.js'

const code = 'order.decreasing'

const needs: readonly Need[] = [{ derivation: { of: 'values' }, spec: { kind: 'order' } }]

export const order: ColumnCheck = {
  rule: 'increasing',
  dimension: 'consistency',
  codes: (rules) => (levelOfDemand(rules.increasing) === undefined ? [] : [code]),
  needs: (rules) => (levelOfDemand(rules.increasing) === undefined ? [] : needs),

  judge({ rules, column, headOf }) {
    const level = levelOfDemand(rules.increasing)
    if (level === undefined) return []
    const head = headOf(code, 0, level)
    const state = orderOf(column)
    if (state === undefined) return [skipped(head, 'the profile does not hold the order of rows')]
    if (state.first === undefined) return [skipped(head, 'no row has a value')]
    const { ascents, descents, ties } = state
    if (descents === 0) {
      const message = 'no value is smaller than the one before'
      return [satisfied(head, { observed: 0, message })]
    }
    const pairs = ascents + descents + ties
    const message =
      `${countOf(descents, 'row')} of ${countText(pairs + 1)} ${descents === 1 ? 'holds' : 'hold'} ` +
      'a smaller value than the row before'
    return [violated(head, { observed: descents, rows: descents, message })]
  },
}
