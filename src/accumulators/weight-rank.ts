/**
 * Which weight is the i-th smallest?
 *
 * Method: most weights of a frequency table are small, so they are counted by value first; only where
 * the answer is a large one are the weights sorted. Cost: about 2 ns a weight, or a sort.
 */
import { assert } from '../errors.js'

/** Weights below this are counted. */
const COUNTED = 256

const counts = new Int32Array(COUNTED)

/** The weight at `index` (from 0) in ascending order of `weights[0 .. size)`, positive integers. */
export function weightAtIndex(weights: Float64Array, size: number, index: number): number {
  assert(index >= 0 && index < size, `no weight at ${index} of ${size}`)
  counts.fill(0)
  for (let i = 0; i < size; i++) {
    const weight = weights[i]!
    if (weight < COUNTED) counts[weight]!++
  }
  let below = 0
  for (let weight = 0; weight < COUNTED; weight++) {
    below += counts[weight]!
    if (below > index) return weight
  }
  return weights.slice(0, size).sort()[index]!
}
