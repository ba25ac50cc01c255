/**
 * How far would the rows have to be carried, on average, to turn one sample into the other?
 *
 * Method: Wasserstein-1 (earth mover's) distance ∫ |F − G| dx over the pooled values; of equal sizes the
 * mean |x₍ᵢ₎ − y₍ᵢ₎|. Effect: the distance over the reference's standard deviation (with n, not n − 1), over the
 * pooled one where the reference is constant. p-value and interval: a simulated bridge (bridge-simulation.ts);
 * |Ŵ − W| is at most ∫ |(F̂ − F) − (Ĝ − G)|, whose law under no change gives the interval.
 * Values are finite; infinities and NaN are left out and must be counted apart.
 * Guarantee: exact up to rounding; p asymptotic. Degenerate input: an empty side gives `no rows`; all values equal 0 and
 * p = 1; distances beyond the largest double give nulls and the method `overflow`.
 * Weakness: outliers carry it; D (kolmogorov-smirnov.ts) does not see them.
 */
import { addTo, emptySum, total } from '../math/sum.js'
import { type Simulation, simulateBridge } from './bridge-simulation.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'
import { type PooledSteps, pooledSteps, type Sample } from './pooled-steps.js'

/** The distance in the unit of the values; null when a side is empty or the result is not finite. */
export function wassersteinDistance(reference: Sample, batch: Sample): number | null {
  const steps = pooledSteps(reference, batch)
  if (steps.n === 0 || steps.m === 0) return null
  return finite(distanceOf(steps))
}

/** The test; statistic in the unit of the values, effect in reference standard deviations. */
export function wassersteinTest(
  reference: Sample,
  batch: Sample,
  options?: TestOptions,
): Comparison {
  const steps = pooledSteps(reference, batch)
  const { n, m } = steps
  if (n === 0 || m === 0) return noRows(n, m)
  const { alpha, confidence, power, seed } = settled(options)
  const distance = distanceOf(steps)
  const deviation = spreadOf(steps.values, steps.f) || spreadOf(steps.values, steps.h)
  if (!Number.isFinite(distance + deviation)) return { ...noRows(n, m), method: 'overflow' }
  const root = Math.sqrt(effectiveSize(n, m))
  const law = simulateBridge({
    segments: segmentsOf(steps),
    power: 'absolute',
    seen: distance * root,
    seed,
  })
  const shown = (value: number) => (deviation > 0 ? Math.max(0, value) / deviation : 0)
  const band = law.quantile(confidence) / root
  return {
    statistic: distance,
    effect: shown(distance),
    effectLow: shown(distance - band),
    effectHigh: shown(distance + band),
    effectDebiased: shown(distance - law.quantile(0.5) / root),
    pValue: deviation > 0 ? law.pValue : 1,
    method: 'simulated Brownian bridge',
    n,
    m,
    detectable: detectable(law, { alpha, power }, deviation * root),
    conservative: false,
  }
}

/** Gaps between neighbouring pooled values, at H between them. */
export function segmentsOf({ values, h }: PooledSteps): { at: Float64Array; width: Float64Array } {
  const count = Math.max(0, values.length - 1)
  const width = new Float64Array(count)
  for (let k = 0; k < count; k++) width[k] = values[k + 1]! - values[k]!
  return { at: h.subarray(0, count), width }
}

function distanceOf({ values, f, g }: PooledSteps): number {
  const sum = emptySum()
  for (let k = 0; k + 1 < values.length; k++) {
    addTo(sum, Math.abs(f[k]! - g[k]!) * (values[k + 1]! - values[k]!))
  }
  return total(sum)
}

/** Standard deviation of a step distribution function. */
function spreadOf(values: Float64Array, f: Float64Array): number {
  let mean = 0
  for (let k = 0; k < values.length; k++) mean += values[k]! * (f[k]! - (f[k - 1] ?? 0))
  let square = 0
  for (let k = 0; k < values.length; k++) {
    square += (values[k]! - mean) ** 2 * (f[k]! - (f[k - 1] ?? 0))
  }
  return Math.sqrt(square)
}

/** The level that chance passes with alpha, and what chance takes off with 1 − power. */
function detectable(
  law: Simulation,
  { alpha, power }: { alpha: number; power: number },
  scale: number,
): number | null {
  return scale > 0 ? (law.quantile(1 - alpha) + law.quantile(power)) / scale : null
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
