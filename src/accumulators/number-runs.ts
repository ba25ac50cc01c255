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
import { numbersOf, sortedNumbersOf } from './numbers.js'
import { weightAtIndex } from './weight-rank.js'

export interface Runs {
  /** The numbers, each once. */
  readonly column: FloatColumn
  /** By slot of that column. */
  readonly weights: Float64Array
  readonly offset: number
}

let valueSpace = new Float64Array(0)
let weightSpace = new Float64Array(0)

/** At most `capacity` runs. */
export function runsOf(column: FloatColumn, capacity: number): Runs {
  const count = gatherRuns(column)
  const surplus = count - capacity
  const offset = surplus > 0 ? weightAtIndex(weightSpace, count, surplus - 1) : 0
  let kept = 0
  for (let i = 0; i < count; i++) {
    const weight = weightSpace[i]! - offset
    if (weight <= 0) continue
    valueSpace[kept] = valueSpace[i]!
    weightSpace[kept++] = weight
  }
  return {
    column: {
      storage: 'float64',
      type: column.type,
      length: kept,
      invalidCount: 0,
      validity: undefined,
      firstRow: column.firstRow,
      values: valueSpace.slice(0, kept),
    },
    weights: weightSpace.slice(0, kept),
    offset,
  }
}

/** Fills the spaces with all runs, and returns their number. */
function gatherRuns(column: FloatColumn): number {
  const values = sortedNumbersOf(column)
  const n = values.length
  reserve(n + 3)
  let last = -1
  for (let i = 0; i < n; i++) {
    const value = values[i]!
    if (last >= 0 && valueSpace[last] === value) weightSpace[last]!++
    else {
      valueSpace[++last] = value
      weightSpace[last] = 1
    }
  }
  const { nans, positiveInfinities, negativeInfinities } = numbersOf(column)
  for (const [value, weight] of [
    [Number.NaN, nans],
    [Number.POSITIVE_INFINITY, positiveInfinities],
    [Number.NEGATIVE_INFINITY, negativeInfinities],
  ] as const) {
    if (weight === 0) continue
    valueSpace[++last] = value
    weightSpace[last] = weight
  }
  return last + 1
}

function reserve(size: number): void {
  if (valueSpace.length >= size) return
  valueSpace = new Float64Array(size)
  weightSpace = new Float64Array(size)
}
