/**
 * Kolmogorov–Smirnov when the samples themselves are gone: two sketches, or counts on common cells.
 *
 * Sketches: a view is distinct values with the weight at or below each; ranks are off by at most
 * `rankError` everywhere (with the sketch's confidence), so D lies within the sum of both errors of the
 * views' D (triangle inequality). Ties are consumed whole: views of equal data have D = 0.
 * The p-value is taken at the low end, for the true numbers of rows; values whose weight is beyond doubt
 * an atom's are not watched inside (kolmogorov-smirnov-bridge.ts), else the distribution is
 * taken as continuous, which is conservative. Views without error give the exact test.
 * Cells: D at the edges is a lower bound of D, and a valid statistic of the grouped rows. Inside a cell F and G
 * stay between their values at its two edges, which bounds D from above.
 */
import { settled, type TestOptions, unit } from './comparison.js'
import { assemble, type KsStatistic, ksFromCumulative } from './kolmogorov-smirnov.js'
import { bridgeExceedance, type Watched } from './kolmogorov-smirnov-bridge.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'
import { type KsPValue, ksPValue } from './kolmogorov-smirnov-p-value.js'
import { pooledEnds, runningTotals } from './kolmogorov-smirnov-test.js'

export interface RankedView {
  /** Distinct, ascending. */
  readonly values: ArrayLike<number>
  /** Weight at or below each value. */
  readonly cumulative: ArrayLike<number>
  /** Rows that the view stands for. */
  readonly rows: number
  /** Largest error of a rank, as a share of the rows; 0 for a view of all values. */
  readonly rankError: number
}

export interface KsBounds extends KsStatistic, KsPValue {
  /** D lies in here: hard for cells, with the sketches' confidence for views. */
  readonly low: number
  readonly high: number
}

/** D of two views, with bounds and the p-value at the low end. An empty side: 0, [0, 1], p = 1. */
export function ksFromViews(x: RankedView, y: RankedView): KsBounds {
  const pooled = pool(x, y)
  const found = ksFromCumulative({ x: pooled.x, y: pooled.y, n: x.rows, m: y.rows })
  const place = found.location === null ? null : pooled.values[found.location]!
  const named = { ...found, location: place }
  if (x.rows === 0 || y.rows === 0) return { ...named, low: 0, high: 1, ...ksPValue(found) }
  const error = x.rankError + y.rankError
  const low = unit(found.statistic - error)
  const high = unit(found.statistic + error)
  if (error === 0) {
    return { ...named, low, high, ...ksPValue(found, { ends: pooledEnds(pooled.x, pooled.y) }) }
  }
  const slack = (2 * (x.rows * x.rankError + y.rows * y.rankError)) / (x.rows + y.rows)
  const z = Math.sqrt(effectiveSize(x.rows, y.rows)) * low
  const pValue = bridgeExceedance(z, betweenAtoms(pooled, { size: x.rows + y.rows, slack }))
  const method = 'large-sample law at the low end of the sketch error'
  return { ...named, low, high, pValue, method, conservative: true }
}

/** D of counts on common cells, with hard bounds; `isSingle` names cells that hold one value only. */
export function ksFromCells(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  isSingle: (cell: number) => boolean = () => false,
  options?: TestOptions,
): KsBounds {
  const x = runningTotals(reference)
  const y = runningTotals(batch)
  const n = x.at(-1) ?? 0
  const m = y.at(-1) ?? 0
  const found = ksFromCumulative({ x, y, n, m })
  if (n === 0 || m === 0) return { ...found, low: 0, high: 1, ...ksPValue(found) }
  let [up, down] = [found.dPlus * n * m, found.dMinus * n * m]
  for (let k = 0; k < x.length; k++) {
    if (isSingle(k)) continue
    const [xBefore, yBefore] = k === 0 ? [0, 0] : [x[k - 1]!, y[k - 1]!]
    up = Math.max(up, x[k]! * m - yBefore * n)
    down = Math.max(down, y[k]! * n - xBefore * m)
  }
  const high = assemble({ n, m, up, down, upAt: 0, downAt: 0, distinct: -1 }).statistic
  const answer = ksPValue(found, { ends: pooledEnds(x, y), budget: settled(options).steps })
  return { ...found, low: found.statistic, high, ...answer, method: `${answer.method}, on cells` }
}

interface PooledViews {
  readonly values: readonly number[]
  /** Rows at or below each value, on both sides. */
  readonly x: Float64Array
  readonly y: Float64Array
}

function pool(x: RankedView, y: RankedView): PooledViews {
  const values: number[] = []
  const [below, yBelow]: [number[], number[]] = [[], []]
  const [xScale, yScale] = [scaleOf(x), scaleOf(y)]
  let [i, j] = [0, 0]
  while (i < x.values.length || j < y.values.length) {
    const value = Math.min(x.values[i] ?? Infinity, y.values[j] ?? Infinity)
    while (i < x.values.length && x.values[i]! <= value) i++
    while (j < y.values.length && y.values[j]! <= value) j++
    values.push(value)
    below.push(i > 0 ? x.cumulative[i - 1]! * xScale : 0)
    yBelow.push(j > 0 ? y.cumulative[j - 1]! * yScale : 0)
  }
  return { values, x: Float64Array.from(below), y: Float64Array.from(yBelow) }
}

/** Rows a unit of weight; 1 where the weights add up to the rows, as they should. */
function scaleOf({ cumulative, rows }: RankedView): number {
  const weight = cumulative.length > 0 ? cumulative[cumulative.length - 1]! : 0
  return weight === rows || weight === 0 ? 1 : rows / weight
}

/** Where the pooled distribution function may stand: everywhere but well inside undoubted atoms. */
function betweenAtoms(
  { x, y }: PooledViews,
  { size, slack }: { size: number; slack: number },
): Watched {
  const starts: number[] = []
  const ends: number[] = []
  let start = 0
  let before = 0
  for (let k = 0; k < x.length; k++) {
    const reached = (x[k]! + y[k]!) / size
    if (reached - before > 4 * slack) {
      starts.push(start)
      ends.push(before + slack)
      start = reached - slack
    }
    before = reached
  }
  starts.push(start)
  ends.push(1)
  return { starts, ends }
}
