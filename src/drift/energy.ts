/**
 * How far apart are two samples in the mean of all pairwise distances?
 *
 * Method: energy distance √(2 ∫ (F − G)² dx), which is √(2E|X−Y| − E|X−X′| − E|Y−Y′|) (Székely and Rizzo
 * 2013, Journal of Statistical Planning and Inference 143), by one merge. p-value and interval by a
 * simulated bridge: the distance is a norm of F − G, so its error is at most the norm of the noise.
 * Values are finite. Unit: the square root of that of the values; effect is the distance itself.
 * Degenerate input: an empty side gives `no rows`; all values equal 0 and p = 1; beyond the largest double `overflow`.
 */
import { addTo, emptySum, total } from '../math/sum.js'
import { simulateBridge } from './bridge-simulation.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'
import { type PooledSteps, pooledSteps, type Sample } from './pooled-steps.js'
import { segmentsOf } from './wasserstein.js'

/** The distance; null when a side is empty or the result is not finite. */
export function energyDistance(reference: Sample, batch: Sample): number | null {
  const steps = pooledSteps(reference, batch)
  if (steps.n === 0 || steps.m === 0) return null
  const distance = Math.sqrt(2 * squaredGap(steps))
  return Number.isFinite(distance) ? distance : null
}

/** The test; statistic and effect are the distance. */
export function energyTest(reference: Sample, batch: Sample, options?: TestOptions): Comparison {
  const steps = pooledSteps(reference, batch)
  const { n, m } = steps
  if (n === 0 || m === 0) return noRows(n, m)
  const { alpha, confidence, power, seed } = settled(options)
  const square = squaredGap(steps)
  if (!Number.isFinite(square)) return { ...noRows(n, m), method: 'overflow' }
  const size = effectiveSize(n, m)
  const segments = segmentsOf(steps)
  const law = simulateBridge({ segments, power: 'square', seen: square * size, seed })
  const noise = (probability: number) => Math.sqrt((2 * law.quantile(probability)) / size)
  const distance = Math.sqrt(2 * square)
  const isConstant = steps.values.length < 2
  return {
    statistic: distance,
    effect: distance,
    effectLow: isConstant ? 0 : Math.max(0, distance - noise(confidence)),
    effectHigh: isConstant ? 0 : distance + noise(confidence),
    effectDebiased: isConstant ? 0 : Math.max(0, distance - noise(0.5)),
    pValue: isConstant ? 1 : law.pValue,
    method: 'simulated Brownian bridge',
    n,
    m,
    detectable: isConstant ? null : noise(1 - alpha) + noise(power),
    conservative: false,
  }
}

function squaredGap({ values, f, g }: PooledSteps): number {
  const sum = emptySum()
  for (let k = 0; k + 1 < values.length; k++) {
    addTo(sum, (f[k]! - g[k]!) ** 2 * (values[k + 1]! - values[k]!))
  }
  return total(sum)
}
