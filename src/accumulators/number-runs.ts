/**
 * Which numbers does a column hold most often?
 *
 * Method: equal neighbours among the sorted values are counted as one run, NaN and the infinities by
 * their own counts. Where there are more runs than asked for, the smallest weight that leaves no
 * more is subtracted from all, as `frequent.ts` does it.
 * Guarantee: a run's weight is too small by `offset`, and so is that of a number without a run;
 * offset · (capacity + 1) is at most the number of values. Cost: the sort (shared) and about 2 ns.
 */
import type { FloatColumn } from '../batch/column.js'
import { kernels } from '../kernels/kernels.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import { numbersOf, sortedNumbersOf } from './numbers.js'
import { heaviest } from './weight-rank.js'

export interface Runs {
  /** The numbers, each once. */
  readonly column: FloatColumn
  /** By slot of that column. */
  readonly weights: Float64Array
  readonly offset: number
}

let known: FloatColumn | undefined
let runs: Runs | undefined

/** All runs of a column. A view: read it before asking about another column. */
export function allRunsOf(column: FloatColumn): Runs {
  if (runs === undefined || known !== column || isGone(runs)) {
    known = undefined
    runs = gatherRuns(column)
    known = column
  }
  return runs
}

/** Whether the memory moved. */
const isGone = ({ column, weights }: Runs) => weights.length < column.length

/** At most `capacity` runs. */
export function runsOf(column: FloatColumn, capacity: number): Runs {
  const all = allRunsOf(column)
  const { offset, slots } = heaviest(all.weights, capacity)
  const kept = slots.length
  const values = Float64Array.from(slots, (slot) => all.column.values[slot]!)
  return {
    column: { ...all.column, length: kept, values },
    weights: Float64Array.from(slots, (slot) => all.weights[slot]! - offset),
    offset,
  }
}

function gatherRuns(column: FloatColumn): Runs {
  const sorted = sortedNumbersOf(column)
  const { nans, positiveInfinities, negativeInfinities } = numbersOf(column)
  const size = sorted.length + 3
  const isShort = column.length <= SPACE_SLOTS
  const values = isShort ? spaces().runValues : new Float64Array(size)
  const weights = isShort ? spaces().runWeights : new Float64Array(size)
  let count = kernels().runsOfSorted(sorted, sorted.length, values, weights)
  for (const [value, weight] of [
    [Number.NaN, nans],
    [Number.POSITIVE_INFINITY, positiveInfinities],
    [Number.NEGATIVE_INFINITY, negativeInfinities],
  ] as const) {
    if (weight === 0) continue
    values[count] = value
    weights[count++] = weight
  }
  return {
    column: {
      storage: 'float64',
      type: column.type,
      length: count,
      invalidCount: 0,
      validity: undefined,
      firstRow: column.firstRow,
      values: values.subarray(0, count),
    },
    weights: weights.subarray(0, count),
    offset: 0,
  }
}
