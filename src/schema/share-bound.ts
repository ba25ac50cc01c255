/**
 * How large may a population's share be, given what a sample showed?
 *
 * Method: the upper end of the exact binomial interval (Clopper and Pearson 1934), one-sided; for
 * values not seen at all, the estimate of Good (1953) after Turing, M0 = N1/n, with the variance of
 * Esty (1983) in place of the binomial one.
 * Guarantee: the binomial bound lies below the true share in at most 1 in 10,000 samples. A batch is
 * then tested against the bound at the same confidence, so that a rule on a share fails a further
 * sample of the same population about once in 10,000 times or less, whatever the two sizes.
 * Weakness: with few rows the bound is wide (0 of 30: 26 %): that is what 30 rows can say.
 */
import { binomialInterval } from '../math/binomial.js'

/** Of the bound, and of the batch's test against it. */
export const shareConfidence = 0.9999

/** Largest share that agrees with `successes` of `trials`, rounded up to two digits; 1 without trials. */
export function upperShare(successes: number, trials: number): number {
  return roundUp(exactUpperShare(successes, trials))
}

/** How often values were seen once and twice, of n rows. */
export interface Rarity {
  /** Values seen exactly once. */
  readonly once: number
  /** Values seen exactly twice. */
  readonly twice: number
  readonly rows: number
}

/** Largest share of rows whose value the sample does not have, rounded up to two digits. */
export function upperUnseenShare({ once, twice, rows }: Rarity): number {
  const estimate = rows === 0 ? 1 : once / rows
  const margin = exactUpperShare(once, rows) - estimate
  // Var(M0) is (N1 (1 − N1/n) + 2 N2) / n², against N1 (1 − N1/n) / n² of a binomial share.
  const spread = once * (1 - estimate)
  const inflation = Math.sqrt((spread + 2 * twice + 1) / (spread + 1))
  return roundUp(Math.min(1, estimate + margin * inflation))
}

function exactUpperShare(successes: number, trials: number): number {
  if (trials === 0) return 1
  return binomialInterval({ successes, trials, confidence: 2 * shareConfidence - 1 }).high
}

/** Up to two significant digits, at most 1. */
function roundUp(share: number): number {
  if (share <= 0 || share >= 1) return Math.min(1, Math.max(0, share))
  const unit = 10 ** (Math.floor(Math.log10(share)) - 1)
  // The quotient may be a hair above a whole number that it is in truth.
  const rounded = Math.ceil(share / unit - 1e-9) * unit
  return Math.min(1, Number(rounded.toPrecision(2)))
}
