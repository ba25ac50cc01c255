/** Tables as Arrow IPC files: the only file that imports apache-arrow. */
import {
  Binary,
  type DataType,
  Field,
  Float64,
  Int64,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'

/**
 * - `text`, `count` (64-bit integer), `number` (double), `bytes`
 * - `numbers`: a record of doubles; `list`: a list of such records
 */
export type CellType =
  | 'text'
  | 'count'
  | 'number'
  | 'bytes'
  | { readonly numbers: readonly string[] }
  | { readonly list: readonly string[] }

/** A column of a table: null where a row has nothing. */
export interface TableColumn {
  readonly name: string
  readonly type: CellType
  /** Strings, bigints, numbers, `Uint8Array`s, records or arrays of records, as the type says. */
  readonly values: readonly unknown[]
}

export interface ArrowTable {
  readonly rows: number
  readonly metadata: ReadonlyMap<string, string>
  readonly columns: readonly TableColumn[]
}

/** Bytes of an Arrow IPC file with one record batch. The same table gives the same bytes. */
export function writeArrow({ rows, metadata, columns }: ArrowTable): Uint8Array {
  const fields = columns.map(({ name, type }) => new Field(name, dataType(type), true))
  const children = columns.map(({ values, type }) => {
    const data = vectorFromArray(values, dataType(type)).data[0]
    return data ?? makeData({ type: dataType(type), length: 0 })
  })
  const type = new Struct(fields)
  const schema = new Schema(fields, new Map(metadata))
  const batch = new RecordBatch(schema, makeData({ type, length: rows, nullCount: 0, children }))
  return tableToIPC(new Table(schema, [batch]), 'file')
}

function dataType(type: CellType): DataType {
  switch (type) {
    case 'text':
      return new Utf8()
    case 'count':
      return new Int64()
    case 'number':
      return new Float64()
    case 'bytes':
      return new Binary()
    default:
      return 'numbers' in type
        ? structOf(type.numbers)
        : new List(new Field('item', structOf(type.list), true))
  }
}

function structOf(names: readonly string[]): Struct {
  return new Struct(names.map((name) => new Field(name, new Float64(), true)))
}
