/**
 * Cells of text to a column of typed values, a column at a time, without a string for a cell.
 *
 * A cell that the field does not accept becomes a misfit, with its class. Spaces and tabs around a
 * cell belong to text and are tolerated around everything else.
 */
import {
  addMisfit,
  type ColumnBuilder,
  finishColumn,
  reserveText,
  setInvalid,
  startColumn,
} from './build.js'
import type { Column } from './column.js'
import { dropSpaces, parseCell, skipSpaces } from './parse.js'
import { parseBoolean } from './parse-boolean.js'
import { parseDate, parseTime, parseTimestamp } from './parse-date.js'
import { parseInt64, parseNumber } from './parse-number.js'
import { CellClass } from './type.js'

/** The cells of one column of a batch: cell r is `bytes[starts[r], ends[r])`. */
export interface Cells {
  readonly bytes: Uint8Array
  /** {@link NULL} where the cell is null. Any other cell has a byte that is no space. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly length: number
  /** Row number in the source of cell 0. */
  readonly firstRow: number
}

/** In `starts`: this cell is null. */
export const NULL = -1

type Parse = (bytes: Uint8Array, start: number, end: number, out: Float64Array) => number

const DAY = 86_400e6

/** The latest parsed value. Nothing here yields between writing and reading it. */
const out = new Float64Array(1)

/** The column that the cells make in the builder's type. Starts a round of the builder. */
export function convert(cells: Cells, builder: ColumnBuilder): Column {
  startColumn(builder, cells.firstRow, cells.length)
  switch (builder.storage) {
    case 'float64':
      convertFloats(cells, builder, parserOf(builder))
      break
    case 'int64':
      convertWide(cells, builder)
      break
    case 'boolean':
      convertBooleans(cells, builder)
      break
    case 'utf8':
      if (builder.type === 'string' || builder.type === 'binary') convertText(cells, builder)
      else convertDigits(cells, builder)
  }
  return finishColumn(builder, cells.length)
}

function parserOf({ type, classes }: ColumnBuilder): Parse {
  switch (type) {
    case 'date':
      return parseDate
    case 'time':
      return parseTime
    case 'timestamp':
      return (classes & CellClass.date) === 0 ? parseTimestamp : parseMoment
    default:
      return parseNumber
  }
}

/** A timestamp, or a date as its midnight in UTC. */
function parseMoment(bytes: Uint8Array, start: number, end: number, moment: Float64Array): number {
  if (end - start !== 10) return parseTimestamp(bytes, start, end, moment)
  const found = parseDate(bytes, start, end, moment)
  if (found !== 0) moment[0] = moment[0]! * DAY
  return found
}

function convertFloats(cells: Cells, builder: ColumnBuilder, parse: Parse): void {
  const { bytes, starts, ends, length } = cells
  const { values, classes } = builder
  for (let r = 0; r < length; r++) {
    if (starts[r]! < 0) {
      setInvalid(builder, r)
      continue
    }
    const start = skipSpaces(bytes, starts[r]!, ends[r]!)
    const end = dropSpaces(bytes, start, ends[r]!)
    if ((parse(bytes, start, end, out) & classes) === 0) rejectCell(cells, r, builder)
    else values[r] = out[0]!
  }
}

function convertWide(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { wideValues, classes } = builder
  for (let r = 0; r < length; r++) {
    if (starts[r]! < 0) {
      setInvalid(builder, r)
      continue
    }
    const start = skipSpaces(bytes, starts[r]!, ends[r]!)
    const end = dropSpaces(bytes, start, ends[r]!)
    const cellClass = parseNumber(bytes, start, end, out)
    if ((cellClass & classes) === 0) rejectCell(cells, r, builder)
    else if (cellClass === CellClass.integer) wideValues[r] = BigInt(out[0]!)
    else wideValues[r] = parseInt64(bytes, start, end)
  }
}

function convertBooleans(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { bits } = builder
  bits.fill(0)
  for (let r = 0; r < length; r++) {
    if (starts[r]! < 0) {
      setInvalid(builder, r)
      continue
    }
    const start = skipSpaces(bytes, starts[r]!, ends[r]!)
    const end = dropSpaces(bytes, start, ends[r]!)
    if (parseBoolean(bytes, start, end, out) === 0) rejectCell(cells, r, builder)
    else if (out[0] === 1) bits[r >> 3]! |= 1 << (r & 7)
  }
}

function convertText(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  reserveText(builder.text, length, sizeOf(cells))
  const { offsets, bytes: target } = builder.text
  let at = 0
  offsets[0] = 0
  for (let r = 0; r < length; r++) {
    if (starts[r]! < 0) setInvalid(builder, r)
    else at = copyBytes(bytes.subarray(starts[r]!, ends[r]!), target, at)
    offsets[r + 1] = at
  }
  builder.text.length = length
}

/** Decimals, kept as their digits, and columns without a value. */
function convertDigits(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  reserveText(builder.text, length, sizeOf(cells))
  const { classes } = builder
  const { offsets, bytes: target } = builder.text
  let at = 0
  offsets[0] = 0
  for (let r = 0; r < length; r++) {
    if (starts[r]! < 0) setInvalid(builder, r)
    else {
      const start = skipSpaces(bytes, starts[r]!, ends[r]!)
      const end = dropSpaces(bytes, start, ends[r]!)
      if ((parseNumber(bytes, start, end, out) & classes) === 0) rejectCell(cells, r, builder)
      else at = copyBytes(bytes.subarray(start, end), target, at)
    }
    offsets[r + 1] = at
  }
  builder.text.length = length
}

function copyBytes(from: Uint8Array, target: Uint8Array, at: number): number {
  target.set(from, at)
  return at + from.length
}

function sizeOf({ starts, ends, length }: Cells): number {
  let size = 0
  for (let r = 0; r < length; r++) if (starts[r]! >= 0) size += ends[r]! - starts[r]!
  return size
}

function rejectCell(cells: Cells, row: number, builder: ColumnBuilder): void {
  const { bytes, starts, ends } = cells
  const start = skipSpaces(bytes, starts[row]!, ends[row]!)
  const end = dropSpaces(bytes, start, ends[row]!)
  const cellClass = parseCell(bytes, start, end, out)
  addMisfit(builder, row, cellClass, bytes.subarray(starts[row]!, ends[row]!))
}

/** Union of the classes of the first `count` cells. */
export function classify(cells: Cells, count: number): number {
  const { bytes, starts, ends } = cells
  let classes = 0
  for (let r = 0; r < count; r++) {
    if (starts[r]! < 0) continue
    const start = skipSpaces(bytes, starts[r]!, ends[r]!)
    classes |= parseCell(bytes, start, dropSpaces(bytes, start, ends[r]!), out)
  }
  return classes
}
