/**
 * Which rows can be shown, or looked at again? A few values with their rows.
 *
 * Method: by row, the valid slots with the smallest row numbers: the first examples of something. By
 * hash, those with the smallest hash of value and row (bottom-k sampling, Cohen and Kaplan 2007): a
 * uniform sample without replacement, the same on every run.
 * Layout of the state: up to `size` items, ascending in priority and row.
 * Guarantee: every subset of `size` rows is equally likely, as far as the hash is random; by row,
 * exact. Merge: the smallest of both, commutative. Cost: a hash and a comparison a value.
 * Weakness: a text is cut at 200 code points. Rows of different data sets are not told apart.
 */
import { type Column, rowOf } from '../batch/column.js'
import { valueText } from '../batch/format.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Accumulator } from './accumulator.js'
import type { SampleSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

const MAX_CODE_POINTS = 200

export interface SampleItem {
  /** Row number in the source, the first data row being 1. */
  readonly row: number
  /** Canonical text of the value, at most 200 code points of it. */
  readonly value: string
  /** What decides: the row, or a number in [0, 2^53) made from value and row. */
  readonly priority: number
}

export interface SampleState {
  readonly spec: SampleSpec
  readonly items: SampleItem[]
}

export const sample: Accumulator<SampleSpec, SampleState> = {
  kind: 'sample',
  commutative: true,

  empty(spec) {
    const isPossible = Number.isInteger(spec.size) && spec.size >= 1
    assert(isPossible, `sample size must be an integer of at least 1, not ${spec.size}`)
    return { spec, items: [] }
  },

  update(state, column) {
    if (column.length === column.invalidCount) return
    if (state.spec.by === 'row') takeFirst(state, column)
    else takeSmallest(state, column)
  },

  merge(into, from) {
    assertMergeable(into, from)
    if (from.items.length === 0) return
    const items = [...into.items, ...from.items].sort(compareItems).slice(0, into.spec.size)
    into.items.splice(0, into.items.length, ...items)
  },

  shiftRows({ spec, items }, by) {
    for (const [i, { row, value, priority }] of items.entries()) {
      const isRow = spec.by === 'row'
      items[i] = { row: row + by, value, priority: isRow ? row + by : priority }
    }
  },

  encode({ spec, items }, writer: Writer) {
    assert(isOrdered(items) && items.length <= spec.size, 'sample items out of order')
    writer.u32(items.length)
    for (const { row, value, priority } of items) writer.count(row).count(priority).text(value)
  },

  decode(reader: Reader, spec) {
    const state = sample.empty(spec)
    const count = reader.u32()
    assertDecoded(count <= spec.size, 'sample', `${count} items for a size of ${spec.size}`)
    for (let i = 0; i < count; i++) {
      const row = reader.count()
      const priority = reader.count()
      state.items.push({ row, priority, value: reader.text() })
    }
    assertDecoded(isOrdered(state.items), 'sample', 'items out of order')
    return state
  },
}

/** The sample in the order of rows. */
export function sampledRows({ items }: SampleState): readonly { row: number; value: string }[] {
  return items.map(({ row, value }) => ({ row, value })).sort((a, b) => a.row - b.row)
}

/** Ties in priority and row, from data sets with the same row numbers, are broken by the text. */
function compareItems(a: SampleItem, b: SampleItem): number {
  if (a.priority !== b.priority) return a.priority - b.priority
  if (a.row !== b.row) return a.row - b.row
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}

function isOrdered(items: readonly SampleItem[]): boolean {
  return items.every((item, i) => i === 0 || compareItems(items[i - 1] as SampleItem, item) <= 0)
}

/** Rows ascend within a column, so that the first that does not fit ends the search. */
function takeFirst(state: SampleState, column: Column): void {
  const { validity, length, firstRow } = column
  if (firstRow > limitOf(state)) return
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const row = rowOf(column, i)
    if (row > limitOf(state)) return
    insert(state, { row, priority: row, value: cut(valueText(column, i)) })
  }
}

function takeSmallest(state: SampleState, column: Column): void {
  const { validity, length } = column
  const hashes = hashesOf(column)
  let limit = limitOf(state)
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const row = rowOf(column, i)
    const priority = priorityOf(hashes[i * HASH_LANES]!, hashes[i * HASH_LANES + 2]!, row)
    if (priority > limit) continue
    insert(state, { row, priority, value: cut(valueText(column, i)) })
    limit = limitOf(state)
  }
}

/** The largest priority that can still enter. */
function limitOf({ spec, items }: SampleState): number {
  return items.length < spec.size ? Number.POSITIVE_INFINITY : (items.at(-1) as SampleItem).priority
}

function insert({ spec, items }: SampleState, item: SampleItem): void {
  let at = items.length
  while (at > 0 && compareItems(items[at - 1] as SampleItem, item) > 0) at--
  items.splice(at, 0, item)
  if (items.length > spec.size) items.pop()
}

/** 53 bits from two lanes of the value's hash and the row. */
function priorityOf(first: number, second: number, row: number): number {
  const low = scramble(first ^ Math.imul(row | 0, 0x9e3779b1))
  const high = scramble(second ^ low ^ Math.floor(row / 0x100000000))
  return (high & 0x1fffff) * 0x100000000 + scramble(low ^ high)
}

/** MurmurHash3's 32-bit finaliser. */
function scramble(word: number): number {
  let hash = word
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function cut(text: string): string {
  if (text.length <= MAX_CODE_POINTS) return text
  return Array.from(text.slice(0, 2 * MAX_CODE_POINTS))
    .slice(0, MAX_CODE_POINTS)
    .join('')
}
