/**
 * Kolmogorov–Smirnov where rows count unequally.
 *
 * Method: D of the weighted distribution functions; the sizes are Kish's (1965), (Σw)² / Σw², and the
 * p-value is Kolmogorov's limit at them. Sampling with known inclusion probabilities is the same with
 * their inverses as weights.
 * Guarantee: approximate; good when weights do not depend on the values. Cost: one merge.
 */
import { kolmogorovSurvival } from '../math/kolmogorov.js'
import { assemble, type KsStatistic } from './kolmogorov-smirnov.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'

export interface WeightedSample {
  /** Ascending, without NaN. */
  readonly values: ArrayLike<number>
  /** One positive weight a value. */
  readonly weights: ArrayLike<number>
}

/**
 * D of two weighted samples. The sizes are Kish's, (Σw)² / Σw², and the p-value Kolmogorov's limit at
 * them: approximate, good when weights do not depend on the values.
 */
export function ksWeighted(x: WeightedSample, y: WeightedSample): KsStatistic & { pValue: number } {
  const n = kishSize(x.weights)
  const m = kishSize(y.weights)
  if (n === 0 || m === 0) {
    return { ...assemble({ n, m, up: 0, down: 0, upAt: 0, downAt: 0, distinct: -1 }), pValue: 1 }
  }
  const xTotal = sumWeights(x.weights)
  const yTotal = sumWeights(y.weights)
  let [i, j, xMass, yMass] = [0, 0, 0, 0]
  let [up, down, upAt, downAt] = [0, 0, 0, 0]
  while (i < x.values.length && j < y.values.length) {
    const value = Math.min(x.values[i]!, y.values[j]!)
    while (i < x.values.length && x.values[i]! <= value) xMass += x.weights[i++]!
    while (j < y.values.length && y.values[j]! <= value) yMass += y.weights[j++]!
    const gap = xMass / xTotal - yMass / yTotal
    if (gap > up) [up, upAt] = [gap, value]
    else if (-gap > down) [down, downAt] = [-gap, value]
  }
  const scale = n * m
  const found = assemble({ n, m, up: up * scale, down: down * scale, upAt, downAt, distinct: -1 })
  const pValue = kolmogorovSurvival(Math.sqrt(effectiveSize(n, m)) * found.statistic)
  return { ...found, difference: null, pValue }
}

function sumWeights(weights: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]!
  return sum
}

/** Kish's effective size, 0 without weight. */
function kishSize(weights: ArrayLike<number>): number {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    squares += weights[i]! ** 2
  }
  return squares > 0 ? sum ** 2 / squares : 0
}
