/**
 * By how much has the share of the most changed category moved?
 *
 * Method: max |p − q|. Interval: of each category's change Newcombe's at a confidence shared out over
 * the categories (Bonferroni); the largest low end and the largest high end. p-value: permutation (rough-distance.ts).
 * Conventions of others beside it: a robust form that takes off a Kolmogorov-like allowance, and the
 * largest difference of raw counts over the sum of both sides, which moves with volume.
 * Guarantee: in [0, 1]; the p-value is valid at any counts. Degenerate input: an empty side gives `no rows`.
 */
import { type Comparison, noRows, settled, type TestOptions, unit } from './comparison.js'
import { newcombeInterval } from './rate.js'
import { roughDetectable, roughPValue } from './rough-distance.js'
import { isCounted, type Table, tableOf } from './table.js'

export interface LInfinity {
  readonly distance: number
  /** Index of the category that moved most, the last of equals; −1 without any. */
  readonly category: number
}

/** max |p − q| of counts or shares; an empty side has share 0 everywhere. */
export function lInfinity(reference: ArrayLike<number>, batch: ArrayLike<number>): LInfinity {
  const [n, m] = [sumOf(reference), sumOf(batch)]
  let distance = 0
  let category = -1
  for (let j = 0; j < reference.length; j++) {
    const gap = Math.abs(share(reference[j]!, n) - share(batch[j]!, m))
    if (gap >= distance) [distance, category] = [gap, j]
  }
  return { distance: unit(distance), category }
}

/** The distance less √(−½·ln(alpha/2))·√((n+m)/(n·m)), at least 0; alpha 0.003 takes off 1.8 of that root. */
export function robustLInfinity(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  alpha = 0.003,
): number {
  const [n, m] = [sumOf(reference), sumOf(batch)]
  if (n === 0 || m === 0) return 0
  const allowance = Math.sqrt(-Math.log(alpha / 2) / 2) * Math.sqrt(1 / n + 1 / m)
  return Math.max(0, lInfinity(reference, batch).distance - allowance)
}

/** max |a − b| / (Σa + Σb) of raw counts: sees a change of volume; 0 when both sides are empty. */
export function normalizedAbsoluteDifference(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): number {
  const size = sumOf(reference) + sumOf(batch)
  let largest = 0
  for (let j = 0; j < reference.length; j++) {
    largest = Math.max(largest, Math.abs(reference[j]! - batch[j]!))
  }
  return share(largest, size)
}

/** The test on counts. */
export function lInfinityTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): Comparison & { readonly category: number } {
  const table = tableOf(reference, batch)
  const { n, m } = table
  if (n === 0 || m === 0) return { ...noRows(n, m), category: -1 }
  const { alpha, confidence, power, seed } = settled(options)
  const { distance, category } = lInfinity(reference, batch)
  const { low, high } = largestChange(table, confidence)
  const measure = (a: Float64Array, b: Float64Array) => gapOf(a, b, { n, m })
  return {
    statistic: distance,
    effect: distance,
    effectLow: Math.min(low, distance),
    effectHigh: Math.max(high, distance),
    effectDebiased: low,
    ...roughPValue(table, measure, seed),
    n,
    m,
    detectable: roughDetectable(table, { alpha, power }),
    conservative: !isCounted(table),
    category,
  }
}

/** Simultaneous interval of the largest absolute change. */
function largestChange(
  { reference, batch, n, m }: Table,
  confidence: number,
): { low: number; high: number } {
  const bins = reference.length
  const each = 1 - (1 - confidence) / bins
  let [low, high] = [0, 0]
  for (let j = 0; j < bins; j++) {
    const change = newcombeInterval({ hits: [reference[j]!, batch[j]!], rows: [n, m] }, each)
    low = Math.max(low, change.low, -change.high)
    high = Math.max(high, Math.abs(change.low), Math.abs(change.high))
  }
  return bins < 2 ? { low: 0, high: 0 } : { low, high }
}

function gapOf(a: Float64Array, b: Float64Array, { n, m }: { n: number; m: number }): number {
  let largest = 0
  for (let j = 0; j < a.length; j++) largest = Math.max(largest, Math.abs(a[j]! / n - b[j]! / m))
  return largest
}

function sumOf(counts: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < counts.length; j++) sum += counts[j]!
  return sum
}

function share(count: number, size: number): number {
  return size > 0 ? count / size : 0
}
