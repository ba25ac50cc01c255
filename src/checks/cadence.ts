/** Rows follow one another in time as close as, and no closer than, the schema says. */
import { steps } from '../accumulators/order.js'
import type { LogicalType } from '../batch/type.js'
import type { Need } from '../profile/plan.js'
import { orderOf } from '../profile/query.js'
import { durationText, secondsOf } from '../schema/duration.js'
import type { Cadence } from '../schema/schema.js'
import type { Finding } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { type Head, satisfied, skipped, violated } from './result.js'

const above = 'cadence.above'
const below = 'cadence.below'

const needs: readonly Need[] = [{ derivation: { of: 'values' }, spec: { kind: 'order' } }]

/** Seconds in the unit of a column's numbers. */
const unitOf: Readonly<Partial<Record<LogicalType, number>>> = {
  date: 86_400,
  time: 1e-6,
  timestamp: 1e-6,
}

const codesOf = ({ minimumStep, maximumStep }: Cadence) => [
  ...(minimumStep === undefined ? [] : [below]),
  ...(maximumStep === undefined ? [] : [above]),
]

export const cadence: ColumnCheck = {
  rule: 'cadence',
  dimension: 'timeliness',
  codes: (rules) => (rules.cadence === undefined ? [] : codesOf(rules.cadence)),
  needs: (rules) => (rules.cadence === undefined ? [] : needs),

  judge({ rules, column, headOf }) {
    const { cadence: limits } = rules
    if (limits === undefined) return []
    const heads = codesOf(limits).map((code) =>
      headOf(code, (code === below ? limits.minimumStep : limits.maximumStep) ?? null),
    )
    const { type } = column.field
    const unit = unitOf[type]
    const state = orderOf(column)
    const found = state === undefined ? undefined : steps(state)
    const skip = (reason: string) => heads.map((head) => skipped(head, reason))
    if (unit === undefined && type !== 'unknown') {
      return skip(`the column holds values of type ${type}`)
    }
    if (unit === undefined || state === undefined || found === undefined) {
      return skip('fewer than two rows have a value')
    }
    if (state.descents > 0) return skip('the rows are not in the order of time')
    const seconds = { smallest: found.smallest * unit, largest: found.largest * unit }
    return heads.map((head) => judgeStep(head, seconds))
  },
}

function judgeStep(head: Head, steps: { smallest: number; largest: number }): Finding {
  const isBelow = head.code === below
  const step = isBelow ? steps.smallest : steps.largest
  const limit = secondsOf(String(head.limit)) ?? 0
  const [which, side] = isBelow ? ['smallest', 'at least'] : ['largest', 'at most']
  const message = `the ${which} step is ${durationText(step)}, expected ${side} ${head.limit}`
  const body = { observed: durationText(step), rows: null, message }
  return (isBelow ? step < limit : step > limit) ? violated(head, body) : satisfied(head, body)
}
