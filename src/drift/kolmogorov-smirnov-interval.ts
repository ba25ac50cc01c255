/**
 * How far may the population's D be from the one measured, and what D could have been found?
 *
 * Method: |D̂ − D| is at most sup |(F̂ − F) − (Ĝ − G)|, so a band around that is one around D.
 * `asymptotic` takes Kolmogorov's law at the effective size nm/(n+m); `finite` adds the two bands of
 * Massart (1990, Annals of Probability 18), valid at every size and wider.
 * Guarantee: `finite` covers with the confidence at least, whatever the populations; `asymptotic` in
 * the limit. Weakness: both are simultaneous bands, so they cover more often than asked.
 */
import { kolmogorovInverseSurvival } from '../math/kolmogorov.js'
import { normalInverseSurvival } from '../math/normal.js'
import { unit } from './comparison.js'

export interface KsSizes {
  readonly n: number
  readonly m: number
}

export interface KsInterval extends KsSizes {
  readonly statistic: number
  /** 0.95. */
  readonly confidence?: number
  /** `asymptotic` unless asked otherwise. */
  readonly band?: 'asymptotic' | 'finite'
}

/** Confidence interval of the population's D; [0, 1] when a side is empty. */
export function ksInterval({
  statistic,
  n,
  m,
  confidence = 0.95,
  band = 'asymptotic',
}: KsInterval): { low: number; high: number } {
  if (n <= 0 || m <= 0) return { low: 0, high: 1 }
  const width =
    band === 'finite'
      ? massartBand(n, (1 - confidence) / 2) + massartBand(m, (1 - confidence) / 2)
      : kolmogorovInverseSurvival(1 - confidence) / Math.sqrt(effectiveSize(n, m))
  return { low: unit(statistic - width), high: unit(statistic + width) }
}

/** √(ln(2/alpha) / 2n): F̂ lies within this of F everywhere with probability 1 − alpha at least. */
export function massartBand(n: number, alpha: number): number {
  return Math.sqrt(Math.log(2 / alpha) / (2 * n))
}

export interface KsPower extends KsSizes {
  readonly alpha: number
  readonly power: number
}

/**
 * The D needed for p ≤ alpha, and the population D found with the power asked for. The variance of
 * F̂ − Ĝ at any point is at most 1/4 of 1/n + 1/m, so the second errs on the large side. Either may
 * exceed 1: then these sizes cannot tell.
 */
export function ksDetectable({ n, m, alpha, power }: KsPower): {
  critical: number
  detectable: number
} {
  const root = Math.sqrt(effectiveSize(n, m))
  const quantile = kolmogorovInverseSurvival(alpha)
  return {
    critical: quantile / root,
    detectable: (quantile + normalInverseSurvival(1 - power) / 2) / root,
  }
}

/** n·m / (n + m); `n` stands for a known distribution when it is Infinity. */
export function effectiveSize(n: number, m: number): number {
  return 1 / (1 / n + 1 / m)
}

/** On average, D of two samples of one continuous distribution: √(π/2)·ln 2 / √(nm/(n+m)). */
export function ksChance(n: number, m: number): number {
  return Math.min(1, (Math.sqrt(Math.PI / 2) * Math.LN2) / Math.sqrt(effectiveSize(n, m)))
}
