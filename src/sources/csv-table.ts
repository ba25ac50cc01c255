/**
 * Scanned rows as a table of so many columns: blank lines dropped, quotes resolved, faults counted.
 *
 * Everything is done once a batch, in place in the block, so that columns can then be converted one
 * after the other from plain slices. The slow walks over all cells happen only in batches in which a
 * look at the whole block found something.
 */
import { isUtf8 } from 'node:buffer'
import { kernels } from '../kernels/kernels.js'
import { CellFlag, type CellIndex } from '../kernels/scan.js'
import type { Rows } from './csv-rows.js'
import type { FaultCounter } from './fault-counter.js'

export interface TableOptions {
  readonly columnCount: number
  readonly quote: number
  /** Bytes that are no UTF-8 became U+FFFD while decoding, so that stands for a fault. */
  readonly isTranscoded: boolean
  readonly faults: FaultCounter
}

export interface Table {
  readonly length: number
  /** Row number in the source of row 0. */
  readonly firstRow: number
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** The cells of row r are `firstCells[r]` to `firstCells[r] + cellCounts[r]`, exclusive. */
  readonly firstCells: Uint32Array
  readonly cellCounts: Uint32Array
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()
/** What is not set in four flags of cells that are plain or plainly quoted. */
const PLAIN_FLAGS = 0xfefefefe | 0

/** U+FFFD in UTF-8. */
const REPLACEMENT = Buffer.from('\ufffd')

/** The rows, the first of which that is not blank is row `firstRow` of the source. */
export function tableOf(rows: Rows, firstRow: number, options: TableOptions): Table {
  const { firstCells, cellCounts, length, rowOf } = keptRows(rows, options.columnCount)
  // Asked for anew each time: the kernels' memory may move.
  const table: Table = {
    length,
    firstRow,
    firstCells,
    cellCounts,
    get bytes() {
      return rows.bytes
    },
    get starts() {
      return rows.index.starts
    },
    get ends() {
      return rows.index.ends
    },
  }
  const { faults } = options
  const sample = (row: number) => () => rowText(table, row)
  for (const row of rows.unclosed)
    faults.add('quote.unclosed', firstRow + rowOf(row), sample(rowOf(row)))
  for (const row of rows.cut) faults.add('row.long', firstRow + rowOf(row), sample(rowOf(row)))
  const { columnCount } = options
  const unended = rows.lacksLineEnd ? rowOf(rows.count - 1) : -1
  for (let r = 0; r < length; r++) {
    if (cellCounts[r] === columnCount) continue
    const isTruncated = r === unended && cellCounts[r]! < columnCount
    faults.add(isTruncated ? 'row.truncated' : 'row.ragged', firstRow + r, sample(r))
  }
  // Looked at before quotes are resolved, which leaves pieces of characters behind.
  const findings = inspect(rows, options)
  resolveQuotes(table, rows, options)
  return settle(table, options, findings)
}

/** Whether a scanned row is a line without a byte. */
export function isBlank({ rowCells, starts, ends, flags }: CellIndex, row: number): boolean {
  const first = rowCells[row]!
  return rowCells[row + 1]! - first === 1 && starts[first] === ends[first] && flags[first] === 0
}

/** Without blank lines, which only a table of one column can mean. */
function keptRows({ index, count }: Rows, columnCount: number) {
  const { rowCells } = index
  const firstCells = new Uint32Array(count)
  const cellCounts = new Uint32Array(count)
  const places = new Uint32Array(count)
  let length = 0
  for (let r = 0; r < count; r++) {
    const first = rowCells[r]!
    const cells = rowCells[r + 1]! - first
    places[r] = length
    if (columnCount > 1 && isBlank(index, r)) continue
    firstCells[length] = first
    cellCounts[length] = cells
    length++
  }
  return { firstCells, cellCounts, length, rowOf: (row: number) => places[row] ?? 0 }
}

/** Resolves doubled quotes and text behind a closing quote, in place; counts stray quotes. */
function resolveQuotes(table: Table, { index, count }: Rows, options: TableOptions): void {
  const { bytes, starts, ends, firstCells, cellCounts, firstRow } = table
  const { flags, rowCells } = index
  const { unquote } = kernels()
  let row = 0
  eachMarked(flags, rowCells[count]!, (cell) => {
    while (cell >= firstCells[row]! + cellCounts[row]!) row++
    const flag = flags[cell]!
    if ((flag & CellFlag.stray) !== 0) {
      options.faults.add('quote.stray', firstRow + row, () => cellText(table, cell))
    }
    if ((flag & CellFlag.quoted) !== 0) {
      const start = starts[cell]!
      ends[cell] = unquote(bytes, start, ends[cell]!, bytes, start, options.quote)
    }
  })
}

/** The cells with more to them than plain quotes, in order. Most have not, so that four are looked at at a time. */
function eachMarked(flags: Uint8Array, count: number, visit: (cell: number) => void): void {
  const words = new Uint32Array(flags.buffer, flags.byteOffset, flags.length >> 2)
  for (let first = 0; first < count; first += 4) {
    if (first >> 2 < words.length && (words[first >> 2]! & PLAIN_FLAGS) === 0) continue
    const end = Math.min(first + 4, count)
    for (let cell = first; cell < end; cell++) if (flags[cell]! > CellFlag.quoted) visit(cell)
  }
}

interface Findings {
  readonly hasNul: boolean
  readonly hasInvalid: boolean
}

/** A look at all bytes of the rows at once. */
function inspect({ bytes, from, to }: Rows, { isTranscoded }: TableOptions): Findings {
  const region = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
  return {
    hasNul: region.includes(0),
    hasInvalid: isTranscoded ? region.includes(REPLACEMENT) : !isUtf8(region),
  }
}

/** Counts NUL bytes and invalid text, and gives invalid cells other bytes. */
function settle(table: Table, options: TableOptions, { hasNul, hasInvalid }: Findings): Table {
  const { bytes, starts, ends } = table
  if (hasNul) {
    eachCell(table, options, (cell) => {
      return bytes.subarray(starts[cell], ends[cell]).includes(0) ? 'byte.nul' : undefined
    })
  }
  if (!hasInvalid) return table
  if (!options.isTranscoded) return repair(table, options)
  eachCell(table, options, (cell) => {
    return cellText(table, cell).includes('\ufffd') ? 'encoding.invalid' : undefined
  })
  return table
}

/** Adds the fault that `find` sees in a cell, for each cell of the table's columns. */
function eachCell(
  { firstCells, cellCounts, length, firstRow, ...table }: Table,
  { columnCount, faults }: TableOptions,
  find: (cell: number) => 'byte.nul' | 'encoding.invalid' | undefined,
): void {
  for (let r = 0; r < length; r++) {
    const end = firstCells[r]! + Math.min(cellCounts[r]!, columnCount)
    for (let cell = firstCells[r]!; cell < end; cell++) {
      const fault = find(cell)
      if (fault !== undefined) faults.add(fault, firstRow + r, () => cellText(table, cell))
    }
  }
}

/** A table whose invalid cells lie behind the block, with U+FFFD for what was not UTF-8. */
function repair(table: Table, options: TableOptions): Table {
  const { bytes, starts, ends } = table
  const repaired: Uint8Array[] = []
  let size = bytes.length
  const moves: { cell: number; start: number; end: number }[] = []
  eachCell(table, options, (cell) => {
    const content = bytes.subarray(starts[cell], ends[cell])
    if (isUtf8(content)) return undefined
    const text = encoder.encode(decoder.decode(content))
    repaired.push(text)
    moves.push({ cell, start: size, end: size + text.length })
    size += text.length
    return 'encoding.invalid'
  })
  const grown = new Uint8Array(size)
  grown.set(bytes)
  for (const [i, { cell, start, end }] of moves.entries()) {
    grown.set(repaired[i]!, start)
    starts[cell] = start
    ends[cell] = end
  }
  return { ...table, bytes: grown }
}

type CellBytes = Pick<Table, 'bytes' | 'starts' | 'ends'>

/** The text of a cell. */
export function cellText({ bytes, starts, ends }: CellBytes, cell: number): string {
  return decoder.decode(bytes.subarray(starts[cell], ends[cell]))
}

/** The text of a row, as it stands in the file from its first cell to its last. */
function rowText({ bytes, starts, ends, firstCells, cellCounts }: Table, row: number): string {
  const first = firstCells[row]!
  // Enough for a sample, however long the row is.
  const end = Math.min(ends[first + cellCounts[row]! - 1]!, starts[first]! + 1000)
  return decoder.decode(bytes.subarray(starts[first], end))
}
