/**
 * How many distinct values does a column have? The best answer that its profile holds.
 *
 * Exact, in this order, where: the column is boolean; every value's hash or count was kept; the
 * values go strictly one way; all numbers are kept. Otherwise the estimate of the HyperLogLog sketch,
 * with its bounds, as whole numbers, which no more values than there are can exceed.
 */
import type { Bounded } from '../accumulators/bounded.js'
import { distinctItems } from '../accumulators/frequent-query.js'
import { distinct } from '../accumulators/hll-query.js'
import { distinctKeys } from '../accumulators/keys.js'
import { isExact, view } from '../accumulators/kll-query.js'
import { type TallyCounts, validCount } from '../accumulators/tally.js'
import type { ColumnProfile } from './profile.js'
import { frequentOf, hllOf, orderOf, stateOf, tallyOf } from './query.js'

/** Distinct values, nulls and misfits apart; NaN and each infinity are values. */
export function distinctOf(column: ColumnProfile): Bounded | undefined {
  const exact = exactDistinct(column)
  if (exact !== undefined) return { estimate: exact, low: exact, high: exact }
  const sketch = hllOf(column)
  if (sketch === undefined) return undefined
  const tally = tallyOf(column)
  const most = tally === undefined ? Number.POSITIVE_INFINITY : validCount(tally)
  const { estimate, low, high } = distinct(sketch)
  return {
    estimate: Math.min(Math.round(estimate), most),
    low: Math.min(Math.floor(low), most),
    high: Math.min(Math.ceil(high), most),
  }
}

function exactDistinct(column: ColumnProfile): number | undefined {
  const counts = tallyOf(column)?.counts
  if (counts !== undefined && column.field.type === 'boolean') {
    return Number(counts.trues > 0) + Number(counts.falses > 0)
  }
  const keys = stateOf(column, 'values', 'keys')
  const frequent = frequentOf(column)
  return (
    (keys && distinctKeys(keys)) ??
    (frequent && distinctItems(frequent)) ??
    distinctByOrder(column, counts) ??
    distinctNumbers(column, counts)
  )
}

/** Values of which each is larger, or each is smaller, than the one before. */
function distinctByOrder(
  column: ColumnProfile,
  counts: TallyCounts | undefined,
): number | undefined {
  const order = orderOf(column)
  if (order === undefined || counts === undefined || counts.nans > 0) return undefined
  const { ascents, descents, ties } = order
  const isStrict = ties === 0 && (ascents === 0 || descents === 0)
  return isStrict && order.first !== undefined ? ascents + descents + 1 : undefined
}

/** Finite numbers that are all kept, and the special ones. Not where doubles stand for others. */
function distinctNumbers(
  column: ColumnProfile,
  counts: TallyCounts | undefined,
): number | undefined {
  const sketch = stateOf(column, 'values', 'kll')
  if (sketch === undefined || counts === undefined || !isExact(sketch)) return undefined
  const { values } = view(sketch)
  if (values.some((value) => Math.abs(value) > 2 ** 53) && column.field.type === 'integer') {
    return undefined
  }
  const { nans, positiveInfinities, negativeInfinities } = counts
  const special = [nans, positiveInfinities, negativeInfinities].filter((count) => count > 0)
  return values.length + special.length
}
