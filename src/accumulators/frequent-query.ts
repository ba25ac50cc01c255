/**
 * What does a table of frequent items say? Items and counts, each with its bounds.
 *
 * Guarantee: low ≤ true count ≤ high, always. Cost: a pass over the items, and a sort for the top.
 */
import type { LogicalType } from '../batch/type.js'
import type { FrequentState } from './frequent.js'
import { hashOfText } from './frequent-bytes.js'
import { findEntry } from './hash-table.js'
import { textOf } from './item-texts.js'

export interface FrequentItem {
  /** Canonical text of the value. */
  readonly value: string
  /** The estimate, which is `high`: a frequent item lost what was subtracted from all. */
  readonly count: number
  readonly low: number
  readonly high: number
}

/** Whether every distinct value has a counter that was never cut, so that all counts are exact. */
export function isExactCount({ offset }: FrequentState): boolean {
  return offset === 0
}

/** The items of largest count first, equal ones by text; at most `limit`. */
export function topItems(state: FrequentState, limit: number): readonly FrequentItem[] {
  return allItems(state)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit)
}

/** All items that have a counter, in no particular order. */
export function allItems(state: FrequentState): FrequentItem[] {
  const { table, texts, weights, offset } = state
  return Array.from({ length: table.size }, (_, item) => {
    const low = weights[item] ?? 0
    return { value: textOf(texts, item), count: low + offset, low, high: low + offset }
  })
}

/**
 * Bounds on the count of one value, given by its canonical text and the column's type. A value
 * without a counter occurred at most `offset` times.
 */
export function itemCount(
  state: FrequentState,
  text: string,
  type: LogicalType = 'string',
): { readonly low: number; readonly high: number } {
  const hash = hashOfText(new TextEncoder().encode(text), type)
  const item = findEntry(state.table, hash, 0)
  const low = item < 0 ? 0 : (state.weights[item] ?? 0)
  return { low, high: low + state.offset }
}

/**
 * How many values occurred exactly `count` times (Good–Turing asks for 1 and 2); undefined where the
 * counts are not exact.
 */
export function countOfCounts(state: FrequentState, count: number): number | undefined {
  if (!isExactCount(state)) return undefined
  let values = 0
  for (let item = 0; item < state.table.size; item++) {
    if (state.weights[item] === count) values++
  }
  return values
}

/** Distinct values; undefined where the counts are not exact. */
export function distinctItems(state: FrequentState): number | undefined {
  return isExactCount(state) ? state.table.size : undefined
}
