/**
 * The levels of a KLL sketch: how many items each may hold, and how a full one passes on.
 *
 * Level h holds items of weight 2^h. To compact a level is to sort it and to pass every second item
 * to the level above, where it weighs twice as much; a coin decides between the odd and the even
 * ones, so that every rank stays right on average. An item left over stays where it is.
 * Capacities (Karnin, Lang and Liberty 2016, as in Apache DataSketches): max(8, k (2/3)^depth) with
 * depth 0 at the top, in integers, so that every implementation agrees.
 */
import { assert } from '../errors.js'

/** Items of one level, `items[0 .. size)`. */
export interface Level {
  items: Float64Array
  size: number
}

/** Either 0 or 1, each half of the time. */
export type Coin = () => number

/** The smallest capacity of a level; the `m` of the binary format. */
export const MIN_CAPACITY = 8

/** More levels than any count up to 2^53 needs. */
export const MAX_LEVELS = 61

/** Integers of at most 2^47 divided by at most 3^30 stay exact in doubles up to this depth. */
const EXACT_DEPTH = 30

const known = new Map<number, Float64Array>()

/**
 * Capacities of the levels of a sketch with `levelCount` levels, level 0 first, and their sum behind
 * the last.
 */
export function capacitiesOf(k: number, levelCount: number): Float64Array {
  const key = k * 64 + levelCount
  let capacities = known.get(key)
  if (capacities === undefined) {
    capacities = new Float64Array(levelCount + 1)
    for (let level = 0; level < levelCount; level++) {
      const capacity = Math.max(MIN_CAPACITY, shrunk(k, levelCount - level - 1))
      capacities[level] = capacity
      capacities[levelCount]! += capacity
    }
    known.set(key, capacities)
  }
  return capacities
}

/** How many items all levels together may hold. */
export function totalCapacity(k: number, levelCount: number): number {
  return capacitiesOf(k, levelCount)[levelCount]!
}

/** k (2/3)^depth, rounded as the format's implementations do: in two steps where it is deep. */
function shrunk(k: number, depth: number): number {
  if (depth <= EXACT_DEPTH) return shrunkOnce(k, depth)
  const half = depth >> 1
  return shrunkOnce(shrunkOnce(k, half), depth - half)
}

function shrunkOnce(k: number, depth: number): number {
  const doubled = Math.floor((2 * k * 2 ** depth) / 3 ** depth)
  return Math.floor((doubled + 1) / 2)
}

export function emptyLevel(): Level {
  return { items: new Float64Array(0), size: 0 }
}

/** The items as a view. */
export function itemsOf(level: Level): Float64Array {
  return level.items.subarray(0, level.size)
}

/** Appends one item, whatever the order. */
export function push(level: Level, value: number): void {
  reserve(level, level.size + 1)
  level.items[level.size++] = value
}

/** Adds ascending values to an ascending level; merged from the back, in place. */
export function mergeInto(level: Level, values: Float64Array): void {
  const added = values.length
  if (added === 0) return
  let a = level.size - 1
  let b = added - 1
  reserve(level, level.size + added)
  const { items } = level
  for (let at = level.size + added - 1; b >= 0; at--) {
    if (a >= 0 && items[a]! > values[b]!) items[at] = items[a--]!
    else items[at] = values[b--]!
  }
  level.size += added
}

/** Both ascending inputs, merged into `out`; `few` is the one that a level had left, often one item. */
export function mergeSorted(few: Float64Array, many: Float64Array, out: Float64Array): void {
  assert(out.length === few.length + many.length, 'merged items need a place each')
  let at = 0
  let from = 0
  for (let i = 0, n = few.length; i < n; i++) {
    const item = few[i]!
    while (from < many.length && many[from]! < item) out[at++] = many[from++]!
    out[at++] = item
  }
  out.set(many.subarray(from), at)
}

/** Every second value, from `first` (0 or 1) on, to the front of `out`; returns that part of it. */
export function everySecond(values: Float64Array, first: number, out: Float64Array): Float64Array {
  const half = values.length >> 1
  for (let i = 0, from = first; i < half; i++, from += 2) out[i] = values[from]!
  return out.subarray(0, half)
}

function reserve(level: Level, size: number): void {
  if (level.items.length >= size) return
  const items = new Float64Array(Math.max(size, Math.ceil(level.items.length * 1.5), 16))
  items.set(itemsOf(level))
  level.items = items
}
