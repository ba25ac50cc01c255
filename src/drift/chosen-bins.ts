/**
 * Into which bins does a schema want a numeric column cut?
 *
 * Method: quantiles of the reference (a number of bins; by default as many as both sides can fill, up to ten), bins of
 * equal width over the reference's range, or edges of one's own. Where both sides hold all values, exactly so. Where they
 * were counted on the reference's grid, bins are unions of whole cells, and an edge moves to the nearest one of the grid:
 * counts stay exact on both sides, and labels show where the edge is.
 * A reference of one value has three bins by default, or a batch of another single value would look the same.
 * Guarantee: no count is estimated because of a choice. Weakness: between an edge and the nearest of the grid lies up to
 * 0.2 % of the reference; edges within one cell fall together.
 */
import { parseValue } from '../batch/format.js'
import type { LogicalType } from '../batch/type.js'
import { UsageError } from '../errors.js'
import { justBelow } from '../math/neighbour.js'
import type { BinChoice } from '../schema/schema.js'
import { binsOfCells, isSingle } from './grid.js'
import {
  binCountFor,
  type CumulativeView,
  customEdges,
  equalWidthEdges,
  quantileEdges,
} from './quantile-bins.js'

/** What bins are chosen for. */
export interface BinContext {
  /** For messages. */
  readonly column: string
  readonly type: LogicalType
  readonly referenceRows: number
  readonly batchRows: number
}

/** Edges in the reference's values. */
export function chosenEdges(
  choice: BinChoice | undefined,
  view: CumulativeView,
  context: BinContext,
): Float64Array {
  const { values } = view
  if (choice === undefined || typeof choice === 'number') {
    const only = values[0]
    if (values.length === 1 && only !== undefined) return Float64Array.of(justBelow(only), only)
    return quantileEdges(view, choice ?? usualCount(context))
  }
  const [low, high] = [values[0] ?? 0, values[values.length - 1] ?? 0]
  return wantedEdges(choice, [low, high], context)
}

/** For each cell of a grid its bin, from 0 up. */
export function chosenCells(
  choice: BinChoice | undefined,
  { edges, reference }: { readonly edges: ArrayLike<number>; readonly reference: Float64Array },
  context: BinContext,
): Int32Array {
  if (choice === undefined || typeof choice === 'number') {
    const only = onlyCell(edges, reference)
    if (only !== undefined)
      return Int32Array.from(reference, (_, cell) => Math.sign(cell - only) + 1)
    return binsOfCells(reference, choice ?? usualCount(context))
  }
  const ends: readonly [number, number] = [edges[0] ?? 0, edges[edges.length - 1] ?? 0]
  const wanted = wantedEdges(choice, ends, context)
  const behind = new Set(Array.from(wanted, (edge) => nearestEdge(edges, edge)))
  let bin = 0
  return Int32Array.from(reference, (_, cell) => (behind.has(cell - 1) ? ++bin : bin))
}

/** The cell of the only value that a reference has. */
function onlyCell(edges: ArrayLike<number>, reference: Float64Array): number | undefined {
  const first = reference.findIndex((count) => count > 0)
  if (first < 0 || reference.some((count, cell) => cell !== first && count > 0)) return undefined
  return isSingle(edges, first) ? first : undefined
}

function usualCount({ batchRows, referenceRows }: BinContext): number {
  return binCountFor(batchRows, { referenceRows })
}

function wantedEdges(
  choice: Exclude<BinChoice, number>,
  [low, high]: readonly [number, number],
  { column, type }: BinContext,
): Float64Array {
  if ('equalWidth' in choice) {
    return low < high ? equalWidthEdges(low, high, choice.equalWidth) : new Float64Array(0)
  }
  return customEdges(
    choice.edges.map((edge) => {
      const value = typeof edge === 'number' ? edge : parseValue(type, edge)
      if (value !== undefined) return value
      throw new UsageError(
        `drift bins of column ${column}: expected a ${type}, found ${JSON.stringify(edge)}`,
      )
    }),
  )
}

/** Index of the edge that lies nearest, the lower of two. */
function nearestEdge(edges: ArrayLike<number>, wanted: number): number {
  let best = -1
  for (let i = 0; i < edges.length; i++) {
    const isNearer = best < 0 || Math.abs(edges[i]! - wanted) < Math.abs(edges[best]! - wanted)
    if (isNearer) best = i
  }
  return best
}
