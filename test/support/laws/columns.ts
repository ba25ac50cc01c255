/** Columns from plain values: null is a null, `misfit` a cell that does not conform. */
import type {
  BooleanColumn,
  Column,
  DictionaryColumn,
  FloatColumn,
  TextColumn,
  WideIntegerColumn,
} from '../../../src/batch/column.js'

export interface Misfit {
  readonly misfit: string
}
export type Cell<Value> = Value | null | Misfit

export function misfit(text: string): Misfit {
  return { misfit: text }
}

export function floats(
  cells: readonly Cell<number>[],
  firstRow = 1,
  type: FloatColumn['type'] = 'number',
): FloatColumn {
  const values = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : 77))
  return { ...slots(cells, firstRow), storage: 'float64', type, values }
}

export function integers(cells: readonly Cell<number>[], firstRow = 1): FloatColumn {
  return floats(cells, firstRow, 'integer')
}

export function wideIntegers(cells: readonly Cell<bigint>[], firstRow = 1): WideIntegerColumn {
  const values = BigInt64Array.from(cells.map((cell) => (typeof cell === 'bigint' ? cell : 77n)))
  return { ...slots(cells, firstRow), storage: 'int64', type: 'integer', values }
}

export function booleans(cells: readonly Cell<boolean>[], firstRow = 1): BooleanColumn {
  const bits = new Uint8Array((cells.length + 7) >> 3).fill(0)
  cells.forEach((cell, i) => {
    // An invalid slot's bit is unspecified: set here, so that a reader that forgets is caught.
    if (cell !== false) bits[i >> 3]! |= 1 << (i & 7)
  })
  return { ...slots(cells, firstRow), storage: 'boolean', type: 'boolean', bits }
}

export function texts(
  cells: readonly Cell<string>[],
  firstRow = 1,
  type: TextColumn['type'] = 'string',
): TextColumn {
  return { ...slots(cells, firstRow), storage: 'utf8', type, ...packed(cells) }
}

/** The same as {@link texts}, through a dictionary with an entry that does not occur. */
export function coded(cells: readonly Cell<string>[], firstRow = 1): DictionaryColumn {
  const words = [...new Set(['unused entry', ...cells.filter((cell) => typeof cell === 'string')])]
  const codes = Int32Array.from(cells, (cell) =>
    typeof cell === 'string' ? words.indexOf(cell) : 0,
  )
  const base = slots(cells, firstRow)
  return { ...base, storage: 'dictionary', type: 'string', codes, dictionary: texts(words) }
}

function slots(cells: readonly Cell<unknown>[], firstRow: number) {
  const isInvalid = (cell: unknown) => cell === null || isMisfit(cell)
  const invalidCount = cells.filter(isInvalid).length
  const validity = new Uint8Array((cells.length + 7) >> 3)
  cells.forEach((cell, i) => {
    if (!isInvalid(cell)) validity[i >> 3]! |= 1 << (i & 7)
  })
  return {
    length: cells.length,
    invalidCount,
    validity: invalidCount === 0 ? undefined : validity,
    firstRow,
    ...misfitsOf(cells, firstRow),
  }
}

function misfitsOf(cells: readonly Cell<unknown>[], firstRow: number): Pick<Column, 'misfits'> {
  const rows = cells.flatMap((cell, i) => (isMisfit(cell) ? [firstRow + i] : []))
  if (rows.length === 0) return {}
  const found = texts(cells.filter(isMisfit).map((cell) => cell.misfit))
  return { misfits: { ...found, rows: Float64Array.from(rows) } }
}

function isMisfit(cell: unknown): cell is Misfit {
  return typeof cell === 'object' && cell !== null && 'misfit' in cell
}

function packed(cells: readonly Cell<string>[]): { offsets: Int32Array; bytes: Uint8Array } {
  const parts = cells.map((cell) => new TextEncoder().encode(typeof cell === 'string' ? cell : ''))
  const offsets = new Int32Array(cells.length + 1)
  parts.forEach((part, i) => {
    offsets[i + 1] = offsets[i]! + part.length
  })
  const bytes = new Uint8Array(offsets[cells.length]!)
  parts.forEach((part, i) => {
    bytes.set(part, offsets[i])
  })
  return { offsets, bytes }
}
