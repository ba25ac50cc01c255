/**
 * Kolmogorov–Smirnov as one comparison: D, its place, interval, p-value and what D these sizes find.
 *
 * Degenerate input: an empty side gives `no rows`; two constant equal columns D = 0 and p = 1; two
 * disjoint samples D = 1 with the exact p-value; a side of one row is judged like any other.
 */
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import { type KsStatistic, ksFromCumulative, ksStatistic, tieEnds } from './kolmogorov-smirnov.js'
import { ksChance, ksDetectable, ksInterval } from './kolmogorov-smirnov-interval.js'
import { type KsPValue, ksPValue } from './kolmogorov-smirnov-p-value.js'

export interface KsComparison extends Comparison {
  /** Value just after which the gap is widest (of counts: the index of the cell); null without a gap. */
  readonly location: number | null
  /** 1: more of the reference lies at or below the location, the batch has moved up; −1: down. */
  readonly sign: -1 | 0 | 1
}

/** Two samples, ascending; the first is the reference. */
export function kolmogorovSmirnovTest(
  reference: Float64Array,
  batch: Float64Array,
  options?: TestOptions,
): KsComparison {
  const found = ksStatistic(reference, batch)
  if (found.n === 0 || found.m === 0)
    return { ...noRows(found.n, found.m), location: null, sign: 0 }
  const { steps: budget } = settled(options)
  const ends = found.ties ? { ends: tieEnds(reference, batch) } : {}
  const pValue = ksPValue(found, { ...ends, budget })
  return ksComparison(found, pValue, options)
}

/** Counts of the same ordered values or cells on both sides: every row of a cell is tied. */
export function kolmogorovSmirnovCountsTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): KsComparison {
  const x = runningTotals(reference)
  const y = runningTotals(batch)
  const n = x.at(-1) ?? 0
  const m = y.at(-1) ?? 0
  if (n === 0 || m === 0) return { ...noRows(n, m), location: null, sign: 0 }
  const found = ksFromCumulative({ x, y, n, m })
  const { steps: budget } = settled(options)
  return ksComparison(found, ksPValue(found, { ends: pooledEnds(x, y), budget }), options)
}

/** The comparison of a statistic and its p-value. */
export function ksComparison(
  found: KsStatistic,
  { pValue, method, conservative }: KsPValue,
  options?: TestOptions,
): KsComparison {
  const { alpha, power, confidence } = settled(options)
  const { n, m, statistic, location, sign } = found
  const { low, high } = ksInterval({ statistic, n, m, confidence })
  const { detectable } = ksDetectable({ n, m, alpha, power })
  return {
    statistic,
    effect: statistic,
    effectLow: low,
    effectHigh: high,
    effectDebiased: Math.max(0, statistic - ksChance(n, m)),
    pValue,
    method,
    n,
    m,
    detectable: detectable <= 1 ? detectable : null,
    conservative,
    location,
    sign,
  }
}

/** Pooled ranks at which cells end, without empty cells. */
export function pooledEnds(x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  const ends: number[] = []
  let last = 0
  for (let k = 0; k < x.length; k++) {
    const end = x[k]! + (y[k] ?? 0)
    if (end > last) ends.push(end)
    last = end
  }
  return ends
}

/** Cumulative counts. */
export function runningTotals(counts: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(counts.length)
  let sum = 0
  for (let k = 0; k < counts.length; k++) {
    sum += counts[k]!
    totals[k] = sum
  }
  return totals
}
