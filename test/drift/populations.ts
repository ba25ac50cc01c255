/** Random counts for calibration tests. */
import type { Random } from '../../src/math/random.js'

/** A draw of an index with probability proportional to its weight. */
export function sampler(random: Random, weights: ArrayLike<number>): () => number {
  const cumulative = new Float64Array(weights.length)
  let sum = 0
  for (let j = 0; j < weights.length; j++) cumulative[j] = sum += weights[j] ?? 0
  return () => {
    const at = random.next() * sum
    let [low, high] = [0, weights.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cumulative[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Counts of `rows` draws. */
export function multinomial(
  random: Random,
  weights: ArrayLike<number>,
  rows: number,
): Float64Array {
  const draw = sampler(random, weights)
  const counts = new Float64Array(weights.length)
  for (let i = 0; i < rows; i++) counts[draw()]! += 1
  return counts
}

/** An ascending sample with its weights in step. */
export function weighted(
  values: readonly number[],
  weights: readonly number[] | null,
): { values: number[]; weights?: number[] } {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const sorted = order.map((i) => values[i] ?? 0)
  return weights === null
    ? { values: sorted }
    : { values: sorted, weights: order.map((i) => weights[i] ?? 0) }
}
