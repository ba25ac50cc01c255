/**
 * Which of many weighted values are the heavy ones?
 *
 * Equal neighbours among sorted values make a run, its weight their number; of a batch's runs, or
 * groups, only those above some weight go on.
 * Cost: about 1 ns a value in the kernels.
 */

/** Weights below this are counted. */
export const COUNTED = 256

/**
 * The runs of the first `count` ascending values: each value once, to `out`, and its number to
 * `weights`. Returns how many there are.
 */
export function runsOfSorted(
  values: Float64Array,
  count: number,
  out: Float64Array,
  weights: Float64Array,
): number {
  let last = -1
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    if (last >= 0 && out[last] === value) weights[last]!++
    else {
      out[++last] = value
      weights[last] = 1
    }
  }
  return last + 1
}

const counts = new Int32Array(COUNTED)

/**
 * The weight at `index` (from 0, below `count`) in ascending order of the first `count` weights, which
 * are integers of at least 1; 256 where it is that or more.
 */
export function smallWeightAt(weights: Float64Array, count: number, index: number): number {
  counts.fill(0)
  for (let i = 0; i < count; i++) {
    const weight = weights[i]!
    if (weight < COUNTED) counts[weight]!++
  }
  let below = 0
  for (let weight = 0; weight < COUNTED; weight++) {
    below += counts[weight]!
    if (below > index) return weight
  }
  return COUNTED
}

/** Writes the slots of the weights above `amount`, in order, to `out`. Returns how many there are. */
export function heavySlots(
  weights: Float64Array,
  count: number,
  amount: number,
  out: Int32Array,
): number {
  let found = 0
  for (let i = 0; i < count; i++) if (weights[i]! > amount) out[found++] = i
  return found
}
