/** Brute force for small samples: every way to hand out pooled values to two sides. */

/** Calls with each choice of `n` of the values as the first sample; both sides ascend. */
export function everySplit(
  pooled: readonly number[],
  n: number,
  visit: (x: Float64Array, y: Float64Array) => void,
): number {
  const sorted = [...pooled].sort((a, b) => a - b)
  const size = sorted.length
  let splits = 0
  for (let mask = 0; mask < 2 ** size; mask++) {
    const x: number[] = []
    const y: number[] = []
    for (let i = 0; i < size; i++) ((mask >> i) & 1 ? x : y).push(sorted[i] ?? 0)
    if (x.length !== n) continue
    visit(Float64Array.from(x), Float64Array.from(y))
    splits++
  }
  return splits
}

/** Share of splits whose statistic is at least the one seen. */
export function permutationShare(
  pooled: readonly number[],
  n: number,
  statistic: (x: Float64Array, y: Float64Array) => number,
  seen: number,
): number {
  let larger = 0
  const splits = everySplit(pooled, n, (x, y) => {
    if (statistic(x, y) >= seen - 1e-9 * Math.max(1, Math.abs(seen))) larger++
  })
  return larger / splits
}
