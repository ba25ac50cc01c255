/**
 * Which weight is the i-th smallest, and which weights are left when no more may be than there are
 * counters?
 *
 * Method: most weights of a frequency table are small, so they are counted by value first; only where
 * the answer is a large one are the weights sorted. Cost: about 1 ns a weight, or a sort.
 */
import { assert } from '../errors.js'
import { kernels } from '../kernels/kernels.js'
import { COUNTED } from '../kernels/runs.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'

/** The weight at `index` (from 0) in ascending order of `weights[0 .. size)`, positive integers. */
export function weightAtIndex(weights: Float64Array, size: number, index: number): number {
  assert(index >= 0 && index < size, `no weight at ${index} of ${size}`)
  const weight = kernels().smallWeightAt(weights, size, index)
  return weight < COUNTED ? weight : weights.slice(0, size).sort()[index]!
}

export interface Heaviest {
  /** What each weight has to be above, and is too small by afterwards; 0 where all are kept. */
  readonly offset: number
  /** The places of the weights that are above, ascending. A view: read it before asking again. */
  readonly slots: Int32Array
}

/** At most `capacity` of the weights, by the smallest offset that leaves no more. */
export function heaviest(weights: Float64Array, capacity: number): Heaviest {
  const { length } = weights
  const surplus = length - capacity
  const offset = surplus > 0 ? weightAtIndex(weights, length, surplus - 1) : 0
  const slots = length <= SPACE_SLOTS ? spaces().runSlots : new Int32Array(length)
  const kept = kernels().heavySlots(weights, length, offset, slots)
  return { offset, slots: slots.subarray(0, kept) }
}
