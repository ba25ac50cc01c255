/**
 * Builders: buffers that a reader fills, batch after batch, and hands out as columns.
 *
 * A builder is used in rounds: `startColumn`, then rows in order, then `finishColumn`, which gives
 * views of its buffers. They are valid until the next `startColumn`.
 */
import { assert } from '../errors.js'
import type { Column, Field, TextColumn } from './column.js'
import { type LogicalType, type Storage, storageOf, storageOfType } from './type.js'

/** The rows that a reader puts into one batch, at most. */
export const BATCH_ROWS = 8192

/** Text being gathered: slot i is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface TextBuilder {
  length: number
  offsets: Int32Array
  bytes: Uint8Array
}

/** One column being filled. Which of the buffers is in use, `storage` says. */
export interface ColumnBuilder {
  readonly type: LogicalType
  readonly storage: Storage
  /** The classes of cells that conform. */
  readonly classes: number
  length: number
  invalidCount: number
  firstRow: number
  /** All ones at the start of a round; the bits of invalid slots are cleared. */
  validity: Uint8Array
  values: Float64Array
  wideValues: BigInt64Array
  bits: Uint8Array
  readonly text: TextBuilder
  readonly misfits: TextBuilder
  misfitRows: Float64Array
  misfitClasses: number
}

/** An empty builder for a field. Throws `InvariantError` where its type and classes contradict. */
export function columnBuilder(field: Field): ColumnBuilder {
  const { type, classes } = field
  const isText = type === 'string' || type === 'binary'
  const storage = isText ? 'utf8' : storageOf(classes)
  const expected = storage === 'int64' && type === 'integer' ? 'int64' : storageOfType(type)
  assert(
    storage === expected,
    `field ${field.name}: type ${type} cannot hold the classes ${classes}`,
  )
  return {
    type,
    storage,
    classes: isText ? -1 : classes,
    length: 0,
    invalidCount: 0,
    firstRow: 1,
    validity: new Uint8Array(0),
    values: new Float64Array(0),
    wideValues: new BigInt64Array(0),
    bits: new Uint8Array(0),
    text: textBuilder(),
    misfits: textBuilder(),
    misfitRows: new Float64Array(0),
    misfitClasses: 0,
  }
}

export function textBuilder(): TextBuilder {
  return { length: 0, offsets: new Int32Array(1), bytes: new Uint8Array(0) }
}

/** Begins a round of up to `rows` rows, the first of which is row `firstRow` of the source. */
export function startColumn(builder: ColumnBuilder, firstRow: number, rows: number): void {
  builder.length = 0
  builder.invalidCount = 0
  builder.firstRow = firstRow
  builder.misfits.length = 0
  builder.misfitClasses = 0
  builder.text.length = 0
  if (builder.validity.length * 8 < rows) reserveRows(builder, Math.max(rows, BATCH_ROWS))
  builder.validity.fill(255)
}

function reserveRows(builder: ColumnBuilder, rows: number): void {
  const bitmapSize = Math.ceil(rows / 64) * 8
  builder.validity = new Uint8Array(bitmapSize)
  const { storage, text } = builder
  if (storage === 'float64') builder.values = new Float64Array(rows)
  else if (storage === 'int64') builder.wideValues = new BigInt64Array(rows)
  else if (storage === 'boolean') builder.bits = new Uint8Array(bitmapSize)
  else text.offsets = new Int32Array(rows + 1)
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

/** Adds a slot that holds the UTF-8 bytes of `cell`. */
export function appendText(builder: TextBuilder, cell: Uint8Array): void {
  reserveText(builder, 1, cell.length)
  const { length, offsets, bytes } = builder
  const at = offsets[length] ?? 0
  bytes.set(cell, at)
  offsets[length + 1] = at + cell.length
  builder.length = length + 1
}

/** Makes room for `slots` more slots with `size` more bytes together. */
export function reserveText(builder: TextBuilder, slots: number, size: number): void {
  const { length, offsets, bytes } = builder
  if (length + slots >= offsets.length) {
    const grown = new Int32Array(Math.max(length + slots + 1, offsets.length * 2, 64))
    grown.set(offsets.subarray(0, length + 1))
    builder.offsets = grown
  }
  const used = offsets[length] ?? 0
  if (used + size > bytes.length) {
    const grown = new Uint8Array(Math.max(used + size, bytes.length * 2, 1024))
    grown.set(bytes.subarray(0, used))
    builder.bytes = grown
  }
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

/** The texts as a column of rows `firstRow`, `firstRow + 1`, …, or of the given rows. */
export function finishText(
  builder: TextBuilder,
  firstRow: number,
  rows?: Float64Array,
): TextColumn {
  return {
    storage: 'utf8',
    type: 'string',
    length: builder.length,
    invalidCount: 0,
    validity: undefined,
    firstRow,
    ...(rows === undefined ? {} : { rows }),
    ...textViews(builder),
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

function textViews({ length, offsets, bytes }: TextBuilder) {
  return {
    offsets: offsets.subarray(0, length + 1),
    bytes: bytes.subarray(0, offsets[length] ?? 0),
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
