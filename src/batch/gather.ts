/** Some slots of a column as a column of their own, with their row numbers. */
import { type Column, type DictionaryColumn, isValid, rowOf, type TextColumn } from './column.js'

/** The slots `indices` (ascending) of a column. Misfits are left behind. */
export function gather(column: Column, indices: Int32Array): Column {
  const base = gatherBase(column, indices)
  switch (column.storage) {
    case 'float64':
      return {
        ...base,
        storage: 'float64',
        type: column.type,
        values: pick(column.values, indices),
      }
    case 'int64':
      return {
        ...base,
        storage: 'int64',
        type: 'integer',
        values: pickWide(column.values, indices),
      }
    case 'boolean':
      return { ...base, storage: 'boolean', type: 'boolean', bits: pickBits(column.bits, indices) }
    case 'dictionary':
      return { ...base, ...pickCodes(column, indices) }
    case 'utf8':
      return { ...base, storage: 'utf8', type: column.type, ...pickText(column, indices) }
  }
}

/** Some rows of a column, with the misfits among them: the slots `indices`, ascending. */
export function select(column: Column, indices: Int32Array): Column {
  const { misfits } = column
  const selected = gather(column, indices)
  if (misfits === undefined) return selected
  const kept: number[] = []
  let next = 0
  for (let i = 0; i < misfits.length; i++) {
    const row = rowOf(misfits, i)
    while (next < indices.length && rowOf(column, indices[next]!) < row) next++
    if (next < indices.length && rowOf(column, indices[next]!) === row) kept.push(i)
  }
  if (kept.length === 0) return selected
  const cells = gather(misfits, Int32Array.from(kept)) as TextColumn
  const { misfitClasses } = column
  return { ...selected, misfits: cells, ...(misfitClasses === undefined ? {} : { misfitClasses }) }
}

/** Slots, ascending, that are found when they are asked for. */
export interface Slots {
  readonly count: number
  /** The first so many of them. */
  first(limit: number): Int32Array
}

/**
 * Empty text in the rows of some slots. Rows behind the first are found when they are asked for, as long as the
 * column lives: who keeps a few examples has them after the first batches.
 */
export function gatherEmpty(column: Column, { count, first }: Slots): TextColumn {
  let rows: Float64Array | undefined
  let offsets: Int32Array | undefined
  return {
    storage: 'utf8',
    type: 'string',
    length: count,
    invalidCount: 0,
    validity: undefined,
    firstRow: count === 0 ? column.firstRow : rowOf(column, first(1)[0]!),
    get rows() {
      rows ??= rowsOf(column, first(count))
      return rows
    },
    get offsets() {
      offsets ??= new Int32Array(count + 1)
      return offsets
    },
    bytes: new Uint8Array(0),
  }
}

function gatherBase(column: Column, indices: Int32Array) {
  const { length } = indices
  const rows = rowsOf(column, indices)
  const validity = new Uint8Array((length + 7) >> 3)
  let invalidCount = 0
  for (let i = 0; i < length; i++) {
    if (isValid(column, indices[i]!)) validity[i >> 3]! |= 1 << (i & 7)
    else invalidCount++
  }
  return {
    length,
    invalidCount,
    validity: invalidCount === 0 ? undefined : validity,
    firstRow: rows[0] ?? column.firstRow,
    rows,
  }
}

function rowsOf(column: Column, indices: Int32Array): Float64Array {
  return Float64Array.from(indices, (index) => rowOf(column, index))
}

function pick(values: Float64Array, indices: Int32Array): Float64Array {
  return Float64Array.from(indices, (index) => values[index] ?? 0)
}

function pickWide(values: BigInt64Array, indices: Int32Array): BigInt64Array {
  return BigInt64Array.from(Array.from(indices, (index) => values[index] ?? 0n))
}

function pickBits(bits: Uint8Array, indices: Int32Array): Uint8Array {
  const picked = new Uint8Array((indices.length + 7) >> 3)
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!
    picked[i >> 3]! |= ((bits[index >> 3]! >> (index & 7)) & 1) << (i & 7)
  }
  return picked
}

function pickCodes({ codes, dictionary }: DictionaryColumn, indices: Int32Array) {
  const picked = Int32Array.from(indices, (index) => codes[index] ?? 0)
  return { storage: 'dictionary', type: 'string', codes: picked, dictionary } as const
}

function pickText({ offsets, bytes }: TextColumn, indices: Int32Array) {
  const { length } = indices
  const picked = new Int32Array(length + 1)
  for (let i = 0; i < length; i++) {
    const index = indices[i]!
    picked[i + 1] = picked[i]! + offsets[index + 1]! - offsets[index]!
  }
  const copy = new Uint8Array(picked[length] ?? 0)
  for (let i = 0; i < length; i++) {
    const index = indices[i]!
    copy.set(bytes.subarray(offsets[index], offsets[index + 1]), picked[i])
  }
  return { offsets: picked, bytes: copy }
}
