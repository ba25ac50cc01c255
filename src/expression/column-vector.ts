/** Columns of a batch as vectors, of their own memory where it lies so. */
import { type Column, type DictionaryColumn, rowOf } from '../batch/column.js'
import { assert } from '../errors.js'
import { constantVector } from './constant.js'
import type { ValueType } from './typed.js'
import { FAILED, NULL, UNKNOWN, VALUE, type Vector } from './vector.js'

/**
 * A column as a vector of the type that was checked. Nulls are null; a cell that is not of the column's
 * type failed. A column in which no value was seen can stand for any type.
 */
export function columnVector(column: Column, type: ValueType): Vector {
  const status = statusOf(column)
  if (column.type === 'unknown') return withoutValues(status, type)
  assert(column.type === type, `column of type ${column.type} where ${type} was checked`)
  switch (column.storage) {
    case 'float64':
      return { kind: 'float', mask: -1, status, values: column.values }
    case 'int64':
      return { kind: 'wide', mask: -1, status, values: column.values }
    case 'boolean':
      return { kind: 'truth', mask: -1, values: truthOf(column.bits, column.length, status) }
    case 'utf8': {
      const { bytes, offsets, length } = column
      const starts = offsets.subarray(0, length)
      return {
        kind: 'text',
        mask: -1,
        status,
        bytes,
        starts,
        ends: offsets.subarray(1, length + 1),
      }
    }
    case 'dictionary':
      return { kind: 'text', mask: -1, status, ...slicesOf(column, status) }
  }
}

/** A state for each slot; undefined where all hold a value. */
function statusOf(column: Column): Uint8Array | undefined {
  const { validity, length, misfits, invalidCount } = column
  if (validity === undefined || invalidCount === 0) return undefined
  const status = new Uint8Array(length)
  for (let i = 0; i < length; i++) status[i] = NULL - ((validity[i >> 3]! >> (i & 7)) & 1)
  if (misfits === undefined) return status
  let slot = 0
  for (let i = 0; i < misfits.length; i++) {
    const row = rowOf(misfits, i)
    while (slot < length && rowOf(column, slot) < row) slot++
    if (slot < length) status[slot] = FAILED
  }
  return status
}

function truthOf(bits: Uint8Array, length: number, status: Uint8Array | undefined): Uint8Array {
  const values = new Uint8Array(length)
  for (let i = 0; i < length; i++) values[i] = (bits[i >> 3]! >> (i & 7)) & 1
  if (status === undefined) return values
  for (let i = 0; i < length; i++) if (status[i] !== VALUE) values[i] = status[i]! + 1
  return values
}

function slicesOf({ codes, dictionary, length }: DictionaryColumn, status: Uint8Array | undefined) {
  const { bytes, offsets } = dictionary
  const starts = new Int32Array(length)
  const ends = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const code = codes[i]!
    starts[i] = offsets[code]!
    ends[i] = offsets[code + 1]!
  }
  return { bytes, starts, ends }
}

function withoutValues(status: Uint8Array | undefined, type: ValueType): Vector {
  if (status === undefined) return constantVector(type, null)
  const empty = constantVector(type, null)
  const { length } = status
  switch (empty.kind) {
    case 'truth':
      return { ...empty, mask: -1, values: status.map((state) => Math.max(UNKNOWN, state + 1)) }
    case 'text':
      return {
        ...empty,
        mask: -1,
        status,
        starts: new Int32Array(length),
        ends: new Int32Array(length),
      }
    case 'float':
      return { ...empty, mask: -1, status, values: new Float64Array(length) }
    case 'wide':
      return { ...empty, mask: -1, status, values: new BigInt64Array(length) }
  }
}
