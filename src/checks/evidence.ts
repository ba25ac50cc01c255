/**
 * Does a batch go beyond what a further sample of the reference's population would show?
 *
 * Method: under exchangeability every order of the n rows of reference and the m rows of the batch is
 * equally likely. That the k largest of all n + m rows lie in the batch has the probability
 * m/(n+m) · (m−1)/(n+m−1) · … · (m−k+1)/(n+m−k+1), whatever the distribution. A bound that lies at or
 * beyond the reference's extreme is passed by k rows or more with at most that probability, and so
 * is the list of values by k rows of one value that the reference lacks.
 * A share is tested against its limit by the exact binomial tail.
 * Guarantee: a further sample of the same population raises an error in at most `rangeChance` of the
 * cases per bound, and in at most 1 − confidence per share limit beside the confidence of the limit.
 * Weakness: rows must be exchangeable; a feed whose rows follow one another only roughly are.
 */
import { binomialSurvival } from '../math/binomial.js'
import type { ShareLimit } from '../schema/schema.js'
import type { Level } from '../verdict/finding.js'

/** Rows beyond a bound are an error where chance shows as many in at most 1 of 1,000 samples. */
export const rangeChance = 0.001

/**
 * A value that a closed list lacks is an error unless chance is more likely than not to have hidden
 * it: never where the batch is no larger than the reference.
 */
export const domainChance = 0.5

export interface Exchange {
  /** Rows of the batch beyond what the reference showed. */
  readonly beyond: number
  /** Rows of the batch, and of the reference. */
  readonly batch: number
  readonly reference: number
}

/** Probability that as many rows of the batch, or more, lie beyond all rows of the reference. */
export function chanceBeyond({ beyond, batch, reference }: Exchange): number {
  if (beyond > batch) return 0
  let chance = 1
  for (let i = 0; i < beyond; i++) {
    chance *= (batch - i) / (reference + batch - i)
    if (chance < 1e-15) return 0
  }
  return chance
}

/** Whether `count` of `rows` exceed a limit on a share, beyond chance where it carries confidence. */
export function exceedsShare(count: number, rows: number, limit: ShareLimit): boolean {
  if (rows === 0 || count / rows <= limit.maximum) return false
  if (limit.confidence === undefined) return true
  return binomialSurvival(count, rows, limit.maximum) <= 1 - limit.confidence
}

const levels: readonly Level[] = ['info', 'warn', 'error']

/** The less severe of two levels. */
export function lowerLevel(a: Level, b: Level): Level {
  return levels.indexOf(a) < levels.indexOf(b) ? a : b
}

/** The more severe of two levels. */
export function higherLevel(a: Level, b: Level): Level {
  return lowerLevel(a, b) === a ? b : a
}
