/**
 * How far out would a value have to lie that no sample of the population reaches?
 *
 * Method: beyond its 90th percentile a distribution is taken to fall no faster than a power of the
 * distance from the median, whose exponent is estimated from the upper tenth (Hill, Ann. Statist. 3,
 * 1975). With the exponent's upper confidence bound g (4 standard errors), a value at the distance
 * (10^5)^g times that of the extreme of n rows is expected in 1 of 10,000 samples of 10 n rows.
 * Guarantee: for tails that do not grow heavier beyond what n rows show, one value beyond it is an
 * error in at most 1 of 10,000 samples; lighter tails than a power law make it far rarer.
 * Weakness: gross errors only, and none where the tail is heavy or rows are few: then there is no such
 * distance. A rare second population far away, of which the reference has no row, is called an error.
 */
import { type KllView, quantileOf } from '../accumulators/kll-query.js'

/** Fewer rows say too little of a tail. */
const minimumRows = 500
/** Part of the rows that the exponent is estimated from. */
const tailShare = 0.1
const standardErrors = 4
/** Even where all values of the tail are one, as with dice, 10 times the distance is not far. */
const leastExponent = 0.2
/** 10^5: 1 of 10,000 samples, of up to 10 times as many rows as the reference. */
const rarity = 1e5
/** Distances of so many times the extreme's are no limit worth stating. */
const largestFactor = 1e4
/** Places of the tail at which the quantiles are read. */
const places = 200

/** The bound on one side of the values; undefined where there is none. */
export function farBound(view: KllView, side: 'below' | 'above'): number | undefined {
  const { count, minimum, maximum } = view
  const median = quantileOf(view, 0.5)
  if (count < minimumRows || median === undefined) return undefined
  const distance = (share: number) => {
    const value = quantileOf(view, side === 'above' ? 1 - share : share) ?? median
    return Math.abs(value - median)
  }
  const start = distance(tailShare)
  if (start === 0) return undefined
  let sum = 0
  for (let i = 0; i < places; i++)
    sum += Math.log(distance((tailShare * (i + 0.5)) / places) / start)
  const spread = 1 + standardErrors / Math.sqrt(tailShare * count)
  const exponent = Math.max(leastExponent, (sum / places) * spread)
  const factor = rarity ** exponent
  if (factor > largestFactor) return undefined
  const extreme = side === 'above' ? maximum : minimum
  const bound = median + (extreme - median) * factor
  return Number.isFinite(bound) ? bound : undefined
}
