/**
 * How is a hypergeometric count drawn at random, exactly and quickly?
 *
 * Method: near the mode, when the spread is small, inversion: the unit interval is handed out to
 * the counts in turn, mode first, each probability from its neighbour's by the exact ratio.
 * Otherwise Devroye's rejection method for log-concave discrete distributions (Devroye 1987,
 * Computing 39:87), whose envelope needs the mode's probability only.
 * Guarantee: exact up to the rounding of doubles (about 10^-13 of each probability).
 * Cost: inversion some standard deviations of steps, at most about 300; rejection about 4 to 5 trials
 * of one probability each, whatever the counts.
 */

import {
  greatestCount,
  hypergeometricLogProbability,
  leastCount,
  type Urn,
} from './hypergeometric.js'

/** Above this variance rejection is quicker than inversion. */
const INVERSION_VARIANCE = 10_000

/** The number of good balls among `draws` from the urn; `next` gives uniforms on [0, 1). */
export function drawHypergeometric(urn: Urn, next: () => number): number {
  const least = leastCount(urn)
  const greatest = greatestCount(urn)
  if (least === greatest) return least
  const { good, bad, draws } = urn
  const population = good + bad
  const mode = Math.floor(((draws + 1) * (good + 1)) / (population + 2))
  const variance =
    (((draws * good) / population) * (bad / population) * (population - draws)) / population
  return variance < INVERSION_VARIANCE ? invert(urn, mode, next) : reject(urn, mode, next)
}

function invert(urn: Urn, mode: number, next: () => number): number {
  const { good, bad, draws } = urn
  const least = leastCount(urn)
  const greatest = greatestCount(urn)
  const atMode = Math.exp(hypergeometricLogProbability(mode, urn))
  for (;;) {
    let left = next() - atMode
    if (left < 0) return mode
    let up = mode
    let down = mode
    let above = atMode
    let below = atMode
    while (up < greatest || down > least) {
      above *= ((good - up) / (up + 1)) * ((draws - up) / (bad - draws + up + 1))
      up++
      if ((left -= above) < 0) return up
      below *= (down / (good - down + 1)) * ((bad - draws + down) / (draws - down + 1))
      down--
      if ((left -= below) < 0) return down
    }
    // The probabilities sum to 1 up to rounding: what is left over is drawn again.
  }
}

function reject(urn: Urn, mode: number, next: () => number): number {
  const logAtMode = hypergeometricLogProbability(mode, urn)
  const atMode = Math.exp(logAtMode)
  const w = 1 + atMode / 2
  for (;;) {
    const flat = next() <= w / (1 + w)
    const distance = (flat ? next() * w : w - Math.log(1 - next())) / atMode
    const count = mode + (next() < 0.5 ? -1 : 1) * Math.round(distance)
    const height = next() * Math.min(1, Math.exp(w - atMode * distance))
    if (height <= Math.exp(hypergeometricLogProbability(count, urn) - logAtMode)) return count
  }
}
