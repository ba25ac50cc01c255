/**
 * Which values stand for a column whose rows are gone? For tests that want samples.
 *
 * Method: where the sketch kept every value, the values; else values at equal steps of its ranks, as many as
 * the rows are worth: a sketch's own error (S = Σ 4^level over its compactions, a rank's variance at most
 * S/n² beside sampling's 1/(4n)) makes n rows worth n / (1 + 4·S/n), and more than 50,000 show no more.
 * Guarantee: exact or conservative: fewer values than rows widen every interval and raise every p-value.
 * Weakness: of a sketch by another program S is guessed from its published error.
 */
import { squaredWeights, view } from '../accumulators/kll-query.js'
import type { ColumnProfile } from '../profile/profile.js'
import { kllOf } from '../profile/query.js'

const MOST = 50_000

export interface DrawnSample {
  /** Ascending, finite. */
  readonly values: Float64Array
  /** Whether they are all of the column's values. */
  readonly isWhole: boolean
}

/** The column's finite values or what stands for them; undefined without a sketch. */
export function drawnSample(column: ColumnProfile): DrawnSample | undefined {
  const sketch = kllOf(column)
  if (sketch === undefined) return undefined
  const { values, cumulative, count } = view(sketch)
  const squared = squaredWeights(sketch)
  const worth = count === 0 ? 0 : Math.ceil(count / (1 + (4 * squared) / count))
  const size = Math.min(MOST, worth)
  const drawn = new Float64Array(size)
  for (let i = 0, at = 0; i < size; i++) {
    const rank = ((i + 0.5) / size) * count
    while (cumulative[at]! < rank) at++
    drawn[i] = values[at]!
  }
  return { values: drawn, isWhole: size === count }
}
