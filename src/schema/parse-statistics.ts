/** The bounds on statistics of one column. */
import { isNumeric, type LogicalType } from '../batch/type.js'
import type { Tiered } from './attributes.js'
import { readNumberBounds } from './parse-range.js'
import { describe, type Report, readFields, unknownWord } from './read.js'
import type { Bounds, Statistics } from './schema.js'
import { type StatisticName, statisticForms, statisticNames } from './statistics.js'
import type { Entry, Place, Tree } from './yaml.js'

/** What readers of statistics are given. */
export interface StatisticsReading {
  readonly report: Report
  /** Notes where the bounds on a statistic stand, by its name. */
  readonly mark: (name: string, place: Place) => void
}

const quantileBounds = { minimum: -Infinity, maximum: Infinity }

/** `mean: { minimum: 1 }, quantiles: { 0.5: { maximum: 9 } }`, of a column of the type. */
export function readStatistics(
  tree: Tree,
  type: LogicalType | undefined,
  { report, mark }: StatisticsReading,
): Statistics | undefined {
  const fields = readFields(tree, [...statisticNames, 'quantiles'], report)
  if (fields === undefined) return undefined
  const found: { -readonly [Name in keyof Statistics]: Statistics[Name] } = {}
  for (const [key, entry] of fields) {
    mark(key, entry.keyPlace)
    if (!hasStatistic(key, type)) {
      report(entry.keyPlace, `${key} has no meaning for the type ${type}`)
    } else if (key === 'quantiles') {
      found.quantiles = readQuantiles(entry, report)
    } else {
      const name = key as StatisticName
      const bounds = readNumberBounds(entry.value, statisticForms[name].bounds, report)
      if (bounds !== undefined) found[name] = bounds
    }
  }
  return found
}

/** Whether a statistic has a meaning for a type. */
export function hasStatistic(key: string, type: LogicalType | undefined): boolean {
  if (type === undefined) return true
  const of = key === 'quantiles' ? 'numbers' : statisticForms[key as StatisticName].of
  if (of === 'any') return true
  return of === 'numbers' ? isNumeric(type) : type === 'string' || type === 'binary'
}

function readQuantiles({ value }: Entry, report: Report): Readonly<Record<string, Tiered<Bounds>>> {
  const quantiles: Record<string, Tiered<Bounds>> = {}
  if (value.kind !== 'map') {
    report(value.place, `expected a mapping such as 0.5: { maximum: 9 }, found ${describe(value)}`)
    return quantiles
  }
  if (value.entries.length === 0) report(value.place, 'expected a rank such as 0.5')
  for (const { key, keyPlace, value: bounds } of value.entries) {
    const rank = /^\d*\.?\d+$/.test(key) ? Number(key) : Number.NaN
    if (!(rank >= 0 && rank <= 1)) {
      report(keyPlace, `${unknownWord('rank', key, ['0.5'])}, a number from 0 to 1`)
      continue
    }
    if (Object.hasOwn(quantiles, String(rank))) {
      report(keyPlace, `the rank ${rank} has bounds already`)
    }
    const read = readNumberBounds(bounds, quantileBounds, report)
    if (read !== undefined) quantiles[String(rank)] = read
  }
  return quantiles
}
