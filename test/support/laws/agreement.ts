/**
 * When do two states give the same answers? Exactly; or, of sketches that estimate, within the
 * bounds that they state. The bounds of kll are asked for at a failure probability of 1e-12 an
 * answer, so that a run of the laws, some 1e5 of them, fails by chance with probability below 1e-7.
 */
import { maximum, minimum } from '../../../src/accumulators/extent.js'
import type { FrequentState } from '../../../src/accumulators/frequent.js'
import { allItems, isExactCount } from '../../../src/accumulators/frequent-query.js'
import { histogramCount } from '../../../src/accumulators/histogram.js'
import { distinct } from '../../../src/accumulators/hll-query.js'
import { distinctKeys, duplicateCount, duplicates } from '../../../src/accumulators/keys.js'
import type { KllState } from '../../../src/accumulators/kll.js'
import { isExact, rank, rankError, view } from '../../../src/accumulators/kll-query.js'
import type { MembersState } from '../../../src/accumulators/members.js'
import type { MomentsState } from '../../../src/accumulators/moments.js'
import { kurtosis, mean, skewness, sum, variance } from '../../../src/accumulators/moments.js'
import { isState, type State } from '../../../src/accumulators/registry.js'
import { sampledRows } from '../../../src/accumulators/sample.js'
import { validCount } from '../../../src/accumulators/tally.js'

const FAILURE = 1e-12

/** What differs between the answers of two states of one spec; undefined where they agree. */
export function disagreement(a: State, b: State): string | undefined {
  if (isState(a, 'moments') && isState(b, 'moments')) return momentsDisagreement(a, b)
  if (isState(a, 'kll') && isState(b, 'kll')) return kllDisagreement(a, b)
  if (isState(a, 'frequent') && isState(b, 'frequent')) return frequentDisagreement(a, b)
  return unequal(answersOf(a), answersOf(b))
}

/** All that a state answers, exactly. Asking changes nothing. */
export function answersOf(state: State): unknown {
  if (isState(state, 'tally')) return [state.counts, validCount(state)]
  if (isState(state, 'extent')) return [minimum(state), maximum(state)]
  if (isState(state, 'moments')) {
    return [state.count, sum, mean, variance, skewness, kurtosis].map((query) =>
      typeof query === 'number' ? query : query(state),
    )
  }
  if (isState(state, 'kll')) return [view(state), rankError(state), rank(state, 0)]
  if (isState(state, 'hll')) return distinct(state)
  if (isState(state, 'frequent')) return [sorted(state), state.offset, state.totalWeight]
  if (isState(state, 'sample')) return sampledRows(state)
  if (isState(state, 'histogram')) return Array.from(state.counts)
  if (isState(state, 'keys')) {
    return [distinctKeys(state), duplicateCount(state), duplicates(state)]
  }
  if (isState(state, 'members')) return membersOf(state)
  const { spec, ...answers } = state
  return answers
}

/** The hashes in an order of their own. */
function membersOf({ table: { lanes, size } }: MembersState): readonly string[] {
  return Array.from({ length: size }, (_, i) => lanes.slice(i * 4, i * 4 + 4).join()).sort()
}

/** How many values or rows a state accounts for, where it says; merging adds it up. */
export function weightOf(state: State): number | undefined {
  if (isState(state, 'tally')) return state.counts.rows
  if (isState(state, 'moments')) return state.count
  if (isState(state, 'kll')) {
    return state.levels.reduce((weight, { size }, level) => weight + size * 2 ** level, 0)
  }
  if (isState(state, 'frequent')) return state.totalWeight
  if (isState(state, 'histogram')) return histogramCount(state)
  return undefined
}

function unequal(a: unknown, b: unknown): string | undefined {
  const [textA, textB] = [textOf(a), textOf(b)]
  return textA === textB ? undefined : `${textA} and ${textB}`
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'bigint') return `${part}n`
    if (ArrayBuffer.isView(part)) return Array.from(part as Uint8Array)
    return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part
  })
}

/** To rounding, on the scale of the values; shape only where there is any. */
function momentsDisagreement(a: MomentsState, b: MomentsState): string | undefined {
  const scale = Math.abs(mean(a) ?? 0) + Math.sqrt(variance(a) ?? 0)
  const close = (x: number | undefined, y: number | undefined, tolerance: number) =>
    x === y || (x !== undefined && y !== undefined && Math.abs(x - y) <= tolerance)
  const spread = variance(a) ?? 0
  const isShapeless = spread <= (scale * 1e-12) ** 2
  const agrees =
    a.count === b.count &&
    close(sum(a), sum(b), scale * a.count * 1e-15) &&
    close(mean(a), mean(b), scale * 1e-15) &&
    close(variance(a), variance(b), spread * 1e-12 + (scale * 1e-15) ** 2) &&
    (isShapeless || close(skewness(a), skewness(b), 1e-10)) &&
    (isShapeless || close(kurtosis(a), kurtosis(b), 1e-10))
  return agrees ? undefined : `${textOf(answersOf(a))} and ${textOf(answersOf(b))}`
}

function kllDisagreement(a: KllState, b: KllState): string | undefined {
  if (isExact(a) && isExact(b)) return unequal(view(a), view(b))
  const summary = ({ count, minimum: low, maximum: high, smallestK }: KllState) => [
    count,
    low,
    high,
    smallestK,
  ]
  const allowed = rankError(a, FAILURE) + rankError(b, FAILURE)
  for (const x of view(a).values) {
    const [rankA, rankB] = [rank(a, x) as number, rank(b, x) as number]
    if (Math.abs(rankA - rankB) > allowed) return `ranks ${rankA} and ${rankB} of ${x}`
  }
  return unequal(summary(a), summary(b))
}

/** Intervals of the same count must meet. */
function frequentDisagreement(a: FrequentState, b: FrequentState): string | undefined {
  if (isExactCount(a) && isExactCount(b)) return unequal(sorted(a), sorted(b))
  if (a.totalWeight !== b.totalWeight) return `totals ${a.totalWeight} and ${b.totalWeight}`
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = new Map(allItems(other).map((item) => [item.value, item]))
    for (const { value, low } of allItems(one)) {
      const high = known.get(value)?.high ?? other.offset
      if (low > high) return `at least ${low} and at most ${high} of ${value}`
    }
  }
  return undefined
}

function sorted(state: FrequentState): unknown {
  return allItems(state).sort((x, y) => (x.value < y.value ? -1 : 1))
}
