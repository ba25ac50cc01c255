/**
 * A KLL sketch as the bytes of Apache DataSketches' `KllDoublesSketch`, little-endian.
 *
 * ```
 *  0  u8   words of the preamble: 2 (none or one value) or 5
 *  1  u8   serial version: 1, or 2 for one value
 *  2  u8   family 15
 *  3  u8   flags: 1 empty, 2 level 0 ascends, 4 one value
 *  4  u16  k
 *  6  u8   m = 8, the smallest capacity of a level
 *  8       one value: f64, and nothing more
 *  8  u64  values seen
 * 16  u16  smallest k merged
 * 18  u8   levels
 * 20  u32  for each level, where it starts in an array as long as the sum of all capacities
 *     f64  minimum, maximum
 *     f64  items from the start of level 0 on, level 0 first
 * ```
 * An unsorted level 0 holds its newest item first. The coins and the record of compactions are not
 * part of the format.
 */
import { Reader } from '../bytes/reader.js'
import { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { KllState } from './kll.js'
import { itemsOf, type Level, MAX_LEVELS, MIN_CAPACITY, totalCapacity } from './kll-levels.js'
import { assertDecoded } from './spec.js'

const SHORT_WORDS = 2
const FULL_WORDS = 5
const FAMILY = 15
const Version = { full: 1, single: 2 } as const
const Flag = { empty: 1, levelZeroSorted: 2, single: 4 } as const
const MIN_K = 8

/** The sketch in the compact form. */
export function kllToBytes(state: KllState): Uint8Array {
  const { count, levels, spec } = state
  const isFull = count > 1
  const capacity = totalCapacity(spec.k, levels.length)
  const retained = levels.reduce((sum, { size }) => sum + size, 0)
  assert(retained <= capacity, `kll holds ${retained} items in ${capacity} places`)
  const writer = new Writer()
  writer.u8(isFull ? FULL_WORDS : SHORT_WORDS)
  writer.u8(count === 1 ? Version.single : Version.full)
  writer.u8(FAMILY).u8(flagsOf(state)).u16(spec.k).u8(MIN_CAPACITY).u8(0)
  if (count === 1) writer.f64(state.minimum)
  if (!isFull) return writer.finish()
  writer.count(count).u16(state.smallestK).u8(levels.length).u8(0)
  let start = capacity - retained
  for (const { size } of levels) {
    writer.u32(start)
    start += size
  }
  writer.f64(state.minimum).f64(state.maximum)
  levels.forEach((level, h) => {
    const items = itemsOf(level)
    writer.f64s(h > 0 || state.isLevelZeroSorted ? items : items.slice().reverse())
  })
  return writer.finish()
}

/**
 * Reads a compact sketch that this or another implementation wrote. Who made its compactions, and
 * how many, is not known: `squaredWeights` is undefined unless there were none. Throws `DataError`
 * on bytes that are not a sketch.
 */
export function kllFromBytes(bytes: Uint8Array): KllState {
  const reader = new Reader(bytes)
  const words = reader.u8()
  const version = reader.u8()
  check(reader.u8() === FAMILY, 'not of this family')
  const flags = reader.u8()
  const k = reader.u16()
  check(k >= MIN_K, `k ${k}`)
  check(reader.u8() === MIN_CAPACITY, 'levels of another smallest capacity')
  reader.u8()
  const isEmpty = (flags & Flag.empty) !== 0
  const isSingle = version === Version.single
  check(isSingle || version === Version.full, `serial version ${version}`)
  const isShort = isEmpty || isSingle
  check(words === (isShort ? SHORT_WORDS : FULL_WORDS), `a preamble of ${words} words`)
  if (isEmpty) return stateOf({ k, count: 0, smallestK: k, levels: [levelOf([])], flags })
  if (!isSingle) return readFull(reader, k, flags)
  const value = reader.f64()
  check(!Number.isNaN(value) && reader.left === 0, 'not one value')
  return stateOf({ k, count: 1, smallestK: k, levels: [levelOf([value])], flags })
}

/**
 * Bytes that a sketch of `count` values takes at most: of the most levels it can have, every place
 * taken.
 */
export function kllMaxBytes(k: number, count: number): number {
  const levelCount = count < 1 ? 1 : Math.floor(Math.log2(count)) + 1
  return 20 + levelCount * 4 + (totalCapacity(k, levelCount) + 2) * 8
}

interface Parts {
  readonly k: number
  readonly count: number
  readonly smallestK: number
  readonly levels: Level[]
  readonly flags: number
}

function flagsOf({ count, isLevelZeroSorted }: KllState): number {
  if (count === 0) return Flag.empty
  return (isLevelZeroSorted ? Flag.levelZeroSorted : 0) | (count === 1 ? Flag.single : 0)
}

function readFull(reader: Reader, k: number, flags: number): KllState {
  const count = reader.count()
  check(count >= 1, `a count of ${count}`)
  const smallestK = reader.u16()
  check(smallestK >= MIN_K && smallestK <= k, `smallest k ${smallestK} of k ${k}`)
  const levelCount = reader.u8()
  check(levelCount >= 1 && levelCount <= MAX_LEVELS, `${levelCount} levels`)
  reader.u8()
  const starts = Array.from({ length: levelCount }, () => reader.u32())
  starts.push(totalCapacity(k, levelCount))
  const [minimum, maximum] = [reader.f64(), reader.f64()]
  const levels = starts.slice(1).map((end, h) => {
    check(end >= starts[h]!, 'levels out of order')
    return levelOf(reader.f64s(end - starts[h]!))
  })
  check(reader.left === 0, `${reader.left} bytes too many`)
  const state = stateOf({ k, count, smallestK, levels, flags })
  checkItems(state, minimum, maximum)
  return { ...state, minimum, maximum }
}

function checkItems(state: KllState, minimum: number, maximum: number): void {
  let weight = 0
  state.levels.forEach((level, h) => {
    const items = itemsOf(level)
    weight += items.length * 2 ** h
    check(
      items.every((item) => item >= minimum && item <= maximum),
      'an item outside of minimum and maximum',
    )
    if (h === 0 && !state.isLevelZeroSorted) return
    check(
      items.every((item, i) => i === 0 || items[i - 1]! <= item),
      `items of level ${h} out of order`,
    )
  })
  check(weight === state.count, `${state.count} values, but a weight of ${weight}`)
}

/** Minimum and maximum are taken from level 0. */
function stateOf({ k, count, smallestK, levels, flags }: Parts): KllState {
  const isLevelZeroSorted = count < 2 || (flags & Flag.levelZeroSorted) !== 0
  const base = levels[0]!
  if (!isLevelZeroSorted) itemsOf(base).reverse()
  return {
    spec: { kind: 'kll', k },
    count,
    smallestK,
    minimum: itemsOf(base).reduce((low, item) => Math.min(low, item), Number.POSITIVE_INFINITY),
    maximum: itemsOf(base).reduce((high, item) => Math.max(high, item), Number.NEGATIVE_INFINITY),
    levels,
    isLevelZeroSorted,
    squaredWeights: levels.length === 1 ? 0 : undefined,
    seed: 0,
  }
}

function levelOf(items: ArrayLike<number>): Level {
  return { items: Float64Array.from(items), size: items.length }
}

function check(holds: boolean, what: string): asserts holds {
  assertDecoded(holds, 'kll', what)
}
