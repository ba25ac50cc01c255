/**
 * Into which bins should a numeric column be cut?
 *
 * Method: edges at the reference's quantiles j/bins, so that every bin starts with about the same
 * mass. Bins are closed on the right: (−∞, e₁], (e₁, e₂], …, (last, ∞). Ties never split a value: a quantile that
 * repeats is one edge. A value with more than 1/bins of the mass has a bin of its own, cut off just below
 * it unless its left neighbour is another such value. A remainder of under half a bin joins its left neighbour, unless that
 * is a single value. Guarantee: edges ascend strictly; every bin holds some of the reference. With as many bins as
 * `binCountFor` says, the null law of binned tests is close to that of fixed bins: without drift and ties, p is at most 5 %
 * in 4.4 to 5.7 % of runs, 5.1 % on average over 96 pairs of sizes (most at 800 rows of reference and 20,000 of batch; drawn
 * from the exact law of the counts, 40,000 times each: `test/study/bins-law.py`).
 * Cost: one pass over the values.
 */
import { assert, UsageError } from '../errors.js'
import { justBelow } from '../math/neighbour.js'

/** Distinct ascending values and the mass at or below each. */
export interface CumulativeView {
  readonly values: ArrayLike<number>
  readonly cumulative: ArrayLike<number>
}

/** The view of an ascending sample; NaN, which sorts last, is left out. */
export function viewOf(sorted: Float64Array): CumulativeView {
  const values: number[] = []
  const cumulative: number[] = []
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i]!
    if (Number.isNaN(value)) break
    if (value === values.at(-1)) cumulative[cumulative.length - 1] = i + 1
    else {
      values.push(value)
      cumulative.push(i + 1)
    }
  }
  return { values, cumulative }
}

/** A bin while it is being cut: closed on the right at `right`. */
interface Cut {
  right: number
  mass: number
  readonly single: boolean
}

/** Edges of at most 2·bins + 1 bins, mostly `bins`. An empty view, or one value, has no edges. */
export function quantileEdges({ values, cumulative }: CumulativeView, bins: number): Float64Array {
  assert(bins >= 1, `quantile bins: expected at least 1 bin, found ${bins}`)
  const count = values.length
  const target = count > 0 ? cumulative[count - 1]! / bins : 0
  const cuts: Cut[] = []
  // The open bin began at `start`; quantiles count from `base`, the end of the last heavy value.
  let [base, start, before] = [0, 0, 0]
  for (let k = 0; k < count; k++) {
    const reached = cumulative[k]!
    if (reached - before > target) {
      isolate(cuts, { right: justBelow(values[k]!), mass: before - start, target })
      cuts.push({ right: values[k]!, mass: reached - before, single: true })
      base = start = reached
    } else if (reached >= nextQuantile(start, base, target)) {
      cuts.push({ right: values[k]!, mass: reached - start, single: false })
      start = reached
    }
    before = reached
  }
  if (before > start) close(cuts, { right: Number.POSITIVE_INFINITY, mass: before - start, target })
  // The last bin is open.
  return Float64Array.from(cuts.slice(0, -1), (cut) => cut.right)
}

/** The cumulative mass at which a bin that began at `start` is full. */
function nextQuantile(start: number, base: number, target: number): number {
  const slack = 1e-9
  const index = Math.floor((start - base) / target + slack) + 1
  return base + (index - slack) * target
}

/** Ends what lies left of a heavy value just below it. */
function isolate(cuts: Cut[], rest: { right: number; mass: number; target: number }): void {
  const left = cuts.at(-1)
  if (rest.mass > 0) close(cuts, rest)
  else if (left !== undefined && !left.single) left.right = rest.right
}

/** Closes a remainder: as a bin, or, too small, as part of its left neighbour. */
function close(
  cuts: Cut[],
  { right, mass, target }: { right: number; mass: number; target: number },
): void {
  const left = cuts.at(-1)
  if (left !== undefined && !left.single && mass < target / 2) {
    left.right = right
    left.mass += mass
  } else cuts.push({ right, mass, single: false })
}

/** `bins` bins of equal width between low and high; the first and the last are open. */
export function equalWidthEdges(low: number, high: number, bins: number): Float64Array {
  if (!(low < high) || !Number.isFinite(low) || !Number.isFinite(high)) {
    throw new UsageError(`bins: expected finite low < high, found ${low} and ${high}`)
  }
  const edges: number[] = []
  for (let j = 1; j < bins; j++) {
    const share = j / bins
    const edge = low * (1 - share) + high * share
    if (edge > (edges.at(-1) ?? Number.NEGATIVE_INFINITY)) edges.push(edge)
  }
  return Float64Array.from(edges)
}

/** A user's edges: finite and strictly ascending. Throws UsageError otherwise. */
export function customEdges(edges: readonly number[]): Float64Array {
  for (const [j, edge] of edges.entries()) {
    const before = edges[j - 1] ?? Number.NEGATIVE_INFINITY
    if (!Number.isFinite(edge) || edge <= before) {
      throw new UsageError(
        `bins: edge ${j + 1}: expected finite and above ${before}, found ${edge}`,
      )
    }
  }
  return Float64Array.from(edges)
}

/**
 * How many bins the batch can fill with `perBin` rows each, 2 to `most`, and the reference too: its rows
 * are spread evenly by the very choice of the edges, and chance shows in where these lie, which a test of
 * counts takes for the law of fixed edges. From 10 rows a bin up that is right while the batch is
 * no larger; the larger it is, the more rows it takes, up to 80 (10 bins on 50 rows of reference
 * and 1,000 of batch would raise 14 % false alarms at 5 %).
 */
export function binCountFor(
  batchRows: number,
  { referenceRows = Number.POSITIVE_INFINITY, most = 10, perBin = 10 } = {},
): number {
  const filled = Math.floor(batchRows / perBin)
  const excess = Math.max(0, 1 - referenceRows / Math.max(1, batchRows))
  const spread = Math.floor(referenceRows / (perBin * (1 + 7 * excess)))
  return Math.max(2, Math.min(most, filled, spread))
}

/** Rows in each of edges.length + 1 bins. Infinities lie in the outer bins; NaN in none. */
export function countInBins(values: ArrayLike<number>, edges: Float64Array): Float64Array {
  const counts = new Float64Array(edges.length + 1)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isNaN(value)) counts[binOf(value, edges)]! += 1
  }
  return counts
}

/** Index of the bin that holds a value: the number of edges below it. */
export function binOf(value: number, edges: Float64Array): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edges[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
