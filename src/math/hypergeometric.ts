/**
 * How many good balls come out when some are drawn without replacement?
 *
 * Method: the probability in Loader's saddle-point form, as a quotient of three binomials (Loader
 * 2000); tails by summing from the given count outwards, each term from the last by its exact ratio.
 * Guarantee: the logarithm of a probability to about 10^-14 absolute plus 2^-51 relative; a tail
 * relative to about 10^-13 on the smaller side, down to 10^-300; the larger side is its complement.
 * Cost: one probability, then some 6 standard deviations of terms.
 */

import { assert } from '../errors.js'
import { deviance, stirlingError } from './deviance.js'
import { productError } from './exact.js'

/** An urn of `good + bad` balls of which `draws` are taken: whole numbers up to 2^53. */
export interface Urn {
  readonly good: number
  readonly bad: number
  readonly draws: number
}

/** log P(X = k) for the number X of good balls drawn; −∞ for an impossible k. */
export function hypergeometricLogProbability(k: number, urn: Urn): number {
  checkUrn(urn)
  const { good, bad, draws } = urn
  if (k < leastCount(urn) || k > greatestCount(urn) || !Number.isInteger(k))
    return Number.NEGATIVE_INFINITY
  const population = good + bad
  const share = { hits: draws, of: population }
  return (
    logBinomialAt(k, good, share) +
    logBinomialAt(draws - k, bad, share) -
    logBinomialAt(draws, population, share)
  )
}

/** P(X ≥ k). */
export function hypergeometricSurvival(k: number, urn: Urn): number {
  checkUrn(urn)
  const from = Math.ceil(k)
  if (from <= leastCount(urn)) return 1
  if (from > greatestCount(urn)) return 0
  return from > meanCount(urn) ? upwardSum(from, urn) : 1 - downwardSum(from - 1, urn)
}

/** P(X ≤ k). */
export function hypergeometricCumulative(k: number, urn: Urn): number {
  checkUrn(urn)
  const to = Math.floor(k)
  if (to < leastCount(urn)) return 0
  if (to >= greatestCount(urn)) return 1
  return to < meanCount(urn) ? downwardSum(to, urn) : 1 - upwardSum(to + 1, urn)
}

/** The fewest good balls there can be. */
export function leastCount({ bad, draws }: Urn): number {
  return Math.max(0, draws - bad)
}

/** The most good balls there can be. */
export function greatestCount({ good, draws }: Urn): number {
  return Math.min(good, draws)
}

function meanCount({ good, bad, draws }: Urn): number {
  return (draws * good) / (good + bad)
}

/** The probabilities from k up, which must lie above the mean. */
function upwardSum(k: number, urn: Urn): number {
  const { good, bad, draws } = urn
  let term = 1
  let sum = 1
  for (let i = k; i < greatestCount(urn); i++) {
    term *= ((good - i) / (i + 1)) * ((draws - i) / (bad - draws + i + 1))
    const next = sum + term
    if (next === sum) break
    sum = next
  }
  return Math.min(1, Math.exp(hypergeometricLogProbability(k, urn)) * sum)
}

/** The probabilities from k down: the urn seen from the bad balls' side. */
function downwardSum(k: number, { good, bad, draws }: Urn): number {
  return upwardSum(draws - k, { good: bad, bad: good, draws })
}

/** A share known as a quotient of whole numbers. */
interface Share {
  readonly hits: number
  readonly of: number
}

/** log of the binomial probability of k hits in n; the means are held in two doubles. */
function logBinomialAt(k: number, n: number, share: Share): number {
  if (n === 0) return 0
  const { hits, of } = share
  const misses = n - k
  if (misses === 0) return n * logShare(share)
  if (k === 0) return n * logShare({ hits: of - hits, of })
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(misses) -
    devianceFrom(k, n, share) -
    devianceFrom(misses, n, { hits: of - hits, of }) +
    0.5 * Math.log(n / k / misses / (2 * Math.PI))
  )
}

/** log(hits/of), without loss where the two are nearly equal. */
function logShare({ hits, of }: Share): number {
  return 2 * hits > of ? Math.log1p((hits - of) / of) : Math.log(hits / of)
}

/** The deviance of k from the mean n · hits/of, with what rounding takes from the mean put back. */
function devianceFrom(k: number, n: number, { hits, of }: Share): number {
  const product = n * hits
  const mean = product / of
  const back = mean * of
  const rest = product - back - productError(mean, of) + productError(n, hits)
  return deviance(k, mean, rest / of)
}

function checkUrn({ good, bad, draws }: Urn): void {
  assert(
    Number.isInteger(good) && good >= 0 && Number.isInteger(bad) && bad >= 0,
    `hypergeometric: counts must be whole, found ${good} good and ${bad} bad`,
  )
  assert(
    Number.isInteger(draws) && draws >= 0 && draws <= good + bad,
    `hypergeometric: draws must be from 0 to ${good + bad}, found ${draws}`,
  )
}
