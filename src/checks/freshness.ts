/** The newest value of a time column is not older than the schema allows. */
import { maximum } from '../accumulators/extent.js'
import { formatValue } from '../batch/format.js'
import type { LogicalType } from '../batch/type.js'
import type { Need } from '../profile/plan.js'
import { extentOf } from '../profile/query.js'
import { durationText, secondsOf } from '../schema/duration.js'
import type { ColumnCheck } from './check.js'
import { satisfied, skipped, violated } from './result.js'

const code = 'time.stale'

const needs: readonly Need[] = [{ derivation: { of: 'values' }, spec: { kind: 'extent' } }]

/** Seconds in the unit of a column's numbers. */
const unitOf: Readonly<Partial<Record<LogicalType, number>>> = { date: 86_400, timestamp: 1e-6 }

export const freshness: ColumnCheck = {
  rule: 'freshness',
  dimension: 'timeliness',
  codes: (rules) => (rules.freshness === undefined ? [] : [code]),
  needs: (rules) => (rules.freshness === undefined ? [] : needs),

  judge({ rules, column, headOf, now }) {
    const { freshness: limit } = rules
    if (limit === undefined) return []
    const head = headOf(code, limit.maximumAge)
    const { type } = column.field
    const unit = unitOf[type]
    const extent = extentOf(column)
    const newest = extent === undefined ? undefined : maximum(extent)
    if (type === 'unknown') return [skipped(head, 'no row has a value')]
    if (unit === undefined) return [skipped(head, `the column holds values of type ${type}`)]
    if (typeof newest !== 'number') return [skipped(head, 'no row has a value')]
    if (now === undefined) return [skipped(head, 'the time of the run is not given')]
    const age = now - newest * unit
    const body = {
      observed: formatValue(type, newest),
      rows: null,
      message:
        `the newest value is ${formatValue(type, newest)}, ${durationText(age)} before the run; ` +
        `at most ${limit.maximumAge} are allowed`,
    }
    const allowed = secondsOf(limit.maximumAge) ?? 0
    return [age > allowed ? violated(head, body) : satisfied(head, body)]
  },
}
