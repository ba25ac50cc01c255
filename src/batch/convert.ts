/**
 * Cells of text to a column of typed values, a column at a time, without a string for a cell.
 *
 * A cell that the field does not accept becomes a misfit, with its class. Spaces and tabs around a
 * cell belong to text and are tolerated around everything else.
 */

import { appendBits } from '../kernels/bits.js'
import { kernels } from '../kernels/kernels.js'
import type { CellSlices } from '../kernels/slices.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import { addMisfit, finishColumn, finishDictionary, startColumn, startDictionary } from './build.js'
import { type ColumnBuilder, refreshColumn, reserveBytes, settleColumn } from './builder.js'
import type { Column } from './column.js'
import { HASH_LANES } from './hashes.js'
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

/** The column that the cells make in the builder's type. Starts a round of the builder. */
export function convert(cells: Cells, builder: ColumnBuilder): Column {
  startCells(builder, cells.firstRow, cells.length)
  appendCells(() => cells, builder)
  settleColumn(builder)
  return finishCells(builder)
}

/** Begins a round for so many cells. */
export function startCells(builder: ColumnBuilder, firstRow: number, rows: number): void {
  startColumn(builder, firstRow, rows)
  if (builder.type === 'string') startDictionary(builder)
}

/**
 * Adds cells to the builder. They are asked for again where the kernels' memory moved, which it may where
 * room for text is made. Few cells at a time, of all columns in turn, are read while their rows are in the
 * processor's cache.
 */
export function appendCells(cellsOf: () => Cells, builder: ColumnBuilder): void {
  const { storage, type } = builder
  const cells = cellsOf()
  if (type === 'string') appendTexts(cellsOf, builder)
  else if (storage === 'float64') appendFloats(cells, builder)
  else if (storage === 'int64') appendWide(cells, builder)
  else if (storage === 'boolean') appendBooleans(cells, builder)
  else if (type === 'binary') appendBytes(cellsOf, builder)
  else appendDigits(cellsOf, builder)
  builder.length += cells.length
}

/** The column of all cells that were added. Behind `settleColumn`. */
export function finishCells(builder: ColumnBuilder): Column {
  const { length, validity, type } = builder
  builder.invalidCount = length - kernels().countOnes(validity, length)
  return type === 'string' ? finishDictionary(builder, length) : finishColumn(builder, length)
}

function slicesOf({ bytes, starts, ends, length }: Cells): CellSlices {
  return { bytes, starts, ends, first: 0, stride: 1, count: length }
}

/** What is written beside the column; gone with the next cells. */
function spaceFor(length: number) {
  if (length <= SPACE_SLOTS) return spaces()
  return {
    cellHashes: new Uint32Array(length * HASH_LANES),
    classes: new Uint16Array(length),
    values: new Float64Array(length),
    bitmap: new Uint8Array((length + 7) >> 3),
    slots: new Int32Array(length),
    starts: new Int32Array(length),
    ends: new Int32Array(length),
  }
}

function appendFloats(cells: Cells, builder: ColumnBuilder): void {
  const { type, length: at } = builder
  const values = builder.values.subarray(at)
  const { classes } = spaceFor(cells.length)
  const { parseNumbers, parseTimes } = kernels()
  const parse = isTemporal(type) ? parseTimes : parseNumbers
  const union = parse(slicesOf(cells), values, classes)
  if (type === 'timestamp' && (union & CellClass.date) !== 0) {
    const { length } = cells
    for (let r = 0; r < length; r++) if (classes[r] === CellClass.date) values[r]! *= DAY
  }
  sortOut(cells, builder, classes)
}

/** Marks cells of other classes than the accepted ones as nulls and misfits. */
function sortOut(cells: Cells, builder: ColumnBuilder, classes: Uint16Array): void {
  const { starts, length } = cells
  const { slots, bitmap } = spaceFor(length)
  const accepted = builder.classes
  const found = kernels().acceptCells({ starts, classes }, accepted, length, bitmap, slots)
  appendBits(bitmap, length, builder.validity, builder.length)
  for (let i = 0; i < found; i++) rejectCell(cells, slots[i]!, builder)
}

/** Marks nulls. Returns how many cells are none. */
function markNulls({ starts, length }: Cells, builder: ColumnBuilder): number {
  const { bitmap } = spaceFor(length)
  const present = kernels().presentCells(starts, length, bitmap)
  appendBits(bitmap, length, builder.validity, builder.length)
  return present
}

/** Classes and values of all cells as numbers. */
function parseAll(cells: Cells) {
  const { classes, values } = spaceFor(cells.length)
  kernels().parseNumbers(slicesOf(cells), values, classes)
  return { classes, values }
}

function appendWide(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { wideValues, length: at } = builder
  const { classes, values } = parseAll(cells)
  for (let r = 0; r < length; r++) {
    if (classes[r] === CellClass.integer) wideValues[at + r] = BigInt(values[r]!)
    else if (classes[r] === CellClass.wideInteger) {
      const start = skipSpaces(bytes, starts[r]!, ends[r]!)
      wideValues[at + r] = parseInt64(bytes, start, dropSpaces(bytes, start, ends[r]!))
    }
  }
  sortOut(cells, builder, classes)
}

function appendBooleans(cells: Cells, builder: ColumnBuilder): void {
  const { bytes, starts, ends, length } = cells
  const { bits, length: at } = builder
  markNulls(cells, builder)
  for (let r = 0; r < length; r++) {
    if (starts[r]! < 0) continue
    const start = skipSpaces(bytes, starts[r]!, ends[r]!)
    const end = dropSpaces(bytes, start, ends[r]!)
    if (parseBoolean(bytes, start, end, out) === 0) rejectCell(cells, r, builder)
    else if (out[0] === 1) bits[(at + r) >> 3]! |= 1 << ((at + r) & 7)
  }
}

/** Each different text once, in the order of first occurrences, found by its hash. */
function appendTexts(cellsOf: () => Cells, builder: ColumnBuilder): void {
  const memory = kernels()
  const { groups, text, length: at } = builder
  const cells = cellsOf()
  const { length } = cells
  const { slots, cellHashes, bitmap, ...own } = spaceFor(length)
  const present = markNulls(cells, builder)
  memory.hashCells(cells, length, cellHashes)
  const hashed = { hashes: cellHashes, validity: present < length ? bitmap : undefined }
  const out = { codes: builder.codes.subarray(at), firstSlots: slots }
  const added = memory.groupHashes(hashed, length, groups, out)
  if (added === 0) return
  const end = text.offsets[text.length]!
  reserveMoving(builder, end + memory.takeCells(cells, slots, added, own))
  const { starts, ends } = spaceFor(length)
  const offsets = text.offsets.subarray(text.length)
  memory.copyCells({ bytes: cellsOf().bytes, starts, ends }, added, offsets, text.bytes, end)
  text.length += added
}

/** Room for text; the builder's other arrays move with the memory. */
function reserveMoving(builder: ColumnBuilder, size: number): void {
  const { generation } = kernels()
  reserveBytes(builder, size)
  if (kernels().generation !== generation) refreshColumn(builder)
}

function appendBytes(cellsOf: () => Cells, builder: ColumnBuilder): void {
  markNulls(cellsOf(), builder)
  appendSlots(cellsOf, builder)
}

/** Decimals, kept as their digits, and columns without a value. */
function appendDigits(cellsOf: () => Cells, builder: ColumnBuilder): void {
  const cells = cellsOf()
  const { bytes, starts, ends, length } = cells
  const { classes } = parseAll(cells)
  const slices = { starts: new Int32Array(length).fill(NULL), ends: new Int32Array(length) }
  for (let r = 0; r < length; r++) {
    if ((classes[r]! & builder.classes) === 0) continue
    slices.starts[r] = skipSpaces(bytes, starts[r]!, ends[r]!)
    slices.ends[r] = dropSpaces(bytes, slices.starts[r]!, ends[r]!)
  }
  sortOut(cells, builder, classes)
  appendSlots(() => ({ ...cellsOf(), ...slices }), builder)
}

/** Copies the cells behind the texts that are there; null cells are empty. */
function appendSlots(cellsOf: () => Cells, builder: ColumnBuilder): void {
  const { text } = builder
  const { starts, ends, length } = cellsOf()
  let end = text.offsets[text.length]!
  const from = end
  for (let r = 0; r < length; r++) if (starts[r]! >= 0) end += ends[r]! - starts[r]!
  reserveMoving(builder, end)
  const offsets = text.offsets.subarray(text.length)
  kernels().copyCells(cellsOf(), length, offsets, text.bytes, from)
  text.length += length
}

function rejectCell(cells: Cells, row: number, builder: ColumnBuilder): void {
  const { bytes, starts, ends } = cells
  const start = skipSpaces(bytes, starts[row]!, ends[row]!)
  const end = dropSpaces(bytes, start, ends[row]!)
  const cellClass = parseCell(bytes, start, end, out)
  addMisfit(builder, builder.length + row, cellClass, bytes.subarray(starts[row]!, ends[row]!))
}

/**
 * Union of the classes of the first `count` cells: numbers by the kernel, of the others times by the
 * kernel, and what is left is a truth value or text.
 */
export function classify(cells: Cells, count: number): number {
  const slices = { ...slicesOf(cells), count }
  const { classes, values } = spaceFor(count)
  let union = kernels().parseNumbers(slices, values, classes)
  if ((union & CellClass.string) === 0) return union
  const others: number[] = []
  union = 0
  for (let r = 0; r < count; r++) {
    if (classes[r] === CellClass.string) others.push(r)
    else union |= classes[r]!
  }
  kernels().parseTimes(slices, values, classes)
  const times = CellClass.date | CellClass.time | CellClass.timestamp
  const words = CellClass.boolean | CellClass.string
  for (const r of others) {
    if ((classes[r]! & times) !== 0) union |= classes[r]!
    else if ((union & words) !== words) union |= classOfWord(cells, r)
  }
  return union
}

/** The class of a cell that is neither a number nor a time. */
function classOfWord({ bytes, starts, ends }: Cells, row: number): number {
  const start = skipSpaces(bytes, starts[row]!, ends[row]!)
  const end = dropSpaces(bytes, start, ends[row]!)
  return parseBoolean(bytes, start, end, out) || CellClass.string
}
