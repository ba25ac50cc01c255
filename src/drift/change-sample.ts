/**
 * Would two distributions be alike, if one of them were scaled, mirrored or moved?
 *
 * Method: the distribution that a quantile sketch keeps, as steps; its values are mapped, and the
 * largest gap between two cumulative shares (Kolmogorov–Smirnov's D) is taken, up to a tolerance along
 * the axis, so that rounding to another grid does not count as a gap.
 * Guarantee: D of two samples of one population exceeds d with probability at most e·exp(−2·ne·d²),
 * ne = n·m/(n + m) (Wei and Dudley 2012, Statistics and Probability Letters 82); a sketch's rank error at
 * 1 in a million is taken off first. Ties only make D smaller.
 * Cost: linear in the values kept. Weakness: finite values only; a sketch hides what is rarer than its error.
 */
import { retainedCount } from '../accumulators/kll.js'
import { rankError, view } from '../accumulators/kll-query.js'
import type { ColumnProfile } from '../profile/profile.js'
import { kllOf } from '../profile/query.js'
import { CERTAINTY } from './change.js'

/** Finite values of a column, or those that a sketch kept of them. */
export interface Sample {
  /** Distinct and ascending. */
  readonly values: Float64Array
  /** Share of the rows at or below each value; the last is 1. */
  readonly shares: Float64Array
  /** Rows behind it. */
  readonly size: number
  /** Values kept, duplicates counted; equals `size` where all are. */
  readonly kept: number
  /** How far a share may be off. */
  readonly error: number
}

const known = new WeakMap<ColumnProfile, Sample>()

/** The sample of a column, made once; undefined where the profile has no quantiles or the column no number. */
export function sampleOf(column: ColumnProfile): Sample | undefined {
  const sketch = kllOf(column)
  if (sketch === undefined || sketch.count === 0) return undefined
  const before = known.get(column)
  if (before?.size === sketch.count) return before
  const { values, cumulative, count } = view(sketch)
  const sample = {
    values,
    shares: cumulative.map((below) => below / count),
    size: count,
    kept: retainedCount(sketch),
    error: rankError(sketch, CERTAINTY),
  }
  known.set(column, sample)
  return sample
}

/** The sample of scale · x + offset; the scale is not 0. */
export function mappedSample(sample: Sample, scale: number, offset = 0): Sample {
  const values = sample.values.map((value) => value * scale + offset)
  if (scale > 0) return { ...sample, values }
  const shares = sample.shares.map((_, i) => 1 - (i === 0 ? 0 : sample.shares[i - 1]!))
  return { ...sample, values: values.reverse(), shares: shares.reverse() }
}

/** The sample of any map that keeps no order; its error doubles, since masses are put together anew. */
export function remappedSample(sample: Sample, map: (value: number) => number): Sample {
  const masses = Array.from(sample.values, (value, i) => ({
    value: map(value),
    mass: sample.shares[i]! - (i === 0 ? 0 : sample.shares[i - 1]!),
  })).sort((a, b) => a.value - b.value)
  let sum = 0
  return {
    ...sample,
    values: Float64Array.from(masses, ({ value }) => value),
    shares: Float64Array.from(masses, ({ mass }) => (sum += mass)),
    error: 2 * sample.error,
  }
}

/** D, where values within `tolerance` of each other count as the same. */
export function gapBetween(a: Sample, b: Sample, tolerance = 0): number {
  return Math.max(0, excess(a, b, tolerance), excess(b, a, tolerance))
}

/** The most by which a's share at some x exceeds b's share at x + tolerance. */
function excess(a: Sample, b: Sample, tolerance: number): number {
  const [n, m] = [a.values.length, b.values.length]
  let [most, j] = [0, 0]
  for (let i = 0; i < n; i++) {
    const x = a.values[i]!
    // A product and its undoing may differ in the last digits.
    const reach = x + tolerance + Math.abs(x) * 1e-9
    while (j < m && b.values[j]! <= reach) j++
    const gap = a.shares[i]! - (j === 0 ? 0 : b.shares[j - 1]!)
    if (gap > most) most = gap
  }
  return most
}

/** Whether a gap of D cannot be chance. */
export function isBeyondChance(a: Sample, b: Sample, gap: number): boolean {
  const rest = gap - a.error - b.error
  return rest > 0 && Math.E * Math.exp(-2 * effectiveSize(a, b) * rest ** 2) <= CERTAINTY
}

/** What D of two samples of one population hardly ever exceeds: in 1 of 20 cases. */
export function chanceGap(a: Sample, b: Sample): number {
  return 1.358 / Math.sqrt(effectiveSize(a, b)) + a.error + b.error
}

/** Smallest kept value that at least a share of the rows does not exceed. */
export function quantileOfSample({ values, shares }: Sample, share: number): number {
  let i = 0
  while (i < values.length - 1 && shares[i]! < share) i++
  return values[i]!
}

/** Share of the rows that hold exactly the value. */
export function shareAt({ values, shares }: Sample, value: number): number {
  const i = values.indexOf(value)
  return i < 0 ? 0 : shares[i]! - (i === 0 ? 0 : shares[i - 1]!)
}

/** n·m/(n + m). */
export function effectiveSize(a: Sample, b: Sample): number {
  return (a.size * b.size) / (a.size + b.size)
}
