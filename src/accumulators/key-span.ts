/**
 * Do values differ because of their order alone? A batch that goes strictly up, or down, has no value
 * twice, and two sets of values between whose ends nothing overlaps have none in common.
 */
import type { Column } from '../batch/column.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { orderOf } from './order.js'
import { compareOrdered, decodeOrdered, encodeOrdered, type OrderedValue } from './ordered.js'
import { assertDecoded } from './spec.js'

/** The smallest and the largest of values that differ; undefined of none. */
export interface KeySpan {
  readonly low: OrderedValue | undefined
  readonly high: OrderedValue | undefined
}

export const emptySpan: KeySpan = { low: undefined, high: undefined }

/** Columns whose values differ wherever those of another column do; undefined: of no column is that known. */
const sources = new WeakMap<Column, Column | undefined>()

/**
 * Notes that the column's values differ wherever those of `source`, a column of the same slots, do,
 * and are valid only where those are: tuples differ where one of their parts does. Without a source the order of what
 * lies in the column's slots says nothing of its values.
 */
export function knowSource(column: Column, source: Column | undefined): void {
  sources.set(column, source)
}

/** Of a column's valid values; undefined where their order does not say that they differ. */
export function spanOf(of: Column): KeySpan | undefined {
  const column = sources.has(of) ? sources.get(of) : of
  if (column === undefined) return undefined
  const { first, last, ascents, descents, ties } = orderOf(column)
  const isStrict = ties === 0 && (ascents === 0 || descents === 0)
  // A NaN has no place in the order, and is a value all the same.
  const isWhole = ascents + descents + 1 === column.length - column.invalidCount
  if (!isStrict || !isWhole) return undefined
  return descents === 0 ? { low: first, high: last } : { low: last, high: first }
}

/** Of the values of both; undefined where they overlap. */
export function joinSpans(a: KeySpan, b: KeySpan): KeySpan | undefined {
  if (a.low === undefined || a.high === undefined) return b
  if (b.low === undefined || b.high === undefined) return a
  if (compareOrdered(a.high, b.low) < 0) return { low: a.low, high: b.high }
  if (compareOrdered(b.high, a.low) < 0) return { low: b.low, high: a.high }
  return undefined
}

export function encodeSpan(span: KeySpan | undefined, writer: Writer): void {
  writer.u8(Number(span !== undefined))
  if (span === undefined) return
  encodeOrdered(span.low, writer)
  encodeOrdered(span.high, writer)
}

/** Throws `DataError` on what `encodeSpan` does not write. */
export function decodeSpan(reader: Reader): KeySpan | undefined {
  if (reader.u8() === 0) return undefined
  const span = { low: decodeOrdered(reader, 'keys'), high: decodeOrdered(reader, 'keys') }
  const isWhole = (span.low === undefined) === (span.high === undefined)
  assertDecoded(isWhole, 'keys', 'a span with one end')
  return span
}
