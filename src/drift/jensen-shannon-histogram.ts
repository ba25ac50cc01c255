/**
 * The Jensen–Shannon divergence of two histograms whose buckets differ.
 *
 * Method: as TensorFlow Data Validation defines it for numeric features, so that its thresholds carry
 * over. Where finite boundaries differ, both histograms are cut at the union of them, mass spread evenly within a
 * bucket and none in gaps. A bucket without width is a point and meets only the same point on the other
 * side. Mass of buckets with an infinite end, and NaN, never meets the other side's.
 * Guarantee: in [0, 1]. Weakness: equal NaN shares on both sides count as a difference; a point inside the
 * other side's wide bucket counts as disjoint; even spreading biases small samples upwards.
 */
import { jensenShannonDivergence } from './jensen-shannon.js'

export interface Bucket {
  readonly low: number
  readonly high: number
  readonly count: number
}

export interface Histogram {
  /** Ascending, not overlapping; ends may be infinite. */
  readonly buckets: readonly Bucket[]
  readonly nan: number
}

/** In bits; null when a side has no mass. */
export function jensenShannonOfHistograms(x: Histogram, y: Histogram): number | null {
  const [a, b] = [take(x), take(y)]
  const edges = ascending([...edgesOf(a.wide), ...edgesOf(b.wide)])
  const points = ascending([...a.points.keys(), ...b.points.keys()])
  const p = [...spread(a.wide, edges), ...points.map((point) => a.points.get(point) ?? 0)]
  const q = [...spread(b.wide, edges), ...points.map((point) => b.points.get(point) ?? 0)]
  return jensenShannonDivergence([...p, a.infinite, 0, x.nan, 0], [...q, 0, b.infinite, 0, y.nan])
}

interface Taken {
  readonly wide: readonly Bucket[]
  readonly points: ReadonlyMap<number, number>
  readonly infinite: number
}

function take({ buckets }: Histogram): Taken {
  const wide: Bucket[] = []
  const points = new Map<number, number>()
  let infinite = 0
  for (const bucket of buckets) {
    const { low, high, count } = bucket
    if (!Number.isFinite(low) || !Number.isFinite(high)) infinite += count
    else if (low === high) points.set(low, (points.get(low) ?? 0) + count)
    else wide.push(bucket)
  }
  return { wide, points, infinite }
}

function edgesOf(buckets: readonly Bucket[]): number[] {
  return buckets.flatMap(({ low, high }) => [low, high])
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

/** Mass between neighbouring edges. */
function spread(buckets: readonly Bucket[], edges: readonly number[]): number[] {
  const masses = new Array<number>(Math.max(0, edges.length - 1)).fill(0)
  let from = 0
  for (const { low, high, count } of buckets) {
    while (from < masses.length && edges[from]! < low) from++
    for (let k = from; k < masses.length && edges[k]! < high; k++) {
      masses[k]! += (count * (edges[k + 1]! - edges[k]!)) / (high - low)
    }
  }
  return masses
}
