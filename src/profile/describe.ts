/** A profile as plain numbers with their bounds: the JSON of `profile`, and what reports show. */

import type { Bounded } from '../accumulators/bounded.js'
import { type Extreme, maximum, minimum } from '../accumulators/extent.js'
import { isExactCount, topItems } from '../accumulators/frequent-query.js'
import { boundedQuantiles } from '../accumulators/kll-query.js'
import {
  kurtosis,
  type MomentsState,
  mean,
  skewness,
  standardDeviation,
  sum,
} from '../accumulators/moments.js'
import { infinityCount, type TallyState } from '../accumulators/tally.js'
import { formatValue } from '../batch/format.js'
import { isNumeric, isTemporal, type LogicalType } from '../batch/type.js'
import { distinctOf } from './distinct.js'
import type { ColumnProfile, Profile, SourceInfo } from './profile.js'
import { extentOf, frequentOf, kllOf, momentsOf, orderOf, stateOf, tallyOf } from './query.js'
import type { Privacy, Redaction } from './redact.js'
import { redactDescription } from './redact-description.js'

/** Values of the column's type: points in time, decimals and integers beyond 2^53 are text. */
export type Point = number | string

export interface QuantileDescription {
  readonly rank: number
  readonly estimate: Point
  readonly low: Point
  readonly high: Point
}

export interface TopDescription {
  readonly value: string | number | boolean
  readonly count: number
  readonly low: number
  readonly high: number
}

/**
 * Statistics of one column. Null: it has no meaning for the type, or no value to be computed from.
 * Numbers are finite.
 */
export interface ColumnDescription {
  readonly name: string
  readonly type: LogicalType
  readonly rows: number
  readonly nulls: number
  /** Cells that do not conform to the type. */
  readonly misfits: number
  readonly trues: number | null
  readonly falses: number | null
  readonly nans: number | null
  readonly infinities: number | null
  readonly zeros: number | null
  readonly negatives: number | null
  /** Exact where the three are equal. */
  readonly distinct: Bounded | null
  readonly min: Point | boolean | null
  readonly max: Point | boolean | null
  /** Of the finite values. A point in time is text. */
  readonly mean: Point | null
  /** Divided by n − 1. Of dates in days, of times and timestamps in microseconds. */
  readonly standardDeviation: number | null
  readonly sum: number | null
  readonly skewness: number | null
  readonly kurtosis: number | null
  /** Whether the values, in the order of the rows, only go one way; `none` where they go both. */
  readonly order: 'ascending' | 'descending' | 'constant' | 'none' | null
  /** Ranks 0.01 to 0.99; empty where the type has no quantiles. */
  readonly quantiles: readonly QuantileDescription[]
  /** Of text, in Unicode code points. */
  readonly length: { readonly min: number; readonly max: number; readonly mean: number } | null
  /** At most ten, the most frequent first. */
  readonly top: readonly TopDescription[]
  /** Where values were left out, or digests stand for them (see redact-description.ts). */
  readonly redacted?: Redaction
}

export interface ProfileDescription {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  readonly source: SourceInfo
  readonly columns: readonly ColumnDescription[]
}

/** The ranks of the quantiles that are shown. */
export const ranks: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
const topLimit = 10

/** The profile's statistics, as the JSON of `profile`; without values where the privacy asks for that. */
export function describeProfile(
  profile: Profile,
  tool: { readonly name: string; readonly version: string },
  privacy: Privacy = {},
): ProfileDescription {
  const columns = profile.columns.map(describeColumn)
  return redactDescription({ schemaVersion: 1, tool, source: profile.source, columns }, privacy)
}

/** One column's statistics. */
export function describeColumn(column: ColumnProfile): ColumnDescription {
  const { name, type } = column.field
  return {
    name,
    type,
    ...describeCounts(column),
    distinct: distinctOf(column) ?? null,
    ...describeExtent(column),
    ...describeMoments(type, momentsOf(column)),
    order: describeOrder(column),
    quantiles: describeQuantiles(column),
    length: describeLength(column),
    top: describeTop(column),
  }
}

function describeCounts(column: ColumnProfile) {
  const { type } = column.field
  const counts = tallyOf(column)?.counts
  const numbers = isNumeric(type) ? numberTally(column) : undefined
  const isBoolean = type === 'boolean' && counts !== undefined
  return {
    rows: counts?.rows ?? 0,
    nulls: counts?.nulls ?? 0,
    misfits: counts?.misfits ?? 0,
    trues: isBoolean ? counts.trues : null,
    falses: isBoolean ? counts.falses : null,
    nans: numbers?.counts.nans ?? null,
    infinities: numbers === undefined ? null : infinityCount(numbers),
    zeros: numbers?.counts.zeros ?? null,
    negatives: numbers?.counts.negatives ?? null,
  }
}

/** Zeros and the like of decimals are counted among their numbers. */
function numberTally(column: ColumnProfile): TallyState | undefined {
  return stateOf(column, column.field.type === 'decimal' ? 'number' : 'values', 'tally')
}

function describeExtent(column: ColumnProfile) {
  const { type } = column.field
  if (type === 'boolean') return describeBooleans(column)
  const extent = extentOf(column)
  const low = extent && minimum(extent)
  const high = extent && maximum(extent)
  return { min: extreme(type, low), max: extreme(type, high) }
}

function describeBooleans(column: ColumnProfile) {
  const { trues, falses } = tallyOf(column)?.counts ?? { trues: 0, falses: 0 }
  if (trues + falses === 0) return { min: null, max: null }
  return { min: falses === 0, max: trues > 0 }
}

function extreme(type: LogicalType, value: Extreme | undefined): Point | boolean | null {
  if (value === undefined) return null
  if (typeof value === 'object') return value.text
  return typeof value === 'boolean' ? value : point(type, value)
}

/** A value of the type as JSON holds it without loss. */
function point(type: LogicalType, value: number | bigint): Point {
  const isText = typeof value === 'bigint' || isTemporal(type) || type === 'decimal'
  const isLarge = type === 'integer' && !Number.isSafeInteger(value)
  return isText || isLarge ? formatValue(type, value) : value
}

function describeMoments(type: LogicalType, moments: MomentsState | undefined) {
  const value = <T>(query: (state: MomentsState) => T | undefined) =>
    (moments && query(moments)) ?? null
  const average = value(mean)
  return {
    mean: average !== null && isTemporal(type) ? formatValue(type, average) : average,
    standardDeviation: value(standardDeviation),
    sum: isTemporal(type) || moments?.count === 0 ? null : value(sum),
    skewness: value(skewness),
    kurtosis: value(kurtosis),
  }
}

function describeOrder(column: ColumnProfile): ColumnDescription['order'] {
  const order = orderOf(column)
  if (order === undefined || order.ascents + order.descents + order.ties === 0) return null
  if (order.ascents + order.descents === 0) return 'constant'
  if (order.descents === 0) return 'ascending'
  return order.ascents === 0 ? 'descending' : 'none'
}

function describeQuantiles(column: ColumnProfile): readonly QuantileDescription[] {
  const { type } = column.field
  const sketch = kllOf(column)
  if (sketch === undefined) return []
  return boundedQuantiles(sketch, ranks).map(({ estimate, low, high }, i) => ({
    rank: ranks[i] as number,
    estimate: quantilePoint(type, estimate),
    low: quantilePoint(type, low),
    high: quantilePoint(type, high),
  }))
}

/** The sketch holds doubles, so that a decimal's quantile is a number. */
function quantilePoint(type: LogicalType, value: number): Point {
  return point(type === 'decimal' ? 'number' : type, value)
}

function describeLength(column: ColumnProfile): ColumnDescription['length'] {
  const extent = stateOf(column, 'length', 'extent')
  const moments = stateOf(column, 'length', 'moments')
  const [min, max] = [extent && minimum(extent), extent && maximum(extent)]
  const average = moments && mean(moments)
  const isKnown = typeof min === 'number' && typeof max === 'number' && average !== undefined
  return isKnown ? { min, max, mean: average } : null
}

function describeTop(column: ColumnProfile): readonly TopDescription[] {
  const { type } = column.field
  if (type === 'boolean') return topBooleans(column)
  const frequent = frequentOf(column)
  if (frequent === undefined) return []
  const items = topItems(frequent, topLimit)
  // An item whose count may be all error is not known to be frequent.
  const known = isExactCount(frequent) ? items : items.filter(({ low, high }) => low > high - low)
  return known.map(({ value, count, low, high }) => ({
    value: typed(type, value),
    count,
    low,
    high,
  }))
}

function topBooleans(column: ColumnProfile): readonly TopDescription[] {
  const { trues, falses } = tallyOf(column)?.counts ?? { trues: 0, falses: 0 }
  return [
    { value: true, count: trues },
    { value: false, count: falses },
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ value, count }) => ({ value, count, low: count, high: count }))
}

/** The value that a canonical text stands for, where JSON holds it without loss; else the text. */
function typed(type: LogicalType, text: string): string | number {
  if (type !== 'integer' && type !== 'number') return text
  const value = Number(text)
  return Number.isFinite(value) && formatValue(type, value) === text ? value : text
}
