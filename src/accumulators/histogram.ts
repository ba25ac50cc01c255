/**
 * How many numbers lie in each cell of a given grid?
 *
 * Method: the batch's values are sorted once (shared with the quantile sketch) and each edge is
 * placed among them by bisection.
 * Layout of the state: one count a cell. Edges e0 < e1 < … make edges + 1 cells, each closed on the
 * right: (−∞, e0], (e0, e1], …, (eLast, ∞).
 * Finite values only; `tally` counts the others.
 * Guarantee: exact. Merge: addition, commutative; the edges are the spec and must be equal.
 * Cost: log2(batch) steps an edge and batch beside the sort.
 * Weakness: the grid must be known before the pass. A 64-bit integer is placed as its nearest double.
 */
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Accumulator } from './accumulator.js'
import { countAtMost, sortedNumbersOf } from './numbers.js'
import type { HistogramSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

export interface HistogramState {
  readonly spec: HistogramSpec
  /** One count for each cell. */
  readonly counts: Float64Array
}

export const histogram: Accumulator<HistogramSpec, HistogramState> = {
  kind: 'histogram',
  commutative: true,

  empty(spec) {
    const { edges } = spec
    const isAscending = edges.every(
      (edge, i) => Number.isFinite(edge) && (i === 0 || (edges[i - 1] as number) < edge),
    )
    assert(isAscending, 'histogram edges must be finite and ascend')
    return { spec, counts: new Float64Array(edges.length + 1) }
  },

  update({ spec, counts }, column) {
    const values = sortedNumbersOf(column)
    const n = values.length
    if (n === 0) return
    let below = 0
    for (let i = 0, cells = spec.edges.length; i < cells; i++) {
      if (below === n) return
      const atMost = countAtMost(values, spec.edges[i]!)
      counts[i]! += atMost - below
      below = atMost
    }
    counts[spec.edges.length]! += n - below
  },

  merge(into, from) {
    assertMergeable(into, from)
    for (let i = 0, cells = into.counts.length; i < cells; i++) into.counts[i]! += from.counts[i]!
  },

  encode({ counts }, writer: Writer) {
    writer.u32(counts.length)
    for (const count of counts) writer.count(count)
  },

  decode(reader: Reader, spec) {
    const state = histogram.empty(spec)
    const { counts } = state
    const cells = reader.u32()
    assertDecoded(cells === counts.length, 'histogram', `${cells} cells, expected ${counts.length}`)
    for (let i = 0; i < cells; i++) counts[i] = reader.count()
    return state
  },
}

/** Numbers counted in all cells. */
export function histogramCount({ counts }: HistogramState): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
