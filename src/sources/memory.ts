/** A source over JavaScript arrays: for callers of the library who have their data at hand. */
import type { Batch } from '../batch/batch.js'
import { addMisfit, BATCH_ROWS, finishColumn, setInvalid, startColumn } from '../batch/build.js'
import { appendText } from '../batch/build-text.js'
import { type ColumnBuilder, columnBuilder } from '../batch/builder.js'
import type { Column, Field } from '../batch/column.js'
import { formatValue } from '../batch/format.js'
import { acceptedClasses, CellClass, typeOf } from '../batch/type.js'
import { UsageError } from '../errors.js'
import type { Source } from './source.js'

/** A string is text whatever it spells; a `Date` at midnight UTC is a date, any other a timestamp. */
export type MemoryValue = number | bigint | string | boolean | Date | null

export interface MemoryOptions {
  readonly name: string
  /** Columns of one length, by name. */
  readonly columns: Readonly<Record<string, readonly MemoryValue[]>>
}

const DAY_MS = 86_400_000
const encoder = new TextEncoder()
const nothing = new Uint8Array(0)

/**
 * The columns as a source, read in batches of 16,384 rows. Throws `UsageError` where lengths differ or
 * a `Date` is invalid.
 */
export function memorySource({ name, columns }: MemoryOptions): Source {
  const entries = Object.entries(columns)
  const rows = entries[0]?.[1].length ?? 0
  for (const [column, values] of entries) {
    if (values.length === rows) continue
    throw new UsageError(`${name}: column ${column} has ${values.length} values, expected ${rows}`)
  }
  const fields = entries.map(([column, values]) => {
    const head = values.slice(0, BATCH_ROWS)
    const seen = head.reduce<number>((union, value) => union | classOf(value), 0)
    return { name: column, type: typeOf(seen), classes: acceptedClasses(seen) }
  })
  return {
    name,
    format: 'memory',
    bytes: null,
    fields: async () => fields,
    read: (wanted) =>
      readColumns(
        entries.map(([, values]) => values),
        wanted,
        rows,
      ),
    faults: () => [],
    close: async () => {},
  }
}

async function* readColumns(
  columns: readonly (readonly MemoryValue[])[],
  fields: readonly Field[],
  rows: number,
): AsyncGenerator<Batch> {
  const builders = fields.map((field) => columnBuilder(field))
  for (let from = 0; from < rows; from += BATCH_ROWS) {
    const length = Math.min(BATCH_ROWS, rows - from)
    yield {
      length,
      firstRow: from + 1,
      columns: builders.map((builder, c) => {
        startColumn(builder, from + 1, length)
        return buildColumn(builder, columns[c]?.slice(from, from + length) ?? [])
      }),
    }
  }
}

function buildColumn(builder: ColumnBuilder, values: readonly MemoryValue[]): Column {
  builder.bits.fill(0)
  for (const [index, value] of values.entries()) {
    const valueClass = classOf(value)
    const conforms = (valueClass & builder.classes) !== 0
    if (value === null) setInvalid(builder, index)
    else if (!conforms) addMisfit(builder, index, valueClass, encoder.encode(textOf(value)))
    if (builder.storage === 'utf8') {
      const isKept = value !== null && conforms
      appendText(builder.text, isKept ? encoder.encode(textOf(value)) : nothing)
    } else if (value !== null && conforms) put(builder, index, value)
  }
  return finishColumn(builder, values.length)
}

/** Stores a value that conforms to the builder's type. */
function put(builder: ColumnBuilder, index: number, value: NonNullable<MemoryValue>): void {
  if (builder.storage === 'int64') {
    builder.wideValues[index] = BigInt(value as number | bigint)
  } else if (builder.storage === 'boolean') {
    if (value === true)
      builder.bits[index >> 3] = (builder.bits[index >> 3] ?? 0) | (1 << (index & 7))
  } else if (value instanceof Date) {
    const time = value.getTime()
    builder.values[index] = builder.type === 'date' ? time / DAY_MS : time * 1000
  } else {
    // An integer has no negative zero.
    const number = Number(value)
    builder.values[index] = number === 0 ? 0 : number
  }
}

/** The class of a value, 0 of null. */
function classOf(value: MemoryValue): number {
  if (value === null) return 0
  switch (typeof value) {
    case 'boolean':
      return CellClass.boolean
    case 'string':
      return CellClass.string
    case 'number':
      return Number.isInteger(value) && Math.abs(value) <= 2 ** 53
        ? CellClass.integer
        : CellClass.number
    case 'bigint':
      if (value >= -(2n ** 53n) && value <= 2n ** 53n) return CellClass.integer
      return BigInt.asIntN(64, value) === value ? CellClass.wideInteger : CellClass.hugeInteger
    default: {
      const time = value.getTime()
      if (Number.isNaN(time)) throw new UsageError('invalid Date among the values, use null')
      return time % DAY_MS === 0 ? CellClass.date : CellClass.timestamp
    }
  }
}

function textOf(value: NonNullable<MemoryValue>): string {
  if (!(value instanceof Date)) return String(value)
  return classOf(value) === CellClass.date
    ? formatValue('date', value.getTime() / DAY_MS)
    : formatValue('timestamp', value.getTime() * 1000)
}
