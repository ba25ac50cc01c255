/**
 * Which values occur most, and how often?
 *
 * Method: the counters of Misra and Gries (1982) in the form of Apache DataSketches' frequent items
 * (Anderson et al. 2017): an item has a counter, and when there are too many, one weight is
 * subtracted from all and those at 0 or below are dropped; what was subtracted so far is `offset`.
 * A batch may overfill the table, and is cut back to capacity by the smallest weight that does it
 * (the merge of Agarwal et al., "Mergeable summaries", 2012).
 * Layout of the state: hashes, weights and texts by item, the total weight, the offset.
 * Guarantee: a count lies between its weight and weight + offset, that of an absent item between 0
 * and offset; offset · (capacity + 1) is at most the total weight, capacity = 3/4 · 2^lgMaxMapSize.
 * Exact while offset is 0, that is up to capacity distinct values.
 * Merge: adds weights and offsets, then cuts back; commutative within the bounds.
 * Cost: a hash (shared) and about 10 ns a value. Weakness: among many values of equal frequency it
 * keeps none. NaN, infinities and the empty text are values; a text longer than 1,024 bytes is named
 * by its beginning.
 */
import type { Column, DictionaryColumn } from '../batch/column.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import type { Accumulator } from './accumulator.js'
import { codeCountsOf } from './dictionary.js'
import { emptyTable, findOrAddEntry, type HashTable, keepEntries } from './hash-table.js'
import {
  addPending,
  addText,
  emptyTexts,
  fetchPending,
  type ItemTexts,
  moveItem,
  textBytes,
  tidyTexts,
} from './item-texts.js'
import { type Runs, runsOf } from './number-runs.js'
import type { FrequentSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'
import { heaviest, weightAtIndex } from './weight-rank.js'

export const MIN_LG_MAP_SIZE = 3
export const MAX_LG_MAP_SIZE = 26
/** Few counters are cut back only when this many items have come. */
const MIN_ITEM_LIMIT = 512

export interface FrequentState {
  readonly spec: FrequentSpec
  readonly table: HashTable
  readonly texts: ItemTexts
  /** By item, at least 1. */
  weights: Float64Array
  /** Values seen. */
  totalWeight: number
  /** The most by which a weight is too small. */
  offset: number
  /** What the binary format calls the current size of the map: it grows with the items. */
  lgMapSize: number
}

export const frequent: Accumulator<FrequentSpec, FrequentState> = {
  kind: 'frequent',
  commutative: true,

  empty(spec) {
    const { lgMaxMapSize: lg } = spec
    const isPossible = Number.isInteger(lg) && lg >= MIN_LG_MAP_SIZE && lg <= MAX_LG_MAP_SIZE
    assert(isPossible, `frequent lgMaxMapSize must be an integer from 3 to 26, not ${lg}`)
    return {
      spec,
      table: emptyTable(),
      texts: emptyTexts(),
      weights: new Float64Array(8),
      totalWeight: 0,
      offset: 0,
      lgMapSize: MIN_LG_MAP_SIZE,
    }
  },

  update(state, column) {
    if (column.length === column.invalidCount) return
    if (column.storage === 'dictionary') {
      countEntries(state, column)
    } else if (column.storage === 'float64') {
      countRuns(state, runsOf(column, capacityOf(state.spec)))
    } else {
      countSlots(state, column)
      settle(state, column)
    }
    state.totalWeight += column.length - column.invalidCount
  },

  merge(into, from) {
    assertMergeable(into, from)
    const { table, texts, weights } = from
    for (let item = 0; item < table.size; item++) {
      const text = textBytes(texts, item)
      addWeight(into, { hashes: table.lanes, at: item * HASH_LANES, text }, weights[item]!)
    }
    into.totalWeight += from.totalWeight
    into.offset += from.offset
    into.lgMapSize = Math.max(into.lgMapSize, from.lgMapSize)
    cutToCapacity(into)
    tidyTexts(into.texts, into.table.size)
  },

  encode(state, writer: Writer) {
    assert(isPossible(state), 'frequent items outweigh the values seen')
    const { table, texts, weights } = state
    writer.count(state.totalWeight).count(state.offset).u8(state.lgMapSize).u32(table.size)
    for (let item = 0; item < table.size; item++) {
      for (let lane = 0; lane < HASH_LANES; lane++) {
        writer.u32(table.lanes[item * HASH_LANES + lane]!)
      }
      const text = textBytes(texts, item)
      writer.count(weights[item]!).u32(text.length).raw(text)
    }
  },

  decode(reader: Reader, spec) {
    const state = frequent.empty(spec)
    state.totalWeight = reader.count()
    state.offset = reader.count()
    state.lgMapSize = reader.u8()
    const isSize = state.lgMapSize >= MIN_LG_MAP_SIZE && state.lgMapSize <= spec.lgMaxMapSize
    assertDecoded(isSize, 'frequent', `a map of 2^${state.lgMapSize} places`)
    const size = reader.u32()
    const lanes = new Uint32Array(HASH_LANES)
    for (let item = 0; item < size; item++) {
      for (let lane = 0; lane < HASH_LANES; lane++) lanes[lane] = reader.u32()
      const weight = reader.count()
      assertDecoded(weight >= 1, 'frequent', `a weight of ${weight}`)
      addWeight(state, { hashes: lanes, at: 0, text: reader.raw(reader.u32()) }, weight)
    }
    assertDecoded(state.table.size === size, 'frequent', 'an item that occurs twice')
    assertDecoded(isPossible(state), 'frequent', 'items that outweigh the values seen')
    return state
  },
}

/** How many counters are kept. */
export function capacityOf({ lgMaxMapSize }: FrequentSpec): number {
  return placesFor(lgMaxMapSize)
}

/** An item by its hash, `hashes[at .. at + 4)`, and its text. */
export interface HashedItem {
  readonly hashes: Uint32Array
  readonly at: number
  readonly text: Uint8Array
}

/** Adds weight to an item, without cutting back or counting it to the total. */
export function addWeight(state: FrequentState, item: HashedItem, weight: number): void {
  const { table } = state
  const { size } = table
  const entry = findOrAddEntry(table, item.hashes, item.at)
  if (entry === size) {
    reserveWeights(state, size + 1)
    state.weights[entry] = 0
    addText(state.texts, entry, item.text)
  }
  state.weights[entry]! += weight
}

/**
 * Takes one item as the format's own implementations do: when the map is full it grows, and when it
 * may not, the median weight is subtracted at once.
 */
export function updateItem(state: FrequentState, item: HashedItem, weight: number): void {
  addWeight(state, item, weight)
  state.totalWeight += weight
  const { table, spec } = state
  if (table.size <= placesFor(state.lgMapSize)) return
  if (state.lgMapSize < spec.lgMaxMapSize) state.lgMapSize++
  else subtract(state, weightAtIndex(state.weights, table.size, table.size >> 1))
  tidyTexts(state.texts, table.size)
}

/** Counters and offset account for no more than was seen, and the map is not overfull. */
export function isPossible({ spec, table, weights, totalWeight, offset }: FrequentState): boolean {
  let weight = 0
  for (let item = 0; item < table.size; item++) weight += weights[item]!
  const isExact = offset > 0 || weight === totalWeight
  return table.size <= capacityOf(spec) && weight <= totalWeight && isExact
}

function placesFor(lgMapSize: number): number {
  return (3 << lgMapSize) / 4
}

function countSlots(state: FrequentState, column: Column): void {
  const hashes = hashesOf(column)
  const { validity, length } = column
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    count(state, hashes, i, 1)
  }
}

/**
 * Counts a dictionary's entries. Where there are more than counters, those that cannot stay are left
 * out at once: the batch is cut back as a summary of its own, which is then merged.
 */
function countEntries(state: FrequentState, column: DictionaryColumn): void {
  const { dictionary } = column
  const { codes, counts } = codeCountsOf(column)
  const { length } = codes
  const hashes = hashesOf(dictionary)
  const weights = length <= SPACE_SLOTS ? spaces().entryWeights : new Float64Array(length)
  for (let i = 0; i < length; i++) weights[i] = counts[codes[i]!]!
  const { offset, slots } = heaviest(weights.subarray(0, length), capacityOf(state.spec))
  for (let i = 0, n = slots.length; i < n; i++) {
    const slot = slots[i]!
    count(state, hashes, codes[slot]!, weights[slot]! - offset)
  }
  state.offset += offset
  settle(state, dictionary)
}

/** Counts distinct numbers: a summary of the batch, with an offset of its own, is merged. */
function countRuns(state: FrequentState, { column, weights, offset }: Runs): void {
  const hashes = hashesOf(column)
  for (let i = 0, n = column.length; i < n; i++) count(state, hashes, i, weights[i]!)
  state.offset += offset
  settle(state, column)
}

/** Counts the value of a slot, whose text is fetched at the end of the batch. */
function count(state: FrequentState, hashes: Uint32Array, slot: number, weight: number): void {
  const { table } = state
  const { size } = table
  const entry = findOrAddEntry(table, hashes, slot * HASH_LANES)
  if (entry < size) {
    state.weights[entry]! += weight
    return
  }
  reserveWeights(state, size + 1)
  state.weights[entry] = weight
  addPending(state.texts, entry, slot)
  if (size >= Math.max(2 * capacityOf(state.spec), MIN_ITEM_LIMIT)) cutToCapacity(state)
}

/** The end of a batch: no more items than counters, each with its text. */
function settle(state: FrequentState, column: Column): void {
  cutToCapacity(state)
  fetchPending(state.texts, state.table.size, column)
  tidyTexts(state.texts, state.table.size)
}

/** Subtracts the smallest weight that leaves no more items than counters. */
function cutToCapacity(state: FrequentState): void {
  const { table, spec, weights } = state
  const surplus = table.size - capacityOf(spec)
  if (surplus > 0) subtract(state, weightAtIndex(weights, table.size, surplus - 1))
  while (table.size > placesFor(state.lgMapSize)) state.lgMapSize++
}

/** Subtracts an amount from every weight, and drops the items that it uses up. */
function subtract(state: FrequentState, amount: number): void {
  const { table, weights, texts } = state
  const isKept = (item: number) => weights[item]! > amount
  const { size } = table
  // The table asks about every item before its weight is moved: an item never moves up.
  keepEntries(table, isKept)
  let next = 0
  for (let item = 0; item < size; item++) {
    if (!isKept(item)) continue
    moveItem(texts, item, next)
    weights[next++] = weights[item]! - amount
  }
  state.offset += amount
}

function reserveWeights(state: FrequentState, items: number): void {
  if (state.weights.length >= items) return
  const weights = new Float64Array(Math.max(items, state.weights.length * 2))
  weights.set(state.weights)
  state.weights = weights
}
