/**
 * Is there a new value that stands in for missing ones, such as −999 or 9999-12-31?
 *
 * Method: of the values that lie heavier in the batch than chance allows against the reference (Fisher's
 * exact test, or for new ones the chance that all their rows fall on one side), those that are usual stand-ins
 * (change-sentinels.ts) and out of place (outside the reference's range, or ten times as heavy as the
 * median value), or that repeat a digit and lie more than three quartile ranges apart.
 * Counts are taken at their cautious ends where a sketch is not exact.
 * Guarantee: under no drift one column in ten thousand at most (some 60 stand-ins, each at 1 in a million).
 * Weakness: of a column with many values only atoms above the sketch's error (some 0.6 % of the rows) are seen; a
 * stand-in that the reference has as much as the batch is not new.
 */

import { itemCount } from '../accumulators/frequent-query.js'
import { formatValue } from '../batch/format.js'
import type { LogicalType } from '../batch/type.js'
import type { ColumnProfile } from '../profile/profile.js'
import { frequentOf, histogramOf, kllOf } from '../profile/query.js'
import { type ValueCounts, valueCountsOf } from './categories.js'
import {
  CERTAINTY,
  type Change,
  type ColumnPair,
  LEAST_SHARE,
  percentText,
  quotedCounts,
} from './change.js'
import { chanceOfNewValue } from './change-chance.js'
import { quantileOfSample, type Sample, sampleOf, shareAt } from './change-sample.js'
import { isSentinelNumber, isSentinelText } from './change-sentinels.js'
import { fisherExact } from './fisher.js'
import { binOf } from './quantile-bins.js'

/** How many times as heavy as before a stand-in must be, and as the median value. */
const heavier = 10
/** More rows than this share are no exception. */
const mostShare = 0.9

/** New or much heavier stand-ins for missing values. */
export function findSentinel(pair: ColumnPair): Change | undefined {
  const { type } = pair.batch.field
  const found = type === 'string' ? sentinelTexts(pair) : sentinelNumbers(pair)
  const rows = found.reduce((sum, [, count]) => sum + count, 0)
  if (rows === 0) return undefined
  const known = valueRows(pair)
  if (rows > mostShare * known) return undefined
  const verb = found.length === 1 ? 'a stand-in' : 'stand-ins'
  return {
    code: 'change.sentinel',
    dimension: 'conformity',
    observed: found[0]?.[0] ?? null,
    rows: Math.round(rows),
    message:
      `${quotedCounts(found)}, ${isExact(pair) ? '' : 'at least '}${percentText(rows / known)} of the values, ` +
      `hardly or never seen before; ` +
      `${verb} for missing values?`,
    suggestion: `read ${found.length === 1 ? 'it' : 'them'} as null, with --null or where the batch is written`,
  }
}

function isExact({ batch }: ColumnPair): boolean {
  return batch.field.type === 'string'
    ? valueCountsOf(batch)?.error === 0
    : sampleOf(batch)?.error === 0
}

type Counted = readonly [value: string, rows: number]

function valueRows({ batch }: ColumnPair): number {
  return valueCountsOf(batch)?.rows ?? sampleOf(batch)?.size ?? 0
}

function sentinelTexts({ reference, batch }: ColumnPair): Counted[] {
  const [a, b] = [valueCountsOf(reference), valueCountsOf(batch)]
  if (a === undefined || b === undefined) return []
  return [...b.counts]
    .filter(([value]) => isSentinelText(value))
    .map(([value, count]) => ({ value, low: count - b.error, high: highOf(a, value) }))
    .filter(({ low, high }) => isHeavier({ hits: [high, low], rows: [a.rows, b.rows] }))
    .sort((x, y) => y.low - x.low)
    .map(({ value, low }) => [value, low])
}

/** At most so many rows. */
function highOf({ counts, error }: ValueCounts, value: string): number {
  return counts.get(value) ?? error
}

function sentinelNumbers({ reference, batch }: ColumnPair): Counted[] {
  const { type } = batch.field
  const [a, b] = [sampleOf(reference), sampleOf(batch)]
  if (a === undefined || b === undefined) return []
  const place = placeOf(reference, a, b)
  // Counting costs a search each: first the few that may be stand-ins at all.
  const found = Array.from(b.values)
    .filter((value) => mayStandIn(value, { type, place }))
    .map((value) => ({
      value,
      low: Math.max(lowCount(b, value), frequentCount(batch, value).low),
      high: highCount(reference, { sample: a, place, value }),
    }))
    .filter(({ value, low, high }) => {
      if (low <= 0 || !isOutOfPlace(value, low / b.size, { type, place })) return false
      return isHeavier({ hits: [high, low], rows: [a.size, b.size] })
    })
  const values = new Set(found.map(({ value }) => value))
  if (found.length === 0 || shareWithin(b, place, values) < 0.9) return []
  return found
    .sort((x, y) => y.low - x.low)
    .map(({ value, low }) => [formatValue(type === 'decimal' ? 'number' : type, value), low])
}

/** Where the reference's values lie, and how heavy one of the batch's usually is. */
interface Place {
  readonly low: number
  readonly high: number
  readonly spread: number
  readonly median: number
}

function placeOf(reference: ColumnProfile, a: Sample, b: Sample): Place {
  const sketch = kllOf(reference)
  const masses = b.shares.map((share, i) => share - (i === 0 ? 0 : b.shares[i - 1]!)).sort()
  return {
    low: sketch?.minimum ?? Number.NEGATIVE_INFINITY,
    high: sketch?.maximum ?? Number.POSITIVE_INFINITY,
    spread: quantileOfSample(a, 0.75) - quantileOfSample(a, 0.25),
    median: masses[masses.length >> 1]!,
  }
}

interface Context {
  readonly type: LogicalType
  readonly place: Place
}

/** Whether a value stands for none somewhere, or lies far off and looks made up. */
function mayStandIn(value: number, { type, place }: Context): boolean {
  const distance = distanceFrom(place, value)
  const isFar = distance > 3 * place.spread && distance > 0
  return isSentinelNumber(type, value) || (isFar && isRepeated(type, value))
}

/** Of values that may: beyond the reference's, or far heavier than is usual. */
function isOutOfPlace(value: number, share: number, { type, place }: Context): boolean {
  if (!isSentinelNumber(type, value)) return true
  return distanceFrom(place, value) > 0 || share >= heavier * place.median
}

function distanceFrom(place: Place, value: number): number {
  return Math.max(place.low - value, value - place.high)
}

/** Numbers of one digit repeated, such as 7777 or −55, or a power of ten. */
function isRepeated(type: LogicalType, value: number): boolean {
  if (type === 'date' || type === 'time' || type === 'timestamp') return false
  return /^-?(\d)\1+(\.\1*)?$/.test(String(value)) || /^-?10{2,}$/.test(String(value))
}

/** Rows of one value, at least, as far as the sketch can tell. */
function lowCount(sample: Sample, value: number): number {
  return Math.floor(sample.size * (shareAt(sample, value) - 2 * sample.error) + 1e-6)
}

interface Question {
  readonly sample: Sample
  readonly place: Place
  readonly value: number
}

/** None outside the range; within it what sketch, counter and cell of the grid allow. */
function highCount(column: ColumnProfile, { sample, place, value }: Question): number {
  if (value < place.low || value > place.high) return 0
  const bySketch = sample.size * (shareAt(sample, value) + 2 * sample.error)
  const grid = histogramOf(column)
  const byGrid =
    grid === undefined
      ? sample.size
      : (grid.counts[binOf(value, Float64Array.from(grid.spec.edges))] ?? 0)
  return Math.min(Math.ceil(bySketch - 1e-6), byGrid, frequentCount(column, value).high)
}

function frequentCount(column: ColumnProfile, value: number): { low: number; high: number } {
  const frequent = frequentOf(column)
  const { type } = column.field
  return frequent === undefined || type === 'decimal'
    ? { low: 0, high: Number.POSITIVE_INFINITY }
    : itemCount(frequent, formatValue(type, value), type)
}

/** Much heavier than before, beyond chance. */
function isHeavier({
  hits: [before, after],
  rows: [n, m],
}: {
  hits: [number, number]
  rows: [number, number]
}): boolean {
  if (after < LEAST_SHARE * m || after / m < (heavier * before) / n) return false
  const chance =
    before === 0
      ? chanceOfNewValue(after, { own: m, other: n })
      : fisherExact({ hits: [Math.min(before, n), after], rows: [n, m] }).pValue
  return chance <= CERTAINTY
}

/** Of the batch's other rows, the share within the reference's range. */
function shareWithin(b: Sample, { low, high }: Place, without: ReadonlySet<number>): number {
  let [within, all] = [0, 0]
  b.values.forEach((value, i) => {
    if (without.has(value)) return
    const mass = b.shares[i]! - (i === 0 ? 0 : b.shares[i - 1]!)
    all += mass
    if (value >= low && value <= high) within += mass
  })
  return all === 0 ? 0 : within / all
}
