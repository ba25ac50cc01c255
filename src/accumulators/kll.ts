/**
 * How are numbers distributed? Quantiles and ranks from a few thousand kept values.
 *
 * Method: the KLL sketch (Karnin, Lang and Liberty, "Optimal quantile approximation in streams",
 * FOCS 2016, arXiv 1603.05346), with the capacities of Apache DataSketches. Values come in sorted
 * blocks; a block enters as a whole and the full levels are compacted from below, which compacts
 * rarely and many items at once, and so errs less than the same sketch fed value by value.
 * Layout of the state: levels of items (weight 2^level), count, minimum and maximum, the smallest k
 * ever merged, the seed of the next coins, and S = Σ 4^level over all compactions.
 * Guarantee: exact up to k values. Beyond, a rank's error is a sum of independent ±2^level, one a
 * compaction, so that it exceeds √(2 S ln(2/δ)) with probability at most δ (Hoeffding); see
 * `rankError`.
 * Merge: level by level, then compacted; equal in distribution whatever the order or grouping.
 * Cost: a sort of the block and about 2 ns a value. Weakness: ranks, not values, are near: where
 * there are no data, a quantile can be far.
 * Finite values only: `tally` counts NaN and infinities, and who compares distributions gives them
 * bins of their own. −0 is kept as 0.
 */
import { rowOf } from '../batch/column.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import { seededRandom } from '../math/random.js'
import type { Accumulator } from './accumulator.js'
import { kllFromBytes, kllToBytes } from './kll-bytes.js'
import {
  type Coin,
  capacitiesOf,
  emptyLevel,
  everySecond,
  itemsOf,
  type Level,
  mergeInto,
  mergeSorted,
  push,
  totalCapacity,
} from './kll-levels.js'
import { sortedNumbersOf } from './numbers.js'
import type { KllSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

/** Levels hold counts of at most 2^16 − 1 items in the binary format's `k`. */
const MAX_K = 65535
const MIN_K = 8

export interface KllState {
  readonly spec: KllSpec
  /** Values seen. */
  count: number
  /** The smallest k of the sketches that were merged into this one. */
  smallestK: number
  /** Infinity while there is no value. */
  minimum: number
  /** −Infinity while there is no value. */
  maximum: number
  /** At least one; level 0 ascends unless `isLevelZeroSorted` is false, the others always. */
  readonly levels: Level[]
  isLevelZeroSorted: boolean
  /** S = Σ 4^level over all compactions; undefined where another program made some of them. */
  squaredWeights: number | undefined
  /** Stands for the coins tossed so far: an integer of 32 bits, 0 before the first. */
  seed: number
}

export const kll: Accumulator<KllSpec, KllState> = {
  kind: 'kll',
  commutative: true,

  empty(spec) {
    const isPossible = Number.isInteger(spec.k) && spec.k >= MIN_K && spec.k <= MAX_K
    assert(isPossible, `kll k must be an integer from ${MIN_K} to ${MAX_K}, not ${spec.k}`)
    return {
      spec,
      count: 0,
      smallestK: spec.k,
      minimum: Number.POSITIVE_INFINITY,
      maximum: Number.NEGATIVE_INFINITY,
      levels: [emptyLevel()],
      isLevelZeroSorted: true,
      squaredWeights: 0,
      seed: 0,
    }
  },

  update(state, column) {
    const values = sortedNumbersOf(column)
    const last = values.length - 1
    if (last < 0) return
    const [low, high] = [values[0]!, values[last]!]
    sortLevelZero(state)
    absorb(state, values, coinOf(state, `${rowOf(column, 0)} ${low} ${high} ${last}`))
    state.count += values.length
    state.minimum = Math.min(state.minimum, low)
    state.maximum = Math.max(state.maximum, high)
    assertWeight(state)
  },

  merge(into, from) {
    assertMergeable(into, from)
    if (from.count === 0) return
    sortLevelZero(into)
    from.levels.forEach((level, h) => {
      while (into.levels.length <= h) into.levels.push(emptyLevel())
      const isSorted = h > 0 || from.isLevelZeroSorted
      mergeInto(into.levels[h]!, isSorted ? itemsOf(level) : itemsOf(level).slice().sort())
    })
    joinSummaries(into, from)
    compress(into, coinOf(into, `${from.seed} ${from.count} ${from.minimum} ${from.maximum}`))
    assertWeight(into)
  },

  encode(state, writer: Writer) {
    const bytes = kllToBytes(state)
    writer.u32(state.seed).f64(state.squaredWeights ?? Number.NaN)
    writer.u32(bytes.length).raw(bytes)
  },

  decode(reader: Reader, spec) {
    const seed = reader.u32()
    const squaredWeights = reader.f64()
    const state = kllFromBytes(reader.raw(reader.u32()))
    assertDecoded(state.spec.k === spec.k, 'kll', `k ${state.spec.k}, expected ${spec.k}`)
    assertDecoded(!(squaredWeights < 0), 'kll', 'a negative sum of squared weights')
    return {
      ...state,
      spec,
      seed,
      squaredWeights: Number.isNaN(squaredWeights) ? undefined : squaredWeights,
    }
  },
}

/**
 * Takes one finite value as the published algorithm does: appended to level 0, the lowest full level
 * compacted first where there is no room. The coin's 0 and 1 mean what they mean to the format's
 * other implementations, so that their results can be reproduced toss by toss.
 */
export function updateItem(state: KllState, value: number, coin: Coin): void {
  if (retainedCount(state) >= totalCapacity(state.spec.k, state.levels.length)) {
    compact(state, lowestFullLevel(state), coin)
  }
  push(state.levels[0]!, value)
  state.isLevelZeroSorted = false
  state.count++
  state.minimum = Math.min(state.minimum, value)
  state.maximum = Math.max(state.maximum, value)
}

/** How many values the sketch keeps. */
export function retainedCount({ levels }: KllState): number {
  let count = 0
  for (let i = 0, n = levels.length; i < n; i++) count += levels[i]!.size
  return count
}

/**
 * A coin that is tossed from the state's seed and a circumstance of the update, which keeps the
 * coins of partitions with the same history apart. It moves the seed on with its first toss, so that
 * an exact sketch depends on its values alone.
 */
function coinOf(state: KllState, circumstance: string): Coin {
  let toss: Coin | undefined
  return () => {
    if (toss === undefined) {
      const random = seededRandom(`${state.seed} ${state.count} ${circumstance}`)
      state.seed = random.integer(2 ** 32)
      toss = () => random.integer(2)
    }
    return toss()
  }
}

function joinSummaries(into: KllState, from: KllState): void {
  into.count += from.count
  into.smallestK = Math.min(into.smallestK, from.smallestK)
  into.minimum = Math.min(into.minimum, from.minimum)
  into.maximum = Math.max(into.maximum, from.maximum)
  const isKnown = into.squaredWeights !== undefined && from.squaredWeights !== undefined
  into.squaredWeights = isKnown ? into.squaredWeights! + from.squaredWeights! : undefined
  // A copy of a sketch continues as the sketch would.
  if (into.count === from.count) into.seed = from.seed
}

let mergeSpace = new Float64Array(0)
let halfSpace = new Float64Array(0)

/**
 * Adds an ascending block. What a level above the first receives is half of what the one below held,
 * so that a block many times larger than the sketch passes through without being stored.
 */
function absorb(state: KllState, block: Float64Array, coin: Coin): void {
  const { levels, spec } = state
  let retained = retainedCount(state) + block.length
  let carry = block
  for (let h = 0; ; h++) {
    if (h === levels.length) levels.push(emptyLevel())
    const level = levels[h]!
    const size = level.size + carry.length
    const hasRoom = retained <= totalCapacity(spec.k, levels.length)
    if (hasRoom || size < capacitiesOf(spec.k, levels.length)[h]!) {
      mergeInto(level, carry)
      break
    }
    const merged = claimMerge(size)
    mergeSorted(itemsOf(level), carry, merged)
    carry = halve(state, h, merged, coin)
    retained -= carry.length
  }
  compress(state, coin)
}

/** Compacts from below until the levels hold no more than they may. */
function compress(state: KllState, coin: Coin): void {
  const { levels, spec } = state
  while (retainedCount(state) > totalCapacity(spec.k, levels.length)) {
    compact(state, lowestFullLevel(state), coin)
  }
}

function lowestFullLevel({ levels, spec }: KllState): number {
  const capacities = capacitiesOf(spec.k, levels.length)
  const level = levels.findIndex(({ size }, h) => size >= capacities[h]!)
  assert(level >= 0, 'some level of a full sketch is full')
  return level
}

/** Compacts one level into the next. */
function compact(state: KllState, h: number, coin: Coin): void {
  const { levels } = state
  const level = levels[h]!
  if (h + 1 === levels.length) levels.push(emptyLevel())
  if (h === 0 && !state.isLevelZeroSorted) putNewestFirst(level)
  const items = claimMerge(level.size)
  items.set(itemsOf(level))
  mergeInto(levels[h + 1]!, halve(state, h, items, coin))
}

/**
 * Half of the ascending items of level `h`, which is left with the one that has no partner: the
 * first.
 */
function halve(state: KllState, h: number, items: Float64Array, coin: Coin): Float64Array {
  const level = state.levels[h]!
  const odd = items.length & 1
  level.size = 0
  if (odd === 1) push(level, items[0]!)
  if (state.squaredWeights !== undefined) state.squaredWeights += 4 ** h
  const half = items.length >> 1
  if (halfSpace.length < half) halfSpace = new Float64Array(half)
  // A toss of 0 keeps the smaller of each pair, unless nothing lies above.
  const isAlone = (state.levels[h + 1]?.size ?? 0) === 0
  const first = coin() ^ (isAlone ? 1 : 0)
  return everySecond(items.subarray(odd), first, halfSpace)
}

/** The newest item first, where it may be left over; the others ascending behind it. */
function putNewestFirst(level: Level): void {
  const items = itemsOf(level)
  if ((items.length & 1) === 0) {
    items.sort()
    return
  }
  items.reverse()
  items.subarray(1).sort()
}

function sortLevelZero(state: KllState): void {
  if (state.isLevelZeroSorted) return
  itemsOf(state.levels[0]!).sort()
  state.isLevelZeroSorted = true
}

function claimMerge(size: number): Float64Array {
  if (mergeSpace.length < size) mergeSpace = new Float64Array(size)
  return mergeSpace.subarray(0, size)
}

/** No compaction may lose or invent weight. */
function assertWeight({ levels, count }: KllState): void {
  const weight = levels.reduce((sum, { size }, h) => sum + size * 2 ** h, 0)
  assert(weight === count, `kll of ${count} values holds a weight of ${weight}`)
}
