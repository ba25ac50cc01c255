/**
 * Builders: buffers that a reader fills, batch after batch, and hands out as columns.
 *
 * A builder is used in rounds: `startColumn`, then rows in order, then `finishColumn`, which gives
 * views of its buffers. They are valid until the next `startColumn`; buffers in the kernels' memory also
 * only as long as that does not move (`Memory.generation`).
 */
import { assert } from '../errors.js'
import { startGroups } from '../kernels/groups.js'
import { appendText, finishText, textViews } from './build-text.js'
import { type ColumnBuilder, claimDictionary, claimRows, whileMoving } from './builder.js'
import type { Column, DictionaryColumn, TextColumn } from './column.js'
import { HASH_LANES, knowHashes } from './hashes.js'
import type { LogicalType } from './type.js'

/** The rows that a reader puts into one batch, at most. */
export const BATCH_ROWS = 16_384

/** Begins a round of up to `rows` rows, the first of which is row `firstRow` of the source. */
export function startColumn(builder: ColumnBuilder, firstRow: number, rows: number): void {
  builder.length = 0
  builder.invalidCount = 0
  builder.firstRow = firstRow
  builder.misfits.length = 0
  builder.misfitClasses = 0
  builder.text.length = 0
  builder.capacity = rows
  whileMoving(() => claimRows(builder))
  builder.validity.fill(255)
  builder.bits.fill(0)
  builder.text.offsets[0] = 0
}

/** Begins a dictionary, of one entry a row at most. Behind `startColumn`. */
export function startDictionary(builder: ColumnBuilder): void {
  whileMoving(() => claimDictionary(builder))
  claimRows(builder)
  // As many as last time.
  builder.groups = startGroups(builder.groups, builder.groups.count)
}

/** Marks slot `index` as null or misfit. Call it once a slot. */
export function setInvalid(builder: ColumnBuilder, index: number): void {
  builder.validity[index >> 3]! &= ~(1 << (index & 7))
  builder.invalidCount++
}

/** Makes slot `index` a misfit: keeps the text of the cell and its class. */
export function addMisfit(
  builder: ColumnBuilder,
  index: number,
  cellClass: number,
  cell: Uint8Array,
): void {
  setInvalid(builder, index)
  const at = builder.misfits.length
  if (at >= builder.misfitRows.length) {
    const rows = new Float64Array(Math.max(64, at * 2))
    rows.set(builder.misfitRows)
    builder.misfitRows = rows
  }
  builder.misfitRows[at] = builder.firstRow + index
  builder.misfitClasses |= cellClass
  appendText(builder.misfits, cell)
}

/** The column of `length` rows that a round gave. */
export function finishColumn(builder: ColumnBuilder, length: number): Column {
  builder.length = length
  const base = baseOf(builder)
  switch (builder.storage) {
    case 'float64':
      return {
        ...base,
        storage: 'float64',
        type: floatType(builder.type),
        values: builder.values.subarray(0, length),
      }
    case 'int64':
      return {
        ...base,
        storage: 'int64',
        type: 'integer',
        values: builder.wideValues.subarray(0, length),
      }
    case 'boolean':
      return {
        ...base,
        storage: 'boolean',
        type: 'boolean',
        bits: builder.bits.subarray(0, (length + 7) >> 3),
      }
    case 'utf8':
      return { ...base, storage: 'utf8', type: textType(builder.type), ...textViews(builder.text) }
  }
}

function baseOf(builder: ColumnBuilder) {
  const { length, invalidCount, firstRow, misfits, misfitClasses, validity } = builder
  const size = (length + 7) >> 3
  // Bits behind the last slot are cleared, so that whole bytes can be counted.
  if ((length & 7) !== 0) validity[size - 1]! &= (1 << (length & 7)) - 1
  return {
    length,
    invalidCount,
    firstRow,
    validity: invalidCount === 0 ? undefined : validity.subarray(0, size),
    ...(misfits.length === 0 ? {} : { misfits: misfitColumn(builder), misfitClasses }),
  }
}

function misfitColumn(builder: ColumnBuilder): TextColumn {
  const { misfits, misfitRows } = builder
  const rows = misfitRows.subarray(0, misfits.length)
  return finishText(misfits, rows[0] ?? builder.firstRow, rows)
}

/** The column of `length` rows whose slots are texts of the builder's by their codes. */
export function finishDictionary(builder: ColumnBuilder, length: number): DictionaryColumn {
  builder.length = length
  const { text, codes, groups, room } = builder
  const dictionary = finishText(text, 1)
  knowHashes(dictionary, groups.hashes.subarray(0, groups.count * HASH_LANES))
  return {
    ...baseOf(builder),
    room,
    storage: 'dictionary',
    type: 'string',
    codes: codes.subarray(0, length),
    counts: groups.weights.subarray(0, groups.count),
    dictionary,
  }
}

function floatType(type: LogicalType) {
  switch (type) {
    case 'integer':
    case 'number':
    case 'date':
    case 'time':
    case 'timestamp':
      return type
    default:
      return assertNever(type)
  }
}

function textType(type: LogicalType) {
  switch (type) {
    case 'string':
    case 'decimal':
    case 'binary':
    case 'unknown':
      return type
    default:
      return assertNever(type)
  }
}

function assertNever(type: LogicalType): never {
  assert(false, `type ${type} does not fit the storage`)
}
