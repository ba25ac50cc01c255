/**
 * Has a column of hours, weekdays or angles moved, wherever its circle is cut?
 *
 * Method: Kuiper's V = D⁺ + D⁻ (1960), which does not change when the circle is cut elsewhere. p-value by the
 * limit law at (√e + 0.155 + 0.24/√e)·V, e = nm/(n+m) (Stephens 1970, JRSS B 32). Interval: V's error is at most
 * the V of the noise.
 * Guarantee: asymptotic; ties make it conservative, by much for few distinct values.
 * Degenerate input: an empty side gives `no rows`; equal samples V = 0 and p = 1.
 */
import { kuiperSurvival } from '../math/kuiper.js'
import { normalInverseSurvival } from '../math/normal.js'
import { findRoot } from '../math/root.js'
import { type Comparison, noRows, settled, type TestOptions, unit } from './comparison.js'
import { ksStatistic } from './kolmogorov-smirnov.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'

/** Two samples, ascending. */
export function kuiperTest(
  reference: Float64Array,
  batch: Float64Array,
  options?: TestOptions,
): Comparison {
  const { n, m, dPlus, dMinus, ties } = ksStatistic(reference, batch)
  if (n === 0 || m === 0) return noRows(n, m)
  const { alpha, confidence, power } = settled(options)
  const statistic = unit(dPlus + dMinus)
  const root = Math.sqrt(effectiveSize(n, m))
  const band = inverseSurvival(1 - confidence) / root
  const detectable = (inverseSurvival(alpha) + normalInverseSurvival(1 - power) / 2) / root
  return {
    statistic,
    effect: statistic,
    effectLow: unit(statistic - band),
    effectHigh: unit(statistic + band),
    effectDebiased: Math.max(0, statistic - inverseSurvival(0.5) / root),
    pValue: kuiperSurvival((root + 0.155 + 0.24 / root) * statistic),
    method: ties ? "Kuiper's limit, ties ignored" : "Kuiper's limit",
    n,
    m,
    detectable: detectable <= 1 ? detectable : null,
    conservative: ties,
  }
}

function inverseSurvival(p: number): number {
  return findRoot({ f: (lambda) => kuiperSurvival(lambda) - p, low: 0, high: 25 })
}
