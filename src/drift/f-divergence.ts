/**
 * One null law for every smooth divergence between two binned samples.
 *
 * Method: D = Σ p·f(q/p) is near its minimum (f″(1)/2)·Σ (q−p)²/p, so with s = 1/n + 1/m the
 * statistic T = 2D / (f″(1)·s) follows chi-square with bins − 1 degrees of freedom when nothing changed,
 * and noncentral chi-square with λ = 2D / (f″(1)·s) of the population's D when something did (Pardo 2006, Statistical
 * Inference Based on Divergence Measures; for the PSI Yurdakul and Naranjo 2020, Journal of Risk Model Validation 14).
 * Curvature f″(1): PSI 2, Kullback–Leibler 1, balanced V² 1/2, Jensen–Shannon (nats) and squared Hellinger 1/4.
 * Interval: the envelope of the inverted noncentral law, right near no change, and of the delta
 * method, right far from it. Each holds in the limit; the envelope covers at least as often.
 * Weakness: large-sample laws; at small counts take the p-value from Pearson's statistic (chi-square.ts).
 */
import { chiSquareInverseSurvival, chiSquareSurvival } from '../math/chi-square.js'
import { noncentralityForPower, noncentralityInterval } from '../math/noncentral-chi-square.js'
import { normalInverseSurvival } from '../math/normal.js'

export interface DivergenceScale {
  /** f″(1) of the divergence, in the unit of its value. */
  readonly curvature: number
  /** Bins − 1. */
  readonly df: number
  /** 1/n + 1/m, and what a sketch adds to it. */
  readonly noise: number
}

/** T, which follows chi-square when nothing changed. */
export function divergenceStatistic(value: number, { curvature, noise }: DivergenceScale): number {
  return (2 * value) / (curvature * noise)
}

/** P(a divergence at least so large | nothing changed); 1 when there is one bin. */
export function divergencePValue(value: number, scale: DivergenceScale): number {
  return scale.df < 1 ? 1 : chiSquareSurvival(divergenceStatistic(value, scale), scale.df)
}

/** What sampling alone makes of it on average. */
export function divergenceBias({ curvature, df, noise }: DivergenceScale): number {
  return (df * noise * curvature) / 2
}

/** The value that sampling alone exceeds with probability alpha. */
export function divergenceCritical(
  alpha: number,
  { curvature, df, noise }: DivergenceScale,
): number {
  return df < 1 ? 0 : (chiSquareInverseSurvival(alpha, df) * noise * curvature) / 2
}

/** The population value found with the power asked for. */
export function divergenceDetectable(
  { alpha, power }: { alpha: number; power: number },
  { curvature, df, noise }: DivergenceScale,
): number {
  return df < 1 ? 0 : (noncentralityForPower({ df, alpha, power }) * noise * curvature) / 2
}

export interface DivergenceEstimate {
  readonly value: number
  /** Delta-method variance of the value, see `deltaVariance`. */
  readonly variance: number
  readonly confidence: number
}

/** Confidence interval of the population's divergence, from 0 up. */
export function divergenceInterval(
  { value, variance, confidence }: DivergenceEstimate,
  scale: DivergenceScale,
): { low: number; high: number } {
  const { curvature, df, noise } = scale
  if (df < 1) return { low: 0, high: 0 }
  const x = divergenceStatistic(value, scale)
  const lambda = noncentralityInterval({ x, df, confidence })
  const unitOf = (noise * curvature) / 2
  const centre = value - divergenceBias(scale)
  const spread = normalInverseSurvival((1 - confidence) / 2) * Math.sqrt(variance)
  return {
    low: Math.max(0, Math.min(lambda.low * unitOf, centre - spread)),
    high: Math.max(0, lambda.high * unitOf, centre + spread),
  }
}

export interface Gradient {
  readonly p: Float64Array
  readonly q: Float64Array
  /** Derivatives of the divergence by the shares. */
  readonly byP: Float64Array
  readonly byQ: Float64Array
  readonly n: number
  readonly m: number
}

/** Variance of a smooth function of two multinomial share vectors, to first order. */
export function deltaVariance({ p, q, byP, byQ, n, m }: Gradient): number {
  return spreadUnder(p, byP) / n + spreadUnder(q, byQ) / m
}

/** Σ p·g² − (Σ p·g)², at least 0. */
function spreadUnder(shares: Float64Array, slopes: Float64Array): number {
  let mean = 0
  for (let j = 0; j < shares.length; j++) mean += shares[j]! * slopes[j]!
  let spread = 0
  for (let j = 0; j < shares.length; j++) spread += shares[j]! * (slopes[j]! - mean) ** 2
  return spread
}
