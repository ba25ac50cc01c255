/** What inference knows of a column: plain numbers, drawn from its profile once. */
import type { Bounded } from '../accumulators/bounded.js'
import { type Extreme, maximum, minimum } from '../accumulators/extent.js'
import { allItems, isExactCount } from '../accumulators/frequent-query.js'
import { type KllView, view } from '../accumulators/kll-query.js'
import { mean } from '../accumulators/moments.js'
import { hasConstantStep, type OrderState } from '../accumulators/order.js'
import { validCount } from '../accumulators/tally.js'
import { CellClass, type LogicalType } from '../batch/type.js'
import { distinctOf } from '../profile/distinct.js'
import type { ColumnProfile } from '../profile/profile.js'
import { extentOf, frequentOf, kllOf, orderOf, stateOf, tallyOf } from '../profile/query.js'

export interface ColumnFacts {
  readonly name: string
  readonly type: LogicalType
  /** Whether the column holds integers beyond 2^53; of decimals, whether all its values are. */
  readonly isWide: boolean
  readonly rows: number
  readonly nulls: number
  /** Rows that hold a value of the type: not null, no misfit. */
  readonly values: number
  readonly positiveInfinities: number
  readonly negativeInfinities: number
  /** Smallest and largest finite value, in the column's own numbers (digits beyond 2^53) or text. */
  readonly extent:
    | { readonly minimum: number | string; readonly maximum: number | string }
    | undefined
  /** Lengths of text in code points. */
  readonly lengths:
    | { readonly minimum: number; readonly maximum: number; readonly mean: number }
    | undefined
  /** Number of different values; exact where low equals high. */
  readonly distinct: Bounded | undefined
  /** How often each value occurs, where every one is counted exactly. */
  readonly counts: ReadonlyMap<string, number> | undefined
  /** The frequent values, where not every one is counted. */
  readonly frequentValues: readonly string[]
  /** Pattern classes of text (`AA-99`), where all are known. */
  readonly patterns: readonly string[] | undefined
  /** Quantiles of the values as numbers. */
  readonly distribution: KllView | undefined
  /** Pairs of neighbouring values of which the later is larger, smaller, equal. */
  readonly order: OrderFacts | undefined
}

export interface OrderFacts {
  readonly ascents: number
  readonly descents: number
  readonly ties: number
  /** The step between all neighbours where it is always the same and not 0. */
  readonly constantStep: number | undefined
}

/** Whether all values are known to differ. */
export function isDistinct({ values, distinct }: ColumnFacts): boolean {
  return distinct !== undefined && distinct.low === distinct.high && distinct.low === values
}

/** Whether the values go strictly up, or strictly down, from the first to the last. */
export function isStrictlyMonotone({ ascents, descents, ties }: OrderFacts): boolean {
  return ties === 0 && (ascents === 0 || descents === 0)
}

/** Different values per value, at most 1; 0 where it is not known. */
export function distinctShare({ values, distinct }: ColumnFacts): number {
  return distinct === undefined || values === 0 ? 0 : Math.min(1, distinct.estimate / values)
}

/** Draws the facts. What the profile does not hold is undefined. */
export function factsOf(column: ColumnProfile): ColumnFacts {
  const { name, type, classes } = column.field
  const tally = tallyOf(column)
  const counts = tally?.counts
  const values = tally === undefined ? 0 : validCount(tally)
  const frequent = frequentOf(column)
  const items = frequent === undefined ? [] : allItems(frequent)
  const isCounted = frequent !== undefined && isExactCount(frequent)
  const patterns = stateOf(column, 'pattern', 'frequent')
  const isPatterned = patterns !== undefined && isExactCount(patterns)
  const quantiles = kllOf(column)
  const order = orderOf(column)
  const extent = extremesOf(column)
  return {
    name,
    type,
    isWide: type === 'decimal' ? isBeyondDoubles(extent) : (classes & CellClass.wideInteger) !== 0,
    rows: counts?.rows ?? 0,
    nulls: counts?.nulls ?? 0,
    values,
    positiveInfinities: counts?.positiveInfinities ?? 0,
    negativeInfinities: counts?.negativeInfinities ?? 0,
    extent,
    lengths: lengthsOf(column),
    distinct: distinctOf(column),
    counts: isCounted ? new Map(items.map(({ value, count }) => [value, count])) : undefined,
    frequentValues: items.map(({ value }) => value),
    patterns: isPatterned ? allItems(patterns).map(({ value }) => value) : undefined,
    distribution: quantiles === undefined ? undefined : view(quantiles),
    order: order === undefined ? undefined : orderFacts(order),
  }
}

/** Of the values, or of the nearest doubles where that is what was asked. */
function extremesOf(column: ColumnProfile): ColumnFacts['extent'] {
  const state = extentOf(column)
  const low = state === undefined ? undefined : minimum(state)
  const high = state === undefined ? undefined : maximum(state)
  if (low === undefined || high === undefined) return undefined
  return { minimum: plain(low), maximum: plain(high) }
}

function isBeyondDoubles(extent: ColumnFacts['extent']): boolean {
  return extent !== undefined && Number(extent.minimum) > Number.MAX_SAFE_INTEGER
}

function plain(value: Extreme): number | string {
  if (typeof value === 'object') return value.text
  return typeof value === 'bigint' ? value.toString() : Number(value)
}

function lengthsOf(column: ColumnProfile): ColumnFacts['lengths'] {
  const extent = stateOf(column, 'length', 'extent')
  const moments = stateOf(column, 'length', 'moments')
  if (extent?.minimum === undefined || moments === undefined) return undefined
  return {
    minimum: Number(extent.minimum),
    maximum: Number(extent.maximum),
    mean: mean(moments) ?? 0,
  }
}

function orderFacts(state: OrderState): OrderFacts {
  const { ascents, descents, ties, smallestStep } = state
  return {
    ascents,
    descents,
    ties,
    constantStep: hasConstantStep(state) ? smallestStep : undefined,
  }
}
