/**
 * How do two numeric columns lie on common cells?
 *
 * Method: cells that both sides counted, where the batch was read with the reference's grid; else cells
 * at the reference's quantiles, on which a sketched side is read off its sketch.
 * Guarantee: counted sides are exact. A sketched side's cumulative shares are off by at most `rankError`
 * at all edges together, at 99 % confidence (Hoeffding's bound for each edge, joined over the edges).
 */
import type { HistogramState } from '../accumulators/histogram.js'
import type { KllState } from '../accumulators/kll.js'
import { rankError, squaredWeights, view } from '../accumulators/kll-query.js'
import type { ColumnProfile } from '../profile/profile.js'
import { histogramOf, kllOf } from '../profile/query.js'
import { gridEdges } from './grid.js'

export interface Aligned {
  /** Ascending edges; cell i is closed on the right at `edges[i]`, the last is open. */
  readonly edges: ArrayLike<number>
  /** Finite values in each cell; a sketched side's are estimates. */
  readonly reference: Float64Array
  readonly batch: Float64Array
  /** How far cumulative shares may be off by sketching, both sides together; 0 where counted. */
  readonly rankError: number
  /** Variance of one cell's share by sketching, both sides together. */
  readonly sketchVariance: number
}

interface Side {
  readonly counts: Float64Array
  readonly rankError: number
  readonly sketchVariance: number
}

/** The two columns on common cells; undefined where a side has neither grid nor sketch. */
export function align(reference: ColumnProfile, batch: ColumnProfile): Aligned | undefined {
  const [grid, other] = [histogramOf(reference), histogramOf(batch)]
  if (grid !== undefined && other !== undefined && sameEdges(grid, other)) {
    return joined(grid.spec.edges, counted(grid), counted(other))
  }
  const [sketch, batchSketch] = [kllOf(reference), kllOf(batch)]
  const edges = grid?.spec.edges ?? other?.spec.edges ?? (sketch && gridEdges(view(sketch)))
  if (edges === undefined) return undefined
  const first = sideOn(edges, grid, sketch)
  const second = sideOn(edges, other, batchSketch)
  return first && second && joined(edges, first, second)
}

function sideOn(
  edges: ArrayLike<number>,
  grid: HistogramState | undefined,
  sketch: KllState | undefined,
): Side | undefined {
  if (grid !== undefined && grid.spec.edges === edges) return counted(grid)
  return sketch && sketched(sketch, edges)
}

function counted({ counts }: HistogramState): Side {
  return { counts, rankError: 0, sketchVariance: 0 }
}

/** Reads the cells off a sketch. */
function sketched(state: KllState, edges: ArrayLike<number>): Side {
  const { values, cumulative, count } = view(state)
  const counts = new Float64Array(edges.length + 1)
  let [next, below] = [0, 0]
  for (let cell = 0; cell < counts.length; cell++) {
    const edge = cell < edges.length ? edges[cell]! : Number.POSITIVE_INFINITY
    while (next < values.length && values[next]! <= edge) next++
    const atMost = next === 0 ? 0 : cumulative[next - 1]!
    counts[cell] = atMost - below
    below = atMost
  }
  const variance = count === 0 ? 0 : squaredWeights(state) / count ** 2
  return {
    counts,
    rankError: rankError(state, 0.01 / Math.max(1, edges.length)),
    sketchVariance: variance,
  }
}

function joined(edges: ArrayLike<number>, reference: Side, batch: Side): Aligned {
  return {
    edges,
    reference: reference.counts,
    batch: batch.counts,
    rankError: reference.rankError + batch.rankError,
    sketchVariance: reference.sketchVariance + batch.sketchVariance,
  }
}

function sameEdges(a: HistogramState, b: HistogramState): boolean {
  const [x, y] = [a.spec.edges, b.spec.edges]
  return x.length === y.length && x.every((edge, i) => edge === y[i])
}
