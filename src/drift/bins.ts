/**
 * What did each bin or category add to a test? The rows of a test's table with their names.
 *
 * Contributions: of PSI its summands, which add up to it; of chi-square the summands of V², ½ (p − q)²/(p + q);
 * of KS the gap between the cumulative shares behind the bin, reference less batch (the largest is D); of a rate
 * the change of the share.
 * Bounded: the bins that add least go to OTHER, so that a report stays small.
 */
import { formatValue } from '../batch/format.js'
import type { LogicalType } from '../batch/type.js'
import type { Bin } from '../verdict/finding.js'
import { isSingle } from './grid.js'

/** More bins than this, OTHER among them, no report holds. */
export const MOST_BINS = 40

/** Labels that are no values of the data. */
export const specialLabels = {
  nulls: '(null)',
  nans: '(not a number)',
  infinities: '(infinite)',
  positiveInfinities: '(+infinity)',
  negativeInfinities: '(-infinity)',
  other: '(other)',
  /** Rows without the event of a rate. */
  rest: '(all others)',
} as const

/** Names of the bins between ascending edges, closed on the right: `≤ 3`, `> 3, ≤ 5`, `= 7`, `> 7`. */
export function intervalLabels(edges: ArrayLike<number>, type: LogicalType): string[] {
  const text = (value: number) => formatValue(type === 'decimal' ? 'number' : type, value)
  // An edge just below a value stands for that value, left out of what lies below.
  const upper = (edge: number) => {
    const next = justAbove(edge)
    return isShorter(next, edge) ? `< ${text(next)}` : `≤ ${text(edge)}`
  }
  const lower = (edge: number) => {
    const next = justAbove(edge)
    return isShorter(next, edge) ? `≥ ${text(next)}` : `> ${text(edge)}`
  }
  return Array.from({ length: edges.length + 1 }, (_, i) => {
    if (isSingle(edges, i)) return `= ${text(edges[i]!)}`
    const start = i > 0 ? lower(edges[i - 1]!) : ''
    const end = i < edges.length ? upper(edges[i]!) : ''
    return [start, end].filter((part) => part !== '').join(', ') || 'all'
  })
}

/** Whether a number is written with clearly fewer digits than another. */
function isShorter(value: number, than: number): boolean {
  return String(value).length + 3 <= String(than).length
}

/** The smallest double above a finite value. */
function justAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n))
  // −0 prints as 0, but is not to be one.
  return view.getFloat64(0) + 0
}

/** A list of bins from its columns; those that are empty on both sides are left out. */
export function binsOf(
  labels: readonly string[],
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  contributions: ArrayLike<number>,
): readonly Bin[] {
  const bins = labels.map((label, i) => ({
    label,
    reference: reference[i]!,
    batch: batch[i]!,
    contribution: contributions[i]!,
  }))
  return bounded(bins.filter((bin) => bin.reference > 0 || bin.batch > 0))
}

/** The bins that contribute most, in their order; the others as one. */
function bounded(bins: readonly Bin[]): readonly Bin[] {
  if (bins.length <= MOST_BINS) return bins
  const isOther = ({ label }: Bin) => label === specialLabels.other
  const ranked = bins
    .filter((bin) => !isOther(bin))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  const kept = new Set(ranked.slice(0, MOST_BINS - 1))
  const others = bins.filter((bin) => !kept.has(bin))
  const sum = (of: (bin: Bin) => number) => others.reduce((total, bin) => total + of(bin), 0)
  return [
    ...bins.filter((bin) => kept.has(bin)),
    {
      label: specialLabels.other,
      reference: sum((bin) => bin.reference),
      batch: sum((bin) => bin.batch),
      contribution: sum((bin) => bin.contribution),
    },
  ]
}

/** ½ (p − q)²/(p + q) of each category: what it adds to V². */
export function balancedParts(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): Float64Array {
  const [n, m] = [totalOf(reference), totalOf(batch)]
  return Float64Array.from({ length: reference.length }, (_, i) => {
    const [p, q] = [n === 0 ? 0 : reference[i]! / n, m === 0 ? 0 : batch[i]! / m]
    return p + q === 0 ? 0 : (p - q) ** 2 / (p + q) / 2
  })
}

/** By how much each bin's share has changed, batch less reference. */
export function changeParts(reference: ArrayLike<number>, batch: ArrayLike<number>): Float64Array {
  const [n, m] = [totalOf(reference), totalOf(batch)]
  return Float64Array.from({ length: reference.length }, (_, i) => {
    return (m === 0 ? 0 : batch[i]! / m) - (n === 0 ? 0 : reference[i]! / n)
  })
}

/** The two sides of the place where cumulative shares are furthest apart. */
export function gapBins(
  place: number,
  type: LogicalType,
  below: readonly [reference: number, batch: number],
  sizes: readonly [reference: number, batch: number],
): readonly Bin[] {
  const labels = intervalLabels([place], type)
  const gap = below[0] / sizes[0] - below[1] / sizes[1]
  const above = sizes.map((size, i) => size - (below[i] ?? 0))
  return binsOf(labels, [below[0], above[0]!], [below[1], above[1]!], [gap, 0])
}

/** Rows with an event and without. */
export function rateBins(
  label: string,
  hits: readonly [reference: number, batch: number],
  rows: readonly [reference: number, batch: number],
): readonly Bin[] {
  const share = (i: 0 | 1) => (rows[i] === 0 ? 0 : hits[i] / rows[i])
  const change = share(1) - share(0)
  return binsOf(
    [label, specialLabels.rest],
    [hits[0], rows[0] - hits[0]],
    [hits[1], rows[1] - hits[1]],
    [change, -change],
  )
}

function totalOf(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]!
  return total
}
