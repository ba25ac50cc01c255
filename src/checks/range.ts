/** No value lies outside the range: numbers, decimals, dates, times, timestamps. */
import { maximum, minimum } from '../accumulators/extent.js'
import { validCount } from '../accumulators/tally.js'
import { formatValue } from '../batch/format.js'
import { isTemporal, type LogicalType } from '../batch/type.js'
import type { ColumnProfile } from '../profile/profile.js'
import { extentOf, kllOf, tallyOf } from '../profile/query.js'
import { boundNumber, isOrdered } from '../schema/bound.js'
import type { ColumnSchema } from '../schema/schema.js'
import { judgeSide, type Known, type Side } from './bounds.js'
import type { ColumnCheck } from './check.js'
import { skipped } from './result.js'
import { violationNeeds } from './violations.js'

export const range: ColumnCheck = {
  rule: 'range',
  dimension: 'conformity',
  codes: (rules) => sidesOf(rules, rules.type).map(codeOf),
  needs: (rules) => sidesOf(rules, rules.type).flatMap(({ rule }) => violationNeeds(rule)),

  judge({ rules, column, headOf }) {
    const { type } = column.field
    return sidesOf(rules, rules.type ?? type).map((side) => {
      const head = headOf(codeOf(side), side.limit, rules.range?.level)
      if (type === 'unknown') return skipped(head, 'no row has a value')
      if (!isOrdered(type)) return skipped(head, `the column holds values of type ${type}`)
      return judgeSide(head, side, column, knownOf(column, side))
    })
  },
}

const codeOf = ({ side }: Side) => `range.${side}`

/** The sides that have a bound. */
function sidesOf({ range }: ColumnSchema, type: LogicalType = 'number'): readonly Side[] {
  if (range === undefined) return []
  const { evidenceRows } = range
  const sides = [
    ['below', 'minimum', range.farMinimum],
    ['above', 'maximum', range.farMaximum],
  ] as const
  return sides.flatMap(([side, key, far]) => {
    const limit = range[key]
    if (limit === undefined) return []
    const bound = boundNumber(type, limit) ?? limit
    return [
      {
        side,
        rule: { kind: 'range', [key]: bound },
        bound,
        limit,
        evidenceRows,
        far: far === undefined ? undefined : (boundNumber(type, far) ?? far),
      },
    ]
  })
}

function knownOf(column: ColumnProfile, { side }: Side): Known {
  const tally = tallyOf(column)
  const extent = extentOf(column)
  const query = side === 'below' ? minimum : maximum
  const value = extent === undefined ? undefined : query(extent)
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  const { type } = column.field
  const infinities = side === 'below' ? 'negativeInfinities' : 'positiveInfinities'
  return {
    values: tally === undefined ? 0 : validCount(tally),
    extreme: isNumber
      ? {
          value,
          shown: typeof value === 'bigint' || isTemporal(type) ? formatValue(type, value) : value,
        }
      : undefined,
    infinities: tally?.counts[infinities] ?? 0,
    quantiles: kllOf(column),
    noun: 'value',
  }
}
