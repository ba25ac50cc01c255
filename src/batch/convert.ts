/**
 * Cells of text to a column of typed values, a column at a time, without a string for a cell.
 *
 * A cell that the field does not accept becomes a misfit, with its class. Spaces and tabs around a
 * cell belong to text and are tolerated around everything else.
 */

import { kernels } from '../kernels/kernels.js'
import type { CellSlices } from '../kernels/slices.js'
import {
  addMisfit,
  BATCH_ROWS,
  type ColumnBuilder,
  finishColumn,
  reserveText,
  setInvalid,
  startColumn,
} from './build.js'
import type { Column } from './column.js'
import { dropSpaces, parseCell, skipSpaces } from './parse.js'
import { parseBoolean } from './parse-boolean.js'
import { parseInt64 } from './parse-number.js'
import { CellClass, isTemporal } from './type.js'

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

const DAY = 86_400e6

/** The latest parsed value. Nothing here yields between writing and reading it. */
const out = new Float64Array(1)

/** Classes of the cells at hand, and values that are not kept. Grown where more are asked for. */
let classBuffer = new Uint16Array(BATCH_ROWS)
let valueBuffer = new Float64Array(BATCH_ROWS)

/** The column that the cells make in the builder's type. Starts a round of the builder. */
export function convert(cells: Cells, builder: ColumnBuilder): Column {
  startColumn(builder, cells.firstRow, cells.length)
  switch (builder.storage) {
    case 'float64':
      convertFloats(cells, builder)
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

function slicesOf({ bytes, starts, ends, length }: Cells): CellSlices {
  return { bytes, starts, ends, first: 0, stride: 1, count: length }
}

/** The classes of all cells as numbers; the values are left in the value buffer. */
function parseAll(cells: Cells): Uint16Array {
  const classes = classesFor(cells)
  kernels().parseNumbers(slicesOf(cells), valueBuffer, classes)
  return classes
}

function classesFor({ length }: Cells): Uint16Array {
  if (classBuffer.length < length) {
    classBuffer = new Uint16Array(length)
    valueBuffer = new Float64Array(length)
  }
  return classBuffer
}

function convertFloats(cells: Cells, builder: ColumnBuilder): void {
  const { values, type, classes: accepted } = builder
  const classes = classesFor(cells)
  const { parseNumbers, parseTimes } = kernels()
  const parse = isTemporal(type) ? parseTimes : parseNumbers
  const union = parse(slicesOf(cells), values, classes)
  if (type === 'timestamp' && (union & CellClass.date) !== 0) {
    const { length } = cells
    for (let r = 0; r < length; r++) if (classes[r] === CellClass.date) values[r]! *= DAY
  }
  sortOut(cells, builder, classes, accepted)
}

/** Marks cells of other classes than the accepted ones as nulls and misfits. */
function sortOut(
  cells: Cells,
  builder: ColumnBuilder,
  classes: Uint16Array,
  accepted: number,
): void {
  const { starts, length } = cells
  for (let r = 0; r < length; r++) {
    if ((classes[r]! & accepted) !== 0) continue
    if (starts[r]! < 0) setInvalid(builder, r)
    else rejectCell(cells, r, builder)
  }
}

function convertWide(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { wideValues, classes: accepted } = builder
  const classes = parseAll(cells)
  for (let r = 0; r < length; r++) {
    if (classes[r] === CellClass.integer) wideValues[r] = BigInt(valueBuffer[r]!)
    else if (classes[r] === CellClass.wideInteger) {
      const start = skipSpaces(bytes, starts[r]!, ends[r]!)
      wideValues[r] = parseInt64(bytes, start, dropSpaces(bytes, start, ends[r]!))
    }
  }
  sortOut(cells, builder, classes, accepted)
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
  const { starts, length } = cells
  copyText(cells, builder)
  for (let r = 0; r < length; r++) if (starts[r]! < 0) setInvalid(builder, r)
}

/** Decimals, kept as their digits, and columns without a value. */
function convertDigits(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const classes = parseAll(cells)
  const digits = {
    ...cells,
    starts: new Int32Array(length).fill(NULL),
    ends: new Int32Array(length),
  }
  for (let r = 0; r < length; r++) {
    if ((classes[r]! & builder.classes) === 0) continue
    digits.starts[r] = skipSpaces(bytes, starts[r]!, ends[r]!)
    digits.ends[r] = dropSpaces(bytes, digits.starts[r]!, ends[r]!)
  }
  copyText(digits, builder)
  sortOut(cells, builder, classes, builder.classes)
}

/** Copies the cells behind one another; null cells are empty. */
function copyText(cells: Cells, { text }: ColumnBuilder): void {
  const { starts, ends, length } = cells
  let size = 0
  for (let r = 0; r < length; r++) if (starts[r]! >= 0) size += ends[r]! - starts[r]!
  reserveText(text, length, size)
  kernels().copyCells(cells, length, text.offsets, text.bytes)
  text.length = length
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
