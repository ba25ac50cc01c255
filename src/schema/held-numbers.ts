/** Columns of held rows as plain numbers, for those who look for what columns say together. */
import type { Batch } from '../batch/batch.js'
import type { Column, Field } from '../batch/column.js'
import { derive } from '../batch/derive.js'
import { isNumeric, isTemporal } from '../batch/type.js'

/** A column whose values can be put in an order with those of others of its kind. */
export interface HeldColumn {
  readonly name: string
  /** Columns of one kind can be compared: all numbers, or one type of date or time. */
  readonly kind: string
  /** In the order of the rows; NaN where there is no value. Decimals and wide integers as the nearest doubles. */
  readonly values: Float64Array
}

/** The ordered columns among those of the fields, which are those of the batches. */
export function heldNumbers(
  fields: readonly Field[],
  batches: readonly Batch[],
): readonly HeldColumn[] {
  return fields.flatMap(({ name, type }, place) => {
    if (!isNumeric(type) && !isTemporal(type)) return []
    const kind = isNumeric(type) ? 'number' : type
    const parts = batches.map(({ columns }) => numbersIn(columns[place] as Column))
    return [{ name, kind, values: joined(parts) }]
  })
}

function numbersIn(column: Column): Float64Array {
  const numbers = isNumeric(column.type) ? derive(column, { of: 'number' }) : column
  if (numbers.storage !== 'float64') return new Float64Array(column.length).fill(Number.NaN)
  const { values, length, validity } = numbers
  const found = values.slice(0, length)
  if (validity === undefined) return found
  for (let i = 0; i < length; i++) {
    if ((validity[i >> 3]! & (1 << (i & 7))) === 0) found[i] = Number.NaN
  }
  return found
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
