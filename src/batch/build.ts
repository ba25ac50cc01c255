/**
 * Builders: buffers that a reader fills, batch after batch, and hands out as columns.
 *
 * A builder is used in rounds: `startColumn`, then rows in order, then `finishColumn`, which gives
 * views of its buffers. They are valid until the next `startColumn`; buffers in the kernels' memory also
 * only as long as that does not move (`Memory.generation`).
 */
import { assert } from '../errors.js'
import { type Arrays, heapArrays, type Resident } from '../kernels/resident.js'
import { appendText, finishText, type TextBuilder, textBuilder, textViews } from './build-text.js'
import type { Column, DerivedRoom, DictionaryColumn, Field, TextColumn } from './column.js'
import { type LogicalType, type Storage, storageOf, storageOfType } from './type.js'

/** The rows that a reader puts into one batch, at most. */
export const BATCH_ROWS = 16_384

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
  /** Text through a dictionary: entry of each slot; of each entry, its occurrences and its hash. */
  codes: Int32Array
  counts: Int32Array
  hashes: Uint32Array
  room: DerivedRoom
  readonly misfits: TextBuilder
  misfitRows: Float64Array
  misfitClasses: number
  /** Where the buffers come from, and those that came from there, by name. */
  readonly arrays: Arrays
  readonly held: Map<string, Resident<{ readonly length: number }>>
}

/**
 * An empty builder for a field. Throws `InvariantError` where its type and classes contradict. Whoever
 * gives it arrays other than the heap's frees it.
 */
export function columnBuilder(field: Field, arrays: Arrays = heapArrays): ColumnBuilder {
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
    codes: new Int32Array(0),
    counts: new Int32Array(0),
    hashes: new Uint32Array(0),
    room: {
      lengths: new Float64Array(0),
      entryLengths: new Float64Array(0),
      patterns: new Uint8Array(0),
      patternOffsets: new Int32Array(0),
    },
    misfits: textBuilder(),
    misfitRows: new Float64Array(0),
    misfitClasses: 0,
    arrays,
    held: new Map(),
  }
}

/** Gives the buffers back; columns that were built are gone with them. */
export function freeColumn({ held }: ColumnBuilder): void {
  for (const array of held.values()) array.free()
  held.clear()
}

/** Begins a round of up to `rows` rows, the first of which is row `firstRow` of the source. */
export function startColumn(builder: ColumnBuilder, firstRow: number, rows: number): void {
  builder.length = 0
  builder.invalidCount = 0
  builder.firstRow = firstRow
  builder.misfits.length = 0
  builder.misfitClasses = 0
  builder.text.length = 0
  const { storage, arrays, text } = builder
  const bitmapSize = Math.ceil(rows / 64) * 8
  builder.validity = claim(builder, 'validity', bitmapSize, arrays.uint8)
  builder.validity.fill(255)
  if (storage === 'float64') builder.values = claim(builder, 'values', rows, arrays.float64)
  else if (storage === 'int64') builder.wideValues = claim(builder, 'wide', rows, arrays.bigInt64)
  else if (storage === 'boolean') builder.bits = claim(builder, 'bits', bitmapSize, arrays.uint8)
  else text.offsets = claim(builder, 'offsets', rows + 1, arrays.int32)
}

/** Makes room for a dictionary of so many entries, one a row at most. */
export function startDictionary(builder: ColumnBuilder, rows: number): void {
  const { arrays } = builder
  builder.codes = claim(builder, 'codes', rows, arrays.int32)
  builder.counts = claim(builder, 'counts', rows, arrays.int32)
  builder.hashes = claim(builder, 'hashes', rows * 4, arrays.uint32)
  builder.room = {
    ...builder.room,
    lengths: claim(builder, 'lengths', rows, arrays.float64),
    entryLengths: claim(builder, 'entryLengths', rows, arrays.float64),
    patternOffsets: claim(builder, 'patternOffsets', rows + 1, arrays.int32),
  }
}

/** Makes room for so many bytes of text in all; none is there yet. */
export function startText(builder: ColumnBuilder, size: number): void {
  const { arrays, room, type } = builder
  builder.text.bytes = claim(builder, 'bytes', size, arrays.uint8)
  if (type !== 'string') return
  builder.room = { ...room, patterns: claim(builder, 'patterns', 2 * size, arrays.uint8) }
}

/** A buffer of at least this length, the one that is held if it is long enough. */
function claim<View extends { readonly length: number }>(
  { held }: ColumnBuilder,
  name: string,
  length: number,
  make: (length: number) => Resident<View>,
): View {
  let array = held.get(name) as Resident<View> | undefined
  if (array === undefined || array.view().length < length) {
    array?.free()
    array = make(2 ** Math.ceil(Math.log2(Math.max(64, length))))
    held.set(name, array)
  }
  return array.view()
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
  const { text, codes, counts, room } = builder
  return {
    ...baseOf(builder),
    room,
    storage: 'dictionary',
    type: 'string',
    codes: codes.subarray(0, length),
    counts: counts.subarray(0, text.length),
    dictionary: finishText(text, 1),
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
