/**
 * On which cells are a reference and its batches counted, so that all numeric tests are exact there?
 *
 * Method: cells closed on the right at the reference's quantiles; a value with more than one cell's mass
 * has its own. Where the reference has few values, each of them has its own cell, and so has each gap
 * between two, so that a new value in a gap is seen. PSI's bins are unions of whole cells.
 * Guarantee: counts are exact on both sides wherever the edges came from; a sketch only proposes them.
 * D at the edges is a lower bound of D; the largest cell of several values bounds what lies between.
 * Cost: about 512 cells, 8 KB a column; twice that where hundreds of values have a cell of their own.
 */
import { justBelow } from '../math/neighbour.js'
import { type CumulativeView, quantileEdges } from './quantile-bins.js'

/** Cells of equal mass: what lies between two edges is 0.2 % of the reference. */
export const GRID_CELLS = 512

/** Edges for a reference whose values, or a sketch of them, are given. */
export function gridEdges(view: CumulativeView): Float64Array {
  const { values } = view
  return values.length <= GRID_CELLS / 2
    ? isolatingEdges(values)
    : isolateHeavy(view, quantileEdges(view, GRID_CELLS - 4))
}

/**
 * Edges just below and at every value with more than a cell's mass, and the least and greatest, as well.
 * Bins of equal mass need none where nothing lies below: cells do, or D could hide all of a heavy
 * value's mass (zeros and ones of counts, zeros of amounts, a hundred of per cents).
 */
function isolateHeavy({ values, cumulative }: CumulativeView, edges: Float64Array): Float64Array {
  const all = new Set(edges)
  const last = values.length - 1
  const most = cumulative[last]! / GRID_CELLS
  for (let k = 0; k <= last; k++) {
    const mass = cumulative[k]! - (k === 0 ? 0 : cumulative[k - 1]!)
    if (mass <= most && k > 0 && k < last) continue
    all.add(justBelow(values[k]!)).add(values[k]!)
  }
  return Float64Array.from(all).filter(Number.isFinite).sort()
}

/** Two edges a value: just below it, and at it. */
function isolatingEdges(values: ArrayLike<number>): Float64Array {
  const edges: number[] = []
  for (let i = 0; i < values.length; i++) {
    const below = justBelow(values[i]!)
    if (below > (edges.at(-1) ?? Number.NEGATIVE_INFINITY)) edges.push(below)
    edges.push(values[i]!)
  }
  return Float64Array.from(edges.filter(Number.isFinite))
}

/** Whether cell `index` can hold a single value only. */
export function isSingle(edges: ArrayLike<number>, index: number): boolean {
  if (index === 0 || index >= edges.length) return false
  return justBelow(edges[index]!) <= edges[index - 1]!
}

/**
 * Joins cells into about `bins` bins of equal reference mass. Returns for each cell its bin; bins
 * ascend from 0.
 */
export function binsOfCells(reference: ArrayLike<number>, bins: number): Int32Array {
  const cells = Array.from(reference, (_, cell) => cell)
  let sum = 0
  const cumulative = Float64Array.from(reference, (count) => (sum += count))
  const edges = sum === 0 ? new Float64Array(0) : quantileEdges({ values: cells, cumulative }, bins)
  let bin = 0
  return Int32Array.from(cells, (cell) => {
    while (bin < edges.length && cell > edges[bin]!) bin++
    return bin
  })
}

/** Sums of counts by bin. */
export function joinCells(counts: ArrayLike<number>, bins: Int32Array): Float64Array {
  const joined = new Float64Array((bins.at(-1) ?? -1) + 1)
  for (let cell = 0; cell < bins.length; cell++) joined[bins[cell]!]! += counts[cell]!
  return joined
}
