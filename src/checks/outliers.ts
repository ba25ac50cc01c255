/**
 * Which share of numbers lies far out?
 *
 * Method: beyond Tukey's fences (Exploratory Data Analysis, 1977), 1.5 interquartile ranges below the
 * first and above the third quartile, of the batch itself.
 * Guarantee: exact where the quantile sketch keeps every value; else an interval from the rank errors of
 * the quartiles and of the shares beyond the fences, each at 99 % confidence.
 * Weakness: of a normal distribution 0.7 % lie out; of a heavy-tailed one several percent, rightly.
 */
import type { Bounded } from '../accumulators/bounded.js'
import type { KllState } from '../accumulators/kll.js'
import { boundedQuantiles, type KllView, rankError, view } from '../accumulators/kll-query.js'

const reach = 1.5

/** Undefined without values. */
export function outlierShare(state: KllState): Bounded | undefined {
  const [first, third] = boundedQuantiles(state, [0.25, 0.75])
  if (first === undefined || third === undefined) return undefined
  const error = rankError(state)
  const known = view(state)
  const share = (q1: { low: number; high: number }, q3: typeof q1, slack: number) => {
    const low = q1.high - reach * (q3.low - q1.high)
    const high = q3.low + reach * (q3.low - q1.high)
    return limited(below(known, low) + above(known, high) + slack)
  }
  const estimate = share(pointOf(first), pointOf(third), 0)
  if (error === 0) return { estimate, low: estimate, high: estimate }
  const widest = share(
    { low: first.low, high: first.low },
    { low: third.high, high: third.high },
    -2 * error,
  )
  return { estimate, low: widest, high: share(first, third, 2 * error) }
}

/** The interquartile range. */
export function interquartileRange(state: KllState): Bounded | undefined {
  const [first, third] = boundedQuantiles(state, [0.25, 0.75])
  if (first === undefined || third === undefined) return undefined
  return {
    estimate: third.estimate - first.estimate,
    low: Math.max(0, third.low - first.high),
    high: third.high - first.low,
  }
}

const pointOf = ({ estimate }: Bounded) => ({ low: estimate, high: estimate })

const limited = (share: number) => Math.min(1, Math.max(0, share))

function above(known: KllView, x: number): number {
  return 1 - atMost(known, (value) => value <= x)
}

function below(known: KllView, x: number): number {
  return atMost(known, (value) => value < x)
}

/** Share of the values up to the last one that passes; they ascend. */
function atMost(
  { values, cumulative, count }: KllView,
  passes: (value: number) => boolean,
): number {
  let last = -1
  while (last + 1 < values.length && passes(values[last + 1]!)) last++
  return last < 0 ? 0 : cumulative[last]! / count
}
