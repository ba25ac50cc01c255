/**
 * Reads the text and bytes of a profile's Arrow IPC file, trusting nothing in it.
 *
 * apache-arrow writes the file; it is not made to read a crafted one, over which it can hang or
 * allocate without bound, and takes longer to load than a profile takes to read. Format: Apache
 * Arrow columnar format 1.5, IPC file (`File.fbs`, `Schema.fbs`, `Message.fbs`).
 *
 * Guarantee: a file of any content is read or refused, in time and memory linear in its size. Read
 * is what a profile file uses: one record batch, no dictionaries, no compression; a column of another
 * type than text and bytes is stepped over.
 */
import { DataError } from '../errors.js'
import { readFlatBuffer, type Shape, type Slot, type Table } from './flatbuffer.js'

/** A column of text (UTF-8) or bytes; null where a row has nothing. Views of the file. */
export type CellColumn = readonly (Uint8Array | null)[]

export interface IpcFile {
  readonly rows: number
  readonly metadata: ReadonlyMap<string, string>
  /** Columns of text and bytes, by name. */
  readonly columns: ReadonlyMap<string, CellColumn>
}

const scalar = (size: 1 | 2 | 4 | 8): Slot => ({ kind: 'scalar', size })
const structs = (size: number): Slot => ({ kind: 'structs', size })
const tables = (shape: Shape): Slot => ({ kind: 'tables', shape })
const table = (shape: Shape): Slot => ({ kind: 'table', shape })
const text: Slot = { kind: 'text' }

const keyValue: Shape = { 0: text, 1: text }
/** `Int` has a width and a sign, `FloatingPoint` a precision; the other types used have nothing. */
const width: Shape = { 0: scalar(2), 1: scalar(1) }
/** Slots: name, nullable, kind of type, type, (no dictionary), children, metadata. */
const withChildren = (children: Shape): Shape => ({
  0: text,
  1: scalar(1),
  2: scalar(1),
  3: table(width),
  5: tables(children),
  6: tables(keyValue),
})
/** A list of records is the deepest column. */
const field = withChildren(withChildren(withChildren({})))
/** Slots: byte order, fields, metadata, features. */
const schema: Shape = { 0: scalar(2), 1: tables(field), 2: tables(keyValue), 3: structs(8) }
/** Slots: version, schema, dictionaries, record batches. */
const footer: Shape = { 0: scalar(2), 1: table(schema), 2: structs(24), 3: structs(24) }
/** Slots: rows, nodes, buffers, (no compression), counts of variadic buffers. */
const recordBatch: Shape = { 0: scalar(8), 1: structs(16), 2: structs(16), 4: structs(8) }
/** Slots: version, kind of header, header, length of the body. */
const message: Shape = {
  0: scalar(2),
  1: scalar(1),
  2: table(recordBatch),
  3: scalar(8),
  4: tables(keyValue),
}

const magic = new TextEncoder().encode('ARROW1')
const recordBatchKind = 3
/** Continuation marker and size, before each message. */
const messagePrefix = 8

/** Values of `Type` in `Schema.fbs`, with the number of buffers that a column of the type has. */
const buffersOf: ReadonlyMap<number, number> = new Map([
  [2, 2], // Int
  [3, 2], // FloatingPoint
  [4, 3], // Binary
  [5, 3], // Utf8
  [12, 2], // List
  [13, 1], // Struct_
])
const binaryTypes: ReadonlySet<number> = new Set([4, 5])

interface Footer {
  readonly table: Table
  /** Where it starts in the file. */
  readonly at: number
}

/** The schema's metadata alone. Throws `DataError`, without the file's name, where there are none. */
export function readIpcMetadata(file: Uint8Array): ReadonlyMap<string, string> {
  return metadataOf(schemaOf(readFooter(file)))
}

/** Reads a whole file. Throws `DataError`, without the file's name, saying what is wrong with it. */
export function readIpcFile(file: Uint8Array): IpcFile {
  const footer = readFooter(file)
  const blocks = bytesOf(footer.table, 3)
  need(bytesOf(footer.table, 2).length === 0, 'it has dictionaries')
  need(blocks.length === 24, 'it does not have one record batch')
  const description = schemaOf(footer)
  return {
    metadata: metadataOf(description),
    ...readBatch(file.subarray(0, footer.at), blocks, description),
  }
}

function readFooter(file: Uint8Array): Footer {
  const trailerAt = file.length - magic.length - 4
  need(trailerAt > magic.length && hasMagic(file, 0), 'it is not an Arrow file')
  need(hasMagic(file, trailerAt + 4), 'its end is missing')
  const at = trailerAt - viewOf(file).getInt32(trailerAt, true)
  need(at > magic.length && at < trailerAt, 'its footer lies outside of it')
  return { at, table: readFlatBuffer(file.subarray(at, trailerAt), footer) }
}

function schemaOf({ table }: Footer): Table {
  return table.get(1)?.tables[0] ?? new Map()
}

function metadataOf(description: Table): ReadonlyMap<string, string> {
  const pairs = description.get(2)?.tables ?? []
  return new Map(pairs.map((pair) => [textOf(pair, 0), textOf(pair, 1)]))
}

function readBatch(
  file: Uint8Array,
  block: Uint8Array,
  description: Table,
): Pick<IpcFile, 'rows' | 'columns'> {
  const [start, bodySize] = [int64(block, 0), int64(block, 16)]
  const bodyAt = start + viewOf(block).getInt32(8, true)
  const isInside = bodyAt >= start + messagePrefix && bodyAt + bodySize <= file.length
  need(isInside, 'its record batch lies outside of it')
  const head = readFlatBuffer(file.subarray(start + messagePrefix, bodyAt), message)
  const batch = head.get(2)?.tables[0]
  const isBatch = bytesOf(head, 1)[0] === recordBatchKind
  need(isBatch && batch !== undefined, 'it does not have one record batch')
  const count = bytesOf(batch, 0)
  const rows = count.length === 0 ? 0 : int64(count, 0)
  const body = file.subarray(bodyAt, bodyAt + bodySize)
  const buffers = buffersIn(body, bytesOf(batch, 2))
  return { rows, columns: readColumns(description, buffers, rows) }
}

function buffersIn(body: Uint8Array, structs: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: structs.length / 16 }, (_, i) => {
    const [at, size] = [int64(structs, 16 * i), int64(structs, 16 * i + 8)]
    need(at + size <= body.length, 'its columns lie outside of it')
    return body.subarray(at, at + size)
  })
}

/** The buffers of all columns stand in one list, a column's before those of its children. */
function readColumns(
  description: Table,
  buffers: readonly Uint8Array[],
  rows: number,
): ReadonlyMap<string, CellColumn> {
  const columns = new Map<string, CellColumn>()
  let at = 0
  for (const field of description.get(1)?.tables ?? []) {
    if (binaryTypes.has(typeOf(field))) {
      columns.set(textOf(field, 0), readCells(buffers.slice(at, at + 3), rows))
    }
    at += bufferCount(field)
  }
  return columns
}

function bufferCount(field: Table): number {
  const own = buffersOf.get(typeOf(field))
  need(own !== undefined, 'it has a column of another type than a profile')
  const children = field.get(5)?.tables ?? []
  return children.reduce((count, child) => count + bufferCount(child), own)
}

function readCells([validity, offsets, bytes]: readonly Uint8Array[], rows: number): CellColumn {
  if (rows === 0) return []
  const isWhole = validity !== undefined && offsets !== undefined && bytes !== undefined
  need(isWhole && offsets.length >= 4 * (rows + 1), 'its columns are shorter than its rows')
  need(
    validity.length === 0 || 8 * validity.length >= rows,
    'its columns are shorter than its rows',
  )
  const view = viewOf(offsets)
  return Array.from({ length: rows }, (_, i) => {
    const [start, end] = [view.getInt32(4 * i, true), view.getInt32(4 * i + 4, true)]
    need(start >= 0 && start <= end && end <= bytes.length, 'its cells lie outside of it')
    const isNull = validity.length > 0 && ((validity[i >> 3] ?? 0) & (1 << (i & 7))) === 0
    return isNull ? null : bytes.subarray(start, end)
  })
}

function typeOf(field: Table): number {
  return bytesOf(field, 2)[0] ?? 0
}

function textOf(table: Table, slot: number): string {
  return new TextDecoder().decode(bytesOf(table, slot))
}

function bytesOf(table: Table, slot: number): Uint8Array {
  return table.get(slot)?.bytes ?? new Uint8Array(0)
}

/** A 64-bit integer that must be an offset or a length. */
function int64(bytes: Uint8Array, at: number): number {
  const value = Number(viewOf(bytes).getBigInt64(at, true))
  need(value >= 0 && Number.isSafeInteger(value), 'it has a negative or endless length')
  return value
}

function hasMagic(file: Uint8Array, at: number): boolean {
  return magic.every((byte, i) => file[at + i] === byte)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new DataError(what)
}
