/**
 * Do two samples come from one distribution? The largest gap between their distribution functions.
 *
 * Method: Kolmogorov–Smirnov. D = max |F − G| over the distinct pooled values, taken after *all* ties
 * of a value are consumed on both sides; in integers, max |i·m − j·n|, while n·m < 9e15.
 * Values: infinities are ordinary values at the ends; −0 equals 0; NaN is no value (trailing NaN, as
 * a typed array sorts them, are left out: count them apart).
 * Cost: one merge. Weakness: sees shifts of the middle best and those of the tails least.
 */
import { unit } from './comparison.js'

export interface KsStatistic {
  readonly n: number
  readonly m: number
  /** max |i·m − j·n|, an integer while n·m < 9e15; null beyond. */
  readonly difference: number | null
  /** D, 0 to 1. */
  readonly statistic: number
  /** Pooled value just after which the gap is widest (may be −Infinity); null when there is no gap. */
  readonly location: number | null
  /** 1: more of the first sample lies at or below the location; −1: more of the second; 0: no gap. */
  readonly sign: -1 | 0 | 1
  /** max (F − G) and max (G − F), F of the first sample. */
  readonly dPlus: number
  readonly dMinus: number
  /** Whether any value occurs twice in the pooled sample. */
  readonly ties: boolean
}

/** Products up to this are exact integers. */
const largestExact = 9e15

/** D of two ascending samples. With an empty side D is 0. */
export function ksStatistic(x: Float64Array, y: Float64Array): KsStatistic {
  const n = lengthWithoutNaN(x)
  const m = lengthWithoutNaN(y)
  if (n === 0 || m === 0)
    return assemble({ n, m, up: 0, down: 0, upAt: 0, downAt: 0, distinct: n + m })
  let i = 0
  let j = 0
  let distinct = 0
  let up = 0
  let down = 0
  let upAt = 0
  let downAt = 0
  while (i < n && j < m) {
    const a = x[i]!
    const b = y[j]!
    const value = Math.min(a, b)
    while (i < n && x[i]! <= value) i++
    while (j < m && y[j]! <= value) j++
    distinct++
    const gap = i * m - j * n
    if (gap > up) {
      up = gap
      upAt = value
    } else if (-gap > down) {
      down = -gap
      downAt = value
    }
  }
  distinct += distinctFrom(x, i, n) + distinctFrom(y, j, m)
  return assemble({ n, m, up, down, upAt, downAt, distinct })
}

export interface CumulativeCounts {
  /** Rows at or below each of the common edges, ascending; the last may fall short of n. */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  readonly n: number
  readonly m: number
}

/**
 * D at common edges: of grid counts (there a lower bound of D), or of a discrete distribution (there
 * D itself). `location` is the index of the edge. `ties` is true: cells group rows.
 */
export function ksFromCumulative({ x, y, n, m }: CumulativeCounts): KsStatistic {
  let up = 0
  let down = 0
  let upAt = 0
  let downAt = 0
  const edges = n > 0 && m > 0 ? Math.min(x.length, y.length) : 0
  for (let k = 0; k < edges; k++) {
    const gap = x[k]! * m - y[k]! * n
    if (gap > up) {
      up = gap
      upAt = k
    } else if (-gap > down) {
      down = -gap
      downAt = k
    }
  }
  return assemble({ n, m, up, down, upAt, downAt, distinct: -1 })
}

/** Ends of the runs of equal values in the pooled sample, as pooled ranks; the last is n + m. */
export function tieEnds(x: Float64Array, y: Float64Array): Float64Array {
  const n = lengthWithoutNaN(x)
  const m = lengthWithoutNaN(y)
  const ends = new Float64Array(n + m)
  let count = 0
  let i = 0
  let j = 0
  while (i < n || j < m) {
    const value = j >= m || (i < n && x[i]! < y[j]!) ? x[i]! : y[j]!
    while (i < n && x[i]! <= value) i++
    while (j < m && y[j]! <= value) j++
    ends[count++] = i + j
  }
  return ends.slice(0, count)
}

export interface Gaps {
  readonly n: number
  readonly m: number
  readonly up: number
  readonly down: number
  readonly upAt: number
  readonly downAt: number
  /** Distinct pooled values; −1 where rows are grouped. */
  readonly distinct: number
}

/** The statistic from its two one-sided gaps, each times n·m. */
export function assemble({ n, m, up, down, upAt, downAt, distinct }: Gaps): KsStatistic {
  const scale = n > 0 && m > 0 ? n * m : 1
  const difference = Math.max(up, down)
  return {
    n,
    m,
    difference: scale < largestExact ? difference : null,
    statistic: unit(difference / scale),
    location: difference === 0 ? null : up >= down ? upAt : downAt,
    sign: difference === 0 ? 0 : up >= down ? 1 : -1,
    dPlus: unit(up / scale),
    dMinus: unit(down / scale),
    ties: distinct < n + m,
  }
}

function lengthWithoutNaN(sorted: Float64Array): number {
  let length = sorted.length
  while (length > 0 && Number.isNaN(sorted[length - 1]!)) length--
  return length
}

function distinctFrom(sorted: Float64Array, from: number, end: number): number {
  let distinct = 0
  for (let i = from; i < end; i++) if (i === from || sorted[i]! !== sorted[i - 1]!) distinct++
  return distinct
}
