/** No value lies outside the range: numbers, decimals, dates, times, timestamps. */
import { maximum, minimum } from '../accumulators/extent.js'
import { validCount } from '../accumulators/tally.js'
import { formatValue } from '../batch/format.js'
import { isTemporal, type LogicalType } from '../batch/type.js'
import type { ColumnProfile } from '../profile/profile.js'
import { extentOf, kllOf, tallyOf } from '../profile/query.js'
import { boundNumber, isOrdered } from '../schema/bound.js'
import type { ColumnSchema } from '../schema/schema.js'
import { judgeSides, type Known, type Side } from './bounds.js'
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
    const sides = sidesOf(rules, rules.type ?? type)
    const judged = sides.map((side) => {
      return { head: headOf(codeOf(side), side.limit), side, known: knownOf(column, side) }
    })
    const reason =
      type === 'unknown' ? 'no row has a value' : `the column holds values of type ${type}`
    if (!isOrdered(type)) return judged.map(({ head }) => skipped(head, reason))
    return judgeSides(judged, column, rules.range?.mostly)
  },
}

const codeOf = ({ side }: Side) => `range.${side}`

/** The sides that have a bound. */
function sidesOf({ range }: ColumnSchema, type: LogicalType = 'number'): readonly Side[] {
  if (range === undefined) return []
  const { evidenceRows } = range
  const sides = [
    ['below', 'minimum', 'exclusiveMinimum', range.farMinimum],
    ['above', 'maximum', 'exclusiveMaximum', range.farMaximum],
  ] as const
  return sides.flatMap(([side, closed, open, far]) => {
    const limit = range[closed] ?? range[open]
    if (limit === undefined) return []
    const isOpen = range[closed] === undefined
    const bound = boundNumber(type, limit) ?? limit
    return [
      {
        side,
        rule: { kind: 'range', [isOpen ? open : closed]: bound },
        bound,
        limit,
        isOpen,
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
