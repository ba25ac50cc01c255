/**
 * Is a share the same in two samples? Exactly, whatever the counts.
 *
 * Method: Fisher's test: given both margins the count is hypergeometric. Two-sided by adding every
 * table no likelier than the one seen (ties within 1e-7 count as equal).
 * Guarantee: the p-value is valid at every size, counts of zero included: it never rejects too often;
 * relative error about 1e-12. The mid-p counts the seen table half: closer to nominal on average, not guaranteed.
 * Cost: some 12 standard deviations of terms: milliseconds at counts of 1e7.
 * Weakness: conservative for small counts. Never Yates.
 */
import {
  greatestCount,
  hypergeometricCumulative,
  hypergeometricLogProbability,
  hypergeometricSurvival,
  leastCount,
  type Urn,
} from '../math/hypergeometric.js'
import { unit } from './comparison.js'

/** Two rows of a 2×2 table: hits among rows. */
export interface TwoShares {
  readonly hits: readonly [number, number]
  readonly rows: readonly [number, number]
}

export interface FisherResult {
  /** Two-sided. */
  readonly pValue: number
  /** Two-sided, the seen table and those as likely counted half. */
  readonly midPValue: number
  /** P(first sample has at most, at least, so many hits). */
  readonly less: number
  readonly greater: number
  /** Of the first against the second; null where it is not a finite number. */
  readonly oddsRatio: number | null
}

/** Fisher's exact test. Counts are whole numbers, hits at most rows. An empty margin gives p = 1. */
export function fisherExact({ hits: [a, b], rows: [n, m] }: TwoShares): FisherResult {
  const urn: Urn = { good: a + b, bad: n + m - a - b, draws: n }
  const seen = Math.exp(hypergeometricLogProbability(a, urn))
  const less = hypergeometricCumulative(a, urn)
  const greater = hypergeometricSurvival(a, urn)
  const odds = (a * (m - b)) / (b * (n - a))
  const below = a * (n + m) < n * (a + b)
  const far = below ? mirrorAbove(a, urn) : mirrorBelow(a, urn)
  const near = below ? less : greater
  // At the mode every table is no likelier.
  const pValue = far.tail >= 1 ? 1 : unit(near + far.tail)
  const equal = seen + (far.equal ? seen : 0)
  return {
    pValue,
    midPValue: leastCount(urn) === greatestCount(urn) ? 1 : unit(pValue - equal / 2),
    less,
    greater,
    oddsRatio: Number.isFinite(odds) ? odds : null,
  }
}

interface Mirror {
  /** Probability of the tables on the other side that are no likelier than the one seen. */
  readonly tail: number
  /** Whether one of them is exactly as likely. */
  readonly equal: boolean
}

/** The other side when the count is below its mean: the first count above that is no likelier. */
function mirrorAbove(a: number, urn: Urn): Mirror {
  const last = greatestCount(urn)
  const unlikely = asUnlikelyAs(a, urn)
  let low = Math.max(a, modeOf(urn))
  if (unlikely(low)) return { tail: 1, equal: besides(a, urn) }
  if (!unlikely(last)) return { tail: 0, equal: false }
  let high = last
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (unlikely(middle)) high = middle
    else low = middle
  }
  return { tail: hypergeometricSurvival(high, urn), equal: asLikely(high, a, urn) }
}

function mirrorBelow(a: number, urn: Urn): Mirror {
  const first = leastCount(urn)
  const unlikely = asUnlikelyAs(a, urn)
  let high = Math.min(a, modeOf(urn))
  if (unlikely(high)) return { tail: 1, equal: besides(a, urn) }
  if (!unlikely(first)) return { tail: 0, equal: false }
  let low = first
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (unlikely(middle)) low = middle
    else high = middle
  }
  return { tail: hypergeometricCumulative(low, urn), equal: asLikely(low, a, urn) }
}

const tolerance = 1e-7

function asUnlikelyAs(a: number, urn: Urn): (k: number) => boolean {
  const seen = hypergeometricLogProbability(a, urn)
  return (k) => hypergeometricLogProbability(k, urn) <= seen + tolerance
}

function asLikely(k: number, a: number, urn: Urn): boolean {
  return (
    Math.abs(hypergeometricLogProbability(k, urn) - hypergeometricLogProbability(a, urn)) <=
    tolerance
  )
}

/** Whether a mode has a neighbour as likely as itself. */
function besides(a: number, urn: Urn): boolean {
  return asLikely(a - 1, a, urn) || asLikely(a + 1, a, urn)
}

function modeOf({ good, bad, draws }: Urn): number {
  return Math.floor(((draws + 1) * (good + 1)) / (good + bad + 2))
}
