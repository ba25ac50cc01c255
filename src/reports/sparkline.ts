/**
 * A histogram in one line, from quantiles.
 *
 * Between neighbouring quantiles mass is taken as even, so the bars are as true as the quantiles are
 * close; the ends are the outermost quantiles within 1 % and 99 %, because one far value would
 * squeeze all the others into one bar. Quantiles that coincide are an atom, which falls into one bar.
 */
import type { QuantileDescription } from '../profile/describe.js'

const bins = 24

interface Point {
  readonly rank: number
  readonly value: number
}

export interface Sparkline {
  readonly bars: string
  readonly low: Point
  readonly high: Point
}

/** Null where there are fewer than three numeric quantiles, or no spread. */
export function sparkline(
  quantiles: readonly QuantileDescription[],
  heights: readonly string[],
): Sparkline | null {
  const points = inner(pointsOf(quantiles))
  const low = points[0]
  const high = points.at(-1)
  if (points.length < 3 || low === undefined || high === undefined) return null
  // Halves of the range first: the range itself can overflow.
  const step = high.value / bins - low.value / bins
  if (!(step > 0)) return null
  const masses = massesOf(
    points.map(({ rank, value }) => ({ rank, value: value / step - low.value / step })),
  )
  const most = Math.max(...masses)
  const top = heights.length - 1
  const bars = masses.map(
    (mass) => heights[mass > 0 ? Math.max(1, Math.round((top * mass) / most)) : 0],
  )
  return { bars: bars.join(''), low, high }
}

function pointsOf(quantiles: readonly QuantileDescription[]): Point[] {
  return quantiles
    .flatMap(({ rank, estimate }) =>
      typeof estimate === 'number' ? [{ rank, value: estimate }] : [],
    )
    .sort((a, b) => a.rank - b.rank)
}

/** Without the outermost 1 % on both sides, where the others still reach into the outer 5 %. */
function inner(points: readonly Point[]): readonly Point[] {
  const central = points.filter(({ rank }) => rank >= 0.01 && rank <= 0.99)
  const reaches = (central[0]?.rank ?? 1) <= 0.05 && (central.at(-1)?.rank ?? 0) >= 0.95
  return central.length >= 3 && reaches ? central : points
}

/** Spreads the mass between each two neighbours, whose values count bins, over the bins they span. */
function massesOf(points: readonly Point[]): number[] {
  const masses = new Array<number>(bins).fill(0)
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!]
    const mass = to.rank - from.rank
    const first = Math.min(bins - 1, Math.max(0, Math.floor(from.value)))
    const last = Math.min(bins - 1, Math.max(first, Math.ceil(to.value) - 1))
    const spread = to.value - from.value
    for (let bin = first; bin <= last; bin++) {
      const overlap = Math.min(to.value, bin + 1) - Math.max(from.value, bin)
      masses[bin] = masses[bin]! + (spread > 0 ? mass * Math.max(0, overlap / spread) : mass)
    }
  }
  return masses
}
