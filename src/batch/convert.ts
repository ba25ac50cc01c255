/**
 * Cells of text to a column of typed values, a column at a time, without a string for a cell.
 *
 * A cell that the field does not accept becomes a misfit, with its class. Spaces and tabs around a
 * cell belong to text and are tolerated around everything else.
 */

import { kernels } from '../kernels/kernels.js'
import type { CellSlices } from '../kernels/slices.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import {
  addMisfit,
  type ColumnBuilder,
  finishColumn,
  finishDictionary,
  setInvalid,
  startColumn,
  startDictionary,
  startText,
} from './build.js'
import type { Column } from './column.js'
import { HASH_LANES, knowHashes } from './hashes.js'
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

/**
 * The column that the cells make in the builder's type. Starts a round of the builder. Undefined where
 * the kernels' memory moved while room was made, which leaves the cells behind: call again with
 * those that the reader has now.
 */
export function convert(cells: Cells, builder: ColumnBuilder): Column | undefined {
  const memory = kernels()
  const { generation } = memory
  startCells(builder, cells.firstRow, cells.length)
  if (memory.generation !== generation) return undefined
  readCells(cells, builder, { from: 0, to: cells.length })
  return finishCells(cells, builder)
}

/** Begins a round for so many cells. */
export function startCells(builder: ColumnBuilder, firstRow: number, rows: number): void {
  startColumn(builder, firstRow, rows)
  if (builder.type === 'string') startDictionary(builder, rows)
}

/** Slots; `from` is a multiple of 8. */
interface Slots {
  readonly from: number
  readonly to: number
}

/**
 * Reads the bytes of cells in some slots: values, or hashes of text. Slots come in order, each once; few at a
 * time, of all columns in turn, are read while their rows are in the processor's cache.
 */
export function readCells(cells: Cells, builder: ColumnBuilder, slots: Slots): void {
  if (builder.type === 'string') {
    const { starts, ends } = partOf(cells, slots)
    const hashes = builder.hashes.subarray(slots.from * HASH_LANES)
    kernels().hashCells({ bytes: cells.bytes, starts, ends }, slots.to - slots.from, hashes)
  } else if (builder.storage === 'float64') readFloats(partOf(cells, slots), builder, slots.from)
}

/** The column, once all of its slots were read. Undefined as {@link convert} says. */
export function finishCells(cells: Cells, builder: ColumnBuilder): Column | undefined {
  const { storage, type } = builder
  if (type === 'string') return groupTexts(cells, builder)
  if (storage === 'int64') convertWide(cells, builder)
  else if (storage === 'boolean') convertBooleans(cells, builder)
  else if (storage === 'utf8') {
    const { generation } = kernels()
    startText(builder, sizeOf(cells))
    if (kernels().generation !== generation) return undefined
    if (type === 'binary') convertBytes(cells, builder)
    else convertDigits(cells, builder)
  } else countInvalid(cells, builder)
  return finishColumn(builder, cells.length)
}

function partOf(cells: Cells, { from, to }: Slots): Cells {
  return {
    ...cells,
    starts: cells.starts.subarray(from, to),
    ends: cells.ends.subarray(from, to),
    length: to - from,
  }
}

function slicesOf({ bytes, starts, ends, length }: Cells): CellSlices {
  return { bytes, starts, ends, first: 0, stride: 1, count: length }
}

/** What is written beside the column; gone with the next column. */
function spaceFor(length: number) {
  if (length <= SPACE_SLOTS) return spaces()
  return {
    classes: new Uint16Array(length),
    values: new Float64Array(length),
    slots: new Int32Array(length),
    starts: new Int32Array(length),
    ends: new Int32Array(length),
  }
}

/** Cells from slot `from` on. */
function readFloats(cells: Cells, builder: ColumnBuilder, from: number): void {
  const { type } = builder
  const values = builder.values.subarray(from)
  const { classes } = spaceFor(cells.length)
  const { parseNumbers, parseTimes } = kernels()
  const parse = isTemporal(type) ? parseTimes : parseNumbers
  const union = parse(slicesOf(cells), values, classes)
  if (type === 'timestamp' && (union & CellClass.date) !== 0) {
    const { length } = cells
    for (let r = 0; r < length; r++) if (classes[r] === CellClass.date) values[r]! *= DAY
  }
  sortOut(cells, builder, classes, from)
}

/** Marks cells of other classes than the accepted ones as nulls and misfits. */
function sortOut(cells: Cells, builder: ColumnBuilder, classes: Uint16Array, from = 0): void {
  const { starts, length } = cells
  const { slots } = spaceFor(length)
  const validity = builder.validity.subarray(from >> 3)
  const found = kernels().acceptCells({ starts, classes }, builder.classes, length, validity, slots)
  for (let i = 0; i < found; i++) rejectCell(cells, slots[i]!, builder, from)
}

function countInvalid({ length }: Cells, builder: ColumnBuilder): void {
  builder.invalidCount = length - kernels().countOnes(builder.validity, length)
}

/** Classes and values of all cells as numbers. */
function parseAll(cells: Cells) {
  const { classes, values } = spaceFor(cells.length)
  kernels().parseNumbers(slicesOf(cells), values, classes)
  return { classes, values }
}

function convertWide(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { wideValues } = builder
  const { classes, values } = parseAll(cells)
  for (let r = 0; r < length; r++) {
    if (classes[r] === CellClass.integer) wideValues[r] = BigInt(values[r]!)
    else if (classes[r] === CellClass.wideInteger) {
      const start = skipSpaces(bytes, starts[r]!, ends[r]!)
      wideValues[r] = parseInt64(bytes, start, dropSpaces(bytes, start, ends[r]!))
    }
  }
  sortOut(cells, builder, classes)
  countInvalid(cells, builder)
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

/** Each different text once, in the order of first occurrences, found by its hash. */
function groupTexts(cells: Cells, builder: ColumnBuilder): Column | undefined {
  const memory = kernels()
  const { generation } = memory
  const { length, starts } = cells
  const { validity, codes, counts, hashes, text } = builder
  const { slots, ...own } = spaceFor(length)
  const present = memory.presentCells(starts, length, validity)
  builder.invalidCount = length - present
  const hashed = { hashes, validity: present < length ? validity : undefined }
  // A group's hash takes the place of a slot's that was read before.
  const out = { codes, firstSlots: slots, weights: counts, hashes }
  const groups = memory.groupHashes(hashed, length, out)
  startText(builder, memory.takeCells(cells, slots, groups, own))
  if (memory.generation !== generation) return undefined
  memory.copyCells({ bytes: cells.bytes, ...own }, groups, text.offsets, text.bytes)
  text.length = groups
  const column = finishDictionary(builder, length)
  knowHashes(column.dictionary, hashes.subarray(0, groups * HASH_LANES))
  return column
}

function convertBytes(cells: Cells, builder: ColumnBuilder): void {
  copyText(cells, builder)
  builder.invalidCount =
    cells.length - kernels().presentCells(cells.starts, cells.length, builder.validity)
}

/** Decimals, kept as their digits, and columns without a value. */
function convertDigits(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { classes } = parseAll(cells)
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
  sortOut(cells, builder, classes)
  countInvalid(cells, builder)
}

/** Copies the cells behind one another; null cells are empty. */
function copyText(cells: Cells, { text }: ColumnBuilder): void {
  kernels().copyCells(cells, cells.length, text.offsets, text.bytes)
  text.length = cells.length
}

function sizeOf({ starts, ends, length }: Cells): number {
  let size = 0
  for (let r = 0; r < length; r++) if (starts[r]! >= 0) size += ends[r]! - starts[r]!
  return size
}

function rejectCell(cells: Cells, row: number, builder: ColumnBuilder, from = 0): void {
  const { bytes, starts, ends } = cells
  const start = skipSpaces(bytes, starts[row]!, ends[row]!)
  const end = dropSpaces(bytes, start, ends[row]!)
  const cellClass = parseCell(bytes, start, end, out)
  addMisfit(builder, from + row, cellClass, bytes.subarray(starts[row]!, ends[row]!))
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
