/**
 * What does a KLL sketch say? Quantiles, ranks, and how far they may be off.
 *
 * A rank is the share of values at most x; the quantile of q is the smallest kept value whose rank
 * reaches q (the inverse of the empirical distribution function), with the exact minimum at 0 and
 * the exact maximum at 1.
 * Guarantee: see `rankError`. Cost: a merge of the levels for a view, a bisection for each answer.
 */
import type { Bounded } from './bounded.js'
import type { KllState } from './kll.js'
import { itemsOf } from './kll-levels.js'

/** The distribution that a sketch stands for. */
export interface KllView {
  /** Distinct kept values, ascending. */
  readonly values: Float64Array
  /** Estimated number of values at most `values[i]`; the last is the count. */
  readonly cumulative: Float64Array
  readonly count: number
  readonly minimum: number
  readonly maximum: number
}

/** The chance that a rank error is exceeded, where the caller does not choose: 1 %. */
const FAILURE = 0.01

/** Whether every value is kept, so that all answers are exact. */
export function isExact({ levels, count }: KllState): boolean {
  return itemsOf(levels[0]!).length === count
}

/**
 * How far a rank (a share, 0 to 1) may be off with probability 1 − `failure`, for any one value
 * asked about: 0 where the sketch is exact; else Hoeffding's bound √(2 S ln(2/δ)) / n on the
 * compactions that were made; where those are not known, the published error of the format's own
 * algorithm, which is for a failure of 1 %.
 */
export function rankError(state: KllState, failure = FAILURE): number {
  if (isExact(state)) return 0
  if (state.squaredWeights === undefined) return publishedRankError(state.smallestK).single
  return Math.min(1, Math.sqrt(2 * state.squaredWeights * Math.log(2 / failure)) / state.count)
}

/**
 * S = Σ 4^level over the compactions: S/n² bounds the variance of a rank. 0 where the sketch is exact;
 * where the compactions are not known, from the published error, which is some 3.5 deviations.
 */
export function squaredWeights(state: KllState): number {
  if (isExact(state)) return 0
  return state.squaredWeights ?? ((rankError(state) / 3.5) * state.count) ** 2
}

/**
 * Rank error at 99 % confidence that Apache DataSketches measured for its algorithm: of one rank, and
 * of the mass between two.
 */
export function publishedRankError(k: number): { readonly single: number; readonly mass: number } {
  return { single: 2.296 / k ** 0.9723, mass: 2.446 / k ** 0.9433 }
}

/** Views that were asked for, as long as their sketch stays as it was. */
const known = new WeakMap<KllState, KllView>()

/** The distribution, made once for many questions. Empty of values for an empty sketch. */
export function view(state: KllState): KllView {
  const before = known.get(state)
  // Whatever is added to a sketch adds to its count.
  if (before?.count === state.count) return before
  const made = viewOf(state)
  known.set(state, made)
  return made
}

function viewOf(state: KllState): KllView {
  const { items, weights } = weightedItems(state)
  const cumulative = new Float64Array(items.length)
  let weight = 0
  let last = -1
  for (let i = 0, n = items.length; i < n; i++) {
    weight += weights[i]!
    if (last < 0 || items[i] !== items[last]) items[++last] = items[i]!
    cumulative[last] = weight
  }
  const { count, minimum, maximum } = state
  return {
    values: items.slice(0, last + 1),
    cumulative: cumulative.slice(0, last + 1),
    count,
    minimum,
    maximum,
  }
}

/** The quantile of q in [0, 1]; undefined without values. */
export function quantile(state: KllState, q: number): number | undefined {
  return quantileOf(view(state), q)
}

/** As {@link quantile}, from a view. A q outside of [0, 1] counts as the nearer end. */
export function quantileOf(
  { values, cumulative, count, ...ends }: KllView,
  q: number,
): number | undefined {
  if (count === 0) return undefined
  if (q <= 0) return ends.minimum
  if (q >= 1) return ends.maximum
  // Rounding in q · n must not step over a rank that q hits exactly.
  const needed = Math.ceil(q * count * (1 - Number.EPSILON))
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle]! >= needed) high = middle
    else low = middle + 1
  }
  return values[low]
}

/** The quantile of each q with those of q ∓ the rank error; empty without values. */
export function boundedQuantiles(state: KllState, qs: readonly number[]): readonly Bounded[] {
  if (state.count === 0) return []
  const error = rankError(state)
  const distribution = view(state)
  const at = (q: number) => quantileOf(distribution, q) as number
  return qs.map((q) => ({ estimate: at(q), low: at(q - error), high: at(q + error) }))
}

/** The share of values at most x; undefined without values. */
export function rank(state: KllState, x: number): number | undefined {
  if (state.count === 0) return undefined
  if (x >= state.maximum) return 1
  let weight = 0
  state.levels.forEach((level, h) => {
    let atMost = 0
    for (const item of itemsOf(level)) if (item <= x) atMost++
    weight += atMost * 2 ** h
  })
  return weight / state.count
}

interface Weighted {
  readonly items: Float64Array
  readonly weights: Float64Array
}

/** All kept items, ascending, with their weights. */
function weightedItems({ levels, isLevelZeroSorted }: KllState): Weighted {
  let all: Weighted = { items: new Float64Array(0), weights: new Float64Array(0) }
  for (const [h, level] of levels.entries()) {
    const items = itemsOf(level)
    all = withLevel(all, h > 0 || isLevelZeroSorted ? items : items.slice().sort(), 2 ** h)
  }
  return all
}

/** Both ascending, merged. */
function withLevel({ items, weights }: Weighted, level: Float64Array, weight: number): Weighted {
  const size = items.length + level.length
  const merged = { items: new Float64Array(size), weights: new Float64Array(size).fill(weight) }
  let a = 0
  let b = 0
  for (let at = 0; at < size; at++) {
    if (b < level.length && (a === items.length || level[b]! < items[a]!)) {
      merged.items[at] = level[b++]!
    } else {
      merged.items[at] = items[a]!
      merged.weights[at] = weights[a++]!
    }
  }
  return merged
}
