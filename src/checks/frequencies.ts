/**
 * What do the counts of the values say of all of them: entropy, the most common one, those seen once?
 *
 * Method: exact where every value is counted. Else each kept value has a count between `low` and
 * `high`, and the rest of the rows hold values of which none has more than the largest error. With
 * H = ln n − (1/n) Σ c ln c: since c ln c is superadditive and convex, Σ c ln c is at least what the
 * low counts give, plus what the rest gives when it is spread evenly over all values; and it is at
 * most Σ c ln(largest possible c).
 * Guarantee: the interval holds the true value, given that there are at most `distinct` values.
 * Cost: a pass over the counters. Weakness: wide where few values are frequent.
 */
import type { Bounded } from '../accumulators/bounded.js'
import { allItems, isExactCount } from '../accumulators/frequent-query.js'
import { validCount } from '../accumulators/tally.js'
import { distinctOf } from '../profile/distinct.js'
import type { ColumnProfile } from '../profile/profile.js'
import { frequentOf, tallyOf } from '../profile/query.js'

/** How often values occur, nulls and misfits apart. */
export interface Frequencies {
  readonly rows: number
  readonly counts: readonly { readonly low: number; readonly high: number }[]
  /** No value that is not among them occurs more often. */
  readonly error: number
  /** Most different values that there are. */
  readonly distinct: number
}

/** Undefined where the profile does not count values, or there are none. */
export function frequenciesOf(column: ColumnProfile): Frequencies | undefined {
  const tally = tallyOf(column)
  const rows = tally === undefined ? 0 : validCount(tally)
  if (tally === undefined || rows === 0) return undefined
  if (column.field.type === 'boolean') {
    const { trues, falses } = tally.counts
    const counts = [trues, falses].filter((count) => count > 0)
    return exact(rows, counts)
  }
  const state = frequentOf(column)
  if (state === undefined) return undefined
  const items = allItems(state)
  if (isExactCount(state))
    return exact(
      rows,
      items.map(({ low }) => low),
    )
  const distinct = distinctOf(column)?.high ?? rows
  return { rows, counts: items, error: state.offset, distinct: Math.max(distinct, items.length) }
}

function exact(rows: number, counts: readonly number[]): Frequencies {
  const bounds = counts.map((count) => ({ low: count, high: count }))
  return { rows, counts: bounds, error: 0, distinct: counts.length }
}

/** The share of rows that hold the most common value. */
export function mostCommonShare({ rows, counts, error }: Frequencies): Bounded {
  const low = counts.reduce((most, count) => Math.max(most, count.low), Math.min(1, rows))
  const high = counts.reduce((most, count) => Math.max(most, count.high), Math.max(error, 1))
  return { estimate: high / rows, low: low / rows, high: Math.min(1, high / rows) }
}

/** Shannon's entropy of the values, in nats. */
export function entropy({ rows, counts, error, distinct }: Frequencies): Bounded {
  const sum = (of: (count: Frequencies['counts'][number]) => number) =>
    counts.reduce((total, count) => total + of(count), 0)
  const kept = sum(({ low }) => low)
  const rest = rows - kept
  const even = rest > 0 ? Math.max(0, rest * Math.log(rest / distinct)) : 0
  const least = sum(({ low }) => product(low, low)) + even
  const largest = counts.reduce((most, { high }) => Math.max(most, high), error)
  const most = sum(({ low, high }) => product(low, high)) + product(rest, Math.min(largest, rows))
  const of = (weighted: number) => Math.max(0, Math.log(rows) - weighted / rows)
  const [low, high] = [of(most), of(least)]
  return rest === 0
    ? { estimate: high, low: high, high }
    : { estimate: (low + high) / 2, low, high }
}

/** c ln(cap), 0 where there is nothing. */
const product = (count: number, cap: number) => (count > 0 && cap > 0 ? count * Math.log(cap) : 0)

/** The share of rows whose value occurs nowhere else; undefined where not every value is counted. */
export function onceShare({ rows, counts, error }: Frequencies): number | undefined {
  if (error > 0) return undefined
  return counts.filter(({ low }) => low === 1).length / rows
}
