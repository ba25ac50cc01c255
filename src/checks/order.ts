/** Values come in order: none is smaller, or none is larger, than the one in the row before. */
import type { OrderState } from '../accumulators/order.js'
import type { Need } from '../profile/plan.js'
import { orderOf } from '../profile/query.js'
import { levelOfDemand } from '../schema/attributes.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { type Head, satisfied, skipped, violated } from './result.js'

const needs: readonly Need[] = [{ derivation: { of: 'values' }, spec: { kind: 'order' } }]

interface Direction {
  readonly key: 'increasing' | 'decreasing'
  /** Of a finding that values go the other way. */
  readonly code: string
  /** What a value must not be to the one before. */
  readonly wrong: 'smaller' | 'larger'
  /** Neighbours that go the other way. */
  readonly against: (state: OrderState) => number
}

const order = (direction: Direction): ColumnCheck => ({
  rule: direction.key,
  dimension: 'consistency',
  codes: (rules) => (levelOfDemand(rules[direction.key]) === undefined ? [] : [direction.code]),
  needs: (rules) => (levelOfDemand(rules[direction.key]) === undefined ? [] : needs),

  judge({ rules, column, headOf }) {
    const demand = rules[direction.key]
    if (levelOfDemand(demand) === undefined) return []
    const head = headOf(direction.code, 0)
    const state = orderOf(column)
    if (state === undefined) return [skipped(head, 'the profile does not hold the order of rows')]
    if (state.first === undefined) return [skipped(head, 'no row has a value')]
    const isStrict = typeof demand === 'object' && demand.strictly === true
    return [judgeOrder(head, state, { ...direction, isStrict })]
  },
})

function judgeOrder(
  head: Head,
  state: OrderState,
  { wrong, against, isStrict }: Direction & { readonly isStrict: boolean },
): Finding {
  const { ascents, descents, ties } = state
  const count = against(state) + (isStrict ? ties : 0)
  if (count === 0) {
    const or = isStrict ? ' or the same as' : ' than'
    return satisfied(head, { observed: 0, message: `no value is ${wrong}${or} the one before` })
  }
  const rows = ascents + descents + ties + 1
  const same = isStrict ? ` or the same value (${countText(ties)}) as` : ' value than'
  const message =
    `${countOf(count, 'row')} of ${countText(rows)} ${count === 1 ? 'holds' : 'hold'} ` +
    `a ${wrong}${same} the row before`
  return violated(head, { observed: count, rows: count, message })
}

export const increasing = order({
  key: 'increasing',
  code: 'order.decreasing',
  wrong: 'smaller',
  against: ({ descents }) => descents,
})

export const decreasing = order({
  key: 'decreasing',
  code: 'order.increasing',
  wrong: 'larger',
  against: ({ ascents }) => ascents,
})
