/**
 * Does a batch hold values that the reference never had, more of them than a new sample always does?
 *
 * Question of scale: a column of few categories should bring none; one of names or identifiers brings
 * many in every batch, as many as the reference's share of values seen once (Good 1953, Biometrika 40).
 * Method: the smaller of two p-values, doubled.
 * (1) How many values are new. Of the values that one side has and the reference at most once, a value with c
 * rows is new with odds (m−c+1)/(c·n) at most m/n, if rows are exchangeable; so their number is at most
 * hypergeometric given the reference's values seen once. From 30 of these up, where a law for large counts holds,
 * rows are counted instead, with Esty's variance (1983, Annals of Statistics 11), pooled over both sides so that it cannot
 * collapse, and half a row of continuity.
 * (2) How often the commonest new value occurs. A value with c rows lies wholly in the batch with
 * probability (m)ₖ/(n+m)ₖ at k = c; summed over all values, this bounds the chance that any does.
 * Guarantee: (1) below 30 and (2) hold at every size, also when the reference has no value seen once;
 * measured false alarms of the whole at 5 %: at most 2.5 %. Effect: share of unseen rows beyond
 * the share expected, with Newcombe's interval.
 * Weakness: needs the counts of values seen once and twice; a truncated list of values has none.
 */
import { logGamma } from '../math/gamma.js'
import { hypergeometricSurvival } from '../math/hypergeometric.js'
import { normalInverseSurvival, normalSurvival } from '../math/normal.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import { newcombeInterval } from './rate.js'

export interface UnseenCounts {
  readonly reference: {
    readonly rows: number
    /** Distinct values. */
    readonly values: number
    /** Values seen in exactly one row, and in exactly two. */
    readonly once: number
    readonly twice: number
  }
  readonly batch: {
    readonly rows: number
    /** Rows whose value the reference does not have. */
    readonly unseenRows: number
    /** Distinct such values. */
    readonly unseenValues: number
    /** Rows of the commonest of them. */
    readonly commonest: number
  }
}

export interface UnseenComparison extends Comparison {
  /** Share of the batch's rows expected to be unseen: Good–Turing's once / rows. */
  readonly expectedShare: number | null
  readonly observedShare: number | null
}

const manyOnce = 30

/** One-sided test for unseen values. */
export function unseenTest(counts: UnseenCounts, options?: TestOptions): UnseenComparison {
  const { reference, batch } = counts
  const [n, m] = [reference.rows, batch.rows]
  if (n === 0 || m === 0) return { ...noRows(n, m), expectedShare: null, observedShare: null }
  const { alpha, confidence, power } = settled(options)
  const expectedShare = reference.once / n
  const observedShare = batch.unseenRows / m
  const shares = { hits: [reference.once, batch.unseenRows], rows: [n, m] } as const
  const { low, high } = newcombeInterval(shares, confidence)
  const effect = Math.max(0, observedShare - expectedShare)
  const deviation = Math.sqrt(unseenVariance(counts)) / m
  const wanted = normalInverseSurvival(alpha / 2) + normalInverseSurvival(1 - power)
  const detectable = Math.max(wanted * deviation, fewestFound(counts, alpha) / m)
  return {
    statistic: batch.unseenRows,
    effect,
    effectLow: Math.max(0, low),
    effectHigh: Math.max(0, high),
    effectDebiased: effect,
    ...unseenPValue(counts),
    n,
    m,
    detectable: detectable <= 1 ? detectable : null,
    expectedShare,
    observedShare,
  }
}

function unseenPValue(counts: UnseenCounts): {
  pValue: number
  method: string
  conservative: boolean
} {
  const { reference, batch } = counts
  if (batch.unseenRows === 0) return { pValue: 1, method: 'none unseen', conservative: false }
  const many = reference.once >= manyOnce
  const byNumber = many ? rowsPValue(counts) : valuesPValue(counts)
  const pValue = Math.min(1, 2 * Math.min(byNumber, commonestPValue(counts)))
  const method = many ? 'Good–Turing with Esty variance' : 'exchangeability, exact bound'
  return { pValue, method, conservative: true }
}

/** P(at least so many new values): those new or seen once are split between the sides as rows are. */
function valuesPValue({ reference, batch }: UnseenCounts): number {
  const good = batch.unseenValues + reference.once
  const bad = Math.max(0, reference.rows + batch.rows - good)
  return hypergeometricSurvival(batch.unseenValues, { good, bad, draws: batch.rows })
}

/** P(at least so many unseen rows), normal, with half a row of continuity. */
function rowsPValue(counts: UnseenCounts): number {
  const { reference, batch } = counts
  const expected = (batch.rows * reference.once) / reference.rows
  const excess = batch.unseenRows - 0.5 - expected
  return normalSurvival(excess / Math.sqrt(unseenVariance(counts)))
}

/** Variance of unseen rows less their expectation, m·once/n. */
function unseenVariance({ reference, batch }: UnseenCounts): number {
  const [n, m] = [reference.rows, batch.rows]
  const pooled = Math.min(1, (reference.once + batch.unseenRows) / (n + m))
  // A share of 0 has been seen to be small only: half a row keeps the variance above 0.
  const share = Math.max(pooled, 0.5 / (n + m))
  return m * share * (1 - share) * (1 + m / n) + (2 * reference.twice * m * m) / (n * n)
}

/** P(some value with so many rows lies wholly in the batch), at most. */
function commonestPValue({ reference, batch }: UnseenCounts): number {
  const c = batch.commonest
  const [size, m] = [reference.rows + batch.rows, batch.rows]
  const candidates = Math.min(reference.values + batch.unseenValues, size / Math.max(1, c))
  return Math.min(1, candidates * Math.exp(logFalling(m, c) - logFalling(size, c)))
}

/** log of x·(x−1)…(x−k+1). */
function logFalling(x: number, k: number): number {
  if (k > 64) return logGamma(x + 1) - logGamma(x - k + 1)
  let sum = 0
  for (let i = 0; i < k; i++) sum += Math.log(x - i)
  return sum
}

/** Rows of one new value that the test finds at alpha. */
function fewestFound(counts: UnseenCounts, alpha: number): number {
  const { rows } = counts.batch
  const found = (c: number): boolean => {
    const batch = { rows, unseenRows: c, unseenValues: 1, commonest: c }
    return unseenPValue({ ...counts, batch }).pValue <= alpha
  }
  if (!found(rows)) return rows + 1
  let low = 0
  let high = rows
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (found(middle)) high = middle
    else low = middle
  }
  return high
}
