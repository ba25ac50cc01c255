/**
 * Did a share change: of nulls, of NaN, of any event that a row has or has not?
 *
 * Method: difference of two proportions with Newcombe's hybrid score interval (1998, Statistics in
 * Medicine 17, method 10) and Fisher's exact p-value.
 * Guarantee: the p-value is valid at every size from one row up, with counts of zero as well; exact
 * at 1e7 rows as at 10. The interval covers at about the confidence asked for.
 * Effect: |batch share − reference share|, 0 to 1. Its interval is that of the difference folded at 0.
 * Degenerate input: an empty side gives `no rows`; no event on either side p = 1 and difference 0.
 * Cost: milliseconds at any size. Weakness: conservative where few events are expected; the mid-p
 * beside it is closer to nominal there and not guaranteed.
 */
import { binomialSurvival } from '../math/binomial.js'
import { normalInverseSurvival } from '../math/normal.js'
import { findRoot } from '../math/root.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import { fisherExact, type TwoShares } from './fisher.js'

export interface RateComparison extends Comparison {
  /** Batch share − reference share, and its confidence interval. */
  readonly difference: number | null
  readonly differenceLow: number | null
  readonly differenceHigh: number | null
  /** Fisher's mid-p: less conservative, not guaranteed. */
  readonly midPValue: number | null
}

/** `hits` among `rows`: reference first, batch second. */
export function rateTest(shares: TwoShares, options?: TestOptions): RateComparison {
  const { alpha, confidence, power } = settled(options)
  const {
    hits: [a, b],
    rows: [n, m],
  } = shares
  if (n === 0 || m === 0) {
    const nothing = { difference: null, differenceLow: null, differenceHigh: null, midPValue: null }
    return { ...noRows(n, m), ...nothing }
  }
  const difference = b / m - a / n
  const { low, high } = newcombeInterval(shares, confidence)
  const { pValue, midPValue } = fisherExact(shares)
  const effect = Math.abs(difference)
  return {
    statistic: difference,
    effect,
    effectLow: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)),
    effectHigh: Math.max(Math.abs(low), Math.abs(high)),
    effectDebiased: Math.max(0, effect - chance((a + b) / (n + m), n, m)),
    pValue,
    method: 'Fisher exact',
    n,
    m,
    detectable: detectableRate({ share: (a + b) / (n + m), n, m, alpha, power }),
    conservative: true,
    difference,
    differenceLow: low,
    differenceHigh: high,
    midPValue,
  }
}

/** Wilson's score interval (1927) of a share. */
export function wilsonInterval(
  hits: number,
  rows: number,
  confidence: number,
): { low: number; high: number } {
  const z = normalInverseSurvival((1 - confidence) / 2)
  const share = hits / rows
  const centre = share + (z * z) / (2 * rows)
  const spread = z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows))
  const scale = 1 + (z * z) / rows
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: hits === rows ? 1 : Math.min(1, (centre + spread) / scale),
  }
}

/** Of batch share − reference share: the two Wilson intervals squared and added. */
export function newcombeInterval(
  { hits: [a, b], rows: [n, m] }: TwoShares,
  confidence: number,
): { low: number; high: number } {
  const reference = wilsonInterval(a, n, confidence)
  const batch = wilsonInterval(b, m, confidence)
  const [p, q] = [a / n, b / m]
  return {
    low: Math.max(-1, q - p - Math.hypot(q - batch.low, reference.high - p)),
    high: Math.min(1, q - p + Math.hypot(batch.high - q, p - reference.low)),
  }
}

interface Sensitivity {
  readonly share: number
  readonly n: number
  readonly m: number
  readonly alpha: number
  readonly power: number
}

/**
 * The smallest change away from `share`, towards the wider side, found with the power asked for: the
 * larger of the answer for proportions on the arcsine scale, right where both sides have many events, and of
 * the exact one for a reference at its expected count, right where the reference has few.
 */
function detectableRate({ share, n, m, alpha, power }: Sensitivity): number | null {
  const start = Math.min(share, 1 - share)
  const wanted = normalInverseSurvival(alpha / 2) + normalInverseSurvival(1 - power)
  const angle = Math.asin(Math.sqrt(start)) + (wanted * Math.sqrt(1 / n + 1 / m)) / 2
  if (angle > Math.PI / 2) return null
  const critical = criticalHits(Math.round(start * n), { n, m, alpha })
  if (critical === null) return null
  const exact = findRoot({
    f: (moved) => binomialSurvival(critical, m, moved) - power,
    low: 0,
    high: 1,
  })
  const moved = Math.max(exact, Math.sin(angle) ** 2)
  return moved > start ? moved - start : null
}

/** The fewest batch hits above the reference's share that Fisher's test finds; null when all are too few. */
function criticalHits(
  hits: number,
  { n, m, alpha }: { n: number; m: number; alpha: number },
): number | null {
  const found = (batch: number): boolean =>
    fisherExact({ hits: [hits, batch], rows: [n, m] }).pValue <= alpha
  if (!found(m)) return null
  let low = Math.floor((m * hits) / n)
  let high = m
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (found(middle)) high = middle
    else low = middle
  }
  return high
}

/** On average, the absolute difference of two shares of one population. */
function chance(share: number, n: number, m: number): number {
  return Math.sqrt((2 / Math.PI) * share * (1 - share) * (1 / n + 1 / m))
}
