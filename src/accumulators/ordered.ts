/**
 * The values that have an order, in one form whatever the storage they came from.
 *
 * A number is a double where it is one or a safe integer, a bigint beyond (so that a column of
 * integers gives the same value from both of its storages); a text is its key; false lies before
 * true. Values of different families have no order between them.
 */
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert, DataError } from '../errors.js'
import { compareKeys, decodeKey, encodeKey, type TextKey } from './text-key.js'

export type OrderedValue = number | bigint | boolean | TextKey

/** The one form of an integer: a number where it is safe, a bigint beyond. */
export function canonicalInteger(value: bigint): number | bigint {
  const near = Number(value)
  return Number.isSafeInteger(near) ? near : value
}

/** Negative, zero or positive. Throws `InvariantError` on values of different families. */
export function compareOrdered(a: OrderedValue, b: OrderedValue): number {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareKeys(a, b)
  const isFamily = familyOf(a) === familyOf(b)
  assert(isFamily, `cannot compare ${familyOf(a)} with ${familyOf(b)}`)
  // Numbers and bigints compare exactly with each other.
  return a < b ? -1 : a > b ? 1 : 0
}

function familyOf(value: OrderedValue): 'number' | 'boolean' | 'text' {
  if (value instanceof Uint8Array) return 'text'
  return typeof value === 'boolean' ? 'boolean' : 'number'
}

const Tag = { absent: 0, number: 1, bigint: 2, boolean: 3, text: 4 } as const

export function encodeOrdered(value: OrderedValue | undefined, writer: Writer): void {
  if (value === undefined) writer.u8(Tag.absent)
  else if (typeof value === 'number') writer.u8(Tag.number).f64(value)
  else if (typeof value === 'bigint') writer.u8(Tag.bigint).i64(value)
  else if (typeof value === 'boolean') writer.u8(Tag.boolean).u8(Number(value))
  else encodeKey(value, writer.u8(Tag.text))
}

/** Throws `DataError` on what `encodeOrdered` does not write. */
export function decodeOrdered(
  reader: Reader,
  kind: 'extent' | 'order' | 'keys',
): OrderedValue | undefined {
  const tag = reader.u8()
  switch (tag) {
    case Tag.absent:
      return undefined
    case Tag.number: {
      const value = reader.f64()
      if (Number.isNaN(value)) throw new DataError(`damaged ${kind}: NaN has no order`)
      return value
    }
    case Tag.bigint: {
      const value = reader.i64()
      if (typeof canonicalInteger(value) === 'bigint') return value
      throw new DataError(`damaged ${kind}: integer ${value} in the wide form`)
    }
    case Tag.boolean:
      return reader.u8() !== 0
    case Tag.text:
      return decodeKey(reader, kind)
    default:
      throw new DataError(`damaged ${kind}: value of kind ${tag}`)
  }
}
