/**
 * Complete rows out of a stream of CSV bytes, a block at a time, in bounded memory.
 *
 * The block is filled to its end before every scan, so what a batch holds depends on the bytes alone,
 * not on the pieces they came in. Two things cannot be scanned as they are:
 *
 * - A quote that is never closed would swallow the rest of the file. When the file, or the room for
 *   one row, ends inside the quotes, the opening quote is hidden and the row scanned again, so the
 *   quote is a plain character and the rows behind it are not lost. All later quotes in that room
 *   stand in pairs, so this happens once a room at most, and the cost stays linear.
 * - A row that outgrows the room without quotes is cut; the rest of its line is skipped.
 *
 * So where a row ends depends on the bytes from its start on alone, and, since the reader begins every
 * partition as if nothing had been read before, so does what a batch of a partition holds: whoever
 * reads one partition, from its first row on, gets the batches that a reader of the whole file gets.
 */
import { BATCH_ROWS } from '../batch/build.js'
import { kernels } from '../kernels/kernels.js'
import { type Resident, residentIndex } from '../kernels/resident.js'
import { CellFlag, type CellIndex, type ScanOptions, type ScanResult } from '../kernels/scan.js'
import type { BlockInput } from './block-input.js'
import { Block } from './csv-block.js'
import type { Dialect } from './csv-dialect.js'

export interface RowLimits {
  /** Bytes of the block; it grows for longer rows. */
  readonly blockBytes: number
  /** Bytes that one row may have, at least `blockBytes`. */
  readonly rowBytes: number
  /** Cells that one row may have. */
  readonly rowCells: number
  /**
   * Bytes of a partition of few columns: number i has the rows that start in its bytes, from
   * `i * partitionBytes`.
   */
  readonly partitionBytes: number
}

export const ROW_LIMITS: RowLimits = {
  blockBytes: 1 << 20,
  rowBytes: 1 << 24,
  rowCells: 1 << 20,
  partitionBytes: 1 << 24,
}

/** Bytes behind the end of a partition that are read for the sake of its last row, unless it is longer. */
const OVERHANG = 1 << 16

/** Cells that one index holds before rows are spread over more batches instead. */
const BATCH_CELLS = 1 << 20

/** What stands for a hidden quote while scanning: a byte that is never a delimiter or terminator. */
const HIDDEN = 0

/** Rows that were read; valid until the next ones are asked for. */
export interface Rows {
  readonly bytes: Uint8Array
  readonly index: CellIndex
  /** How many of the index's rows count. */
  readonly count: number
  /** Bytes of these rows: `bytes[from, to)`. */
  readonly from: number
  readonly to: number
  /** Where in the stream `from` is. */
  readonly position: number
  /** Rows (from 0) with a quote that is never closed. */
  readonly unclosed: readonly number[]
  /** Rows (from 0) that were cut. */
  readonly cut: readonly number[]
  /** Whether the file ends in the last row, before its line end. */
  readonly lacksLineEnd: boolean
}

export class RowReader {
  readonly #block: Block
  readonly #limits: RowLimits
  #index: Resident<CellIndex>
  #indexSize: number
  /** Rows that start at or behind this position of the stream are not of the partition. */
  #line = Number.POSITIVE_INFINITY
  /** Where in the stream quotes are hidden, ascending, and the byte they had. */
  #hidden: number[] = []
  #quote = 0
  /** Whether the rest of a cut row is still to be skipped. */
  #skipping = false

  /** `position`: where in the stream the input begins. */
  constructor(input: BlockInput, limits: RowLimits = ROW_LIMITS, position = 0) {
    this.#limits = limits
    this.#block = new Block(input, limits, position)
    this.#indexSize = firstIndexSize(limits)
    this.#index = residentIndex(BATCH_ROWS, this.#indexSize)
  }

  /** Where in the stream the next row starts, or what is left of a cut one. */
  get position(): number {
    return this.#block.origin + this.#block.start
  }

  /** The first block of bytes, or all there are; `isWhole`: nothing follows. Before any row is read. */
  async head(): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
    await this.#block.fill()
    const { bytes, start, end, atEnd } = this.#block
    return { bytes: bytes.subarray(start, end), isWhole: atEnd }
  }

  /** Drops the bytes before a position of the stream. */
  async seek(position: number): Promise<void> {
    const block = this.#block
    do {
      await block.fill()
      block.start = Math.min(block.end, Math.max(block.start, position - block.origin))
    } while (this.position < position && !block.atEnd)
  }

  /** Begins a partition at the row at hand; it ends before the first row at or behind `line`. */
  begin(line: number): void {
    this.#line = line
    this.#block.restart(line + OVERHANG)
    if (this.#indexSize > firstIndexSize(this.#limits)) {
      this.#resizeIndex(firstIndexSize(this.#limits))
    }
  }

  /**
   * The next rows, at least one and at most `limit` (up to 16,384); undefined at the end of the file or
   * of the partition, where `position` is the start of the row behind it.
   */
  async next(dialect: Dialect, limit = BATCH_ROWS): Promise<Rows | undefined> {
    while (await this.settle(dialect)) {
      if (this.position >= this.#line) return undefined
      const rows = this.#scan(dialect, limit)
      if (rows !== undefined) return rows
    }
    return undefined
  }

  /** Skips lines without a byte, however many, before the row at hand. */
  async skipEmptyLines(dialect: Dialect): Promise<void> {
    const block = this.#block
    while (await this.settle(dialect)) {
      const { bytes, start, end } = block
      block.start = endOfEmptyLines(bytes.subarray(0, end), start, dialect.terminator)
      if (block.start === start || block.start < end) return
    }
  }

  /** Skips what is left of a cut row; whether there are bytes behind it, of the partition or not. */
  async settle(dialect: Dialect): Promise<boolean> {
    const block = this.#block
    for (;;) {
      if (this.#skipping) block.lift()
      await block.fill()
      if (this.#skipping && !this.#skip(dialect)) continue
      if (block.start < block.end) return true
      if (block.atEnd || this.position >= this.#line) return false
    }
  }

  /** Frees the memory; rows that were read are gone with it. May be called twice. */
  close(): Promise<void> {
    this.#index.free()
    return this.#block.close()
  }

  /** Scans the block; undefined where something had to be changed first and it is to be done again. */
  #scan(dialect: Dialect, limit: number): Rows | undefined {
    const whole = this.#index.view()
    const index = { ...whole, rowCells: whole.rowCells.subarray(0, limit + 1) }
    const { end, atEnd } = this.#block
    const result = this.#run({ ...dialect, atEnd }, index, end)
    if (result.reason === 'cells full' && this.#growIndex(result.rows)) return undefined
    if (result.rows === 0) {
      if (result.reason === 'cells full') return this.#cutCells(dialect, index)
      return this.#block.lift() || this.#block.grow() ? undefined : this.#endRow(dialect, index)
    }
    const ours = this.#withinLine(index, result)
    return ours === result
      ? this.#withoutUnclosed(dialect, index, result)
      : this.#give(index, ours, {})
  }

  /** A scan without the rows of the next partition; the first row is none. */
  #withinLine(index: CellIndex, result: ScanResult): ScanResult {
    const line = this.#line - this.#block.origin
    if (result.consumed <= line || rowStart(index, result.rows - 1) < line) return result
    const rows = rowAt(index, result.rows, line - 1) + 1
    return { ...result, rows, cells: index.rowCells[rows]!, consumed: rowStart(index, rows) }
  }

  #run(options: ScanOptions, index: CellIndex, end: number): ScanResult {
    const { bytes, start } = this.#block
    return kernels().scan(bytes, start, end, options, index)
  }

  /** Doubles the index; a row that does not fit at all may take more than a batch. */
  #growIndex(rows: number): boolean {
    const { rowCells } = this.#limits
    const size = this.#indexSize
    const limit = rows === 0 ? rowCells : Math.min(BATCH_CELLS, rowCells)
    if (size >= limit) return false
    this.#resizeIndex(Math.min(size * 2, limit))
    return true
  }

  #resizeIndex(size: number): void {
    this.#index.free()
    this.#indexSize = size
    this.#index = residentIndex(BATCH_ROWS, size)
  }

  /** The room for one row is full: hides an open quote, or else cuts the row. */
  #endRow(dialect: Dialect, index: CellIndex): Rows | undefined {
    const one = { ...index, rowCells: index.rowCells.subarray(0, 2) }
    const result = this.#run({ ...dialect, atEnd: true }, one, this.#block.end)
    if (result.rows === 0) return this.#growIndex(0) ? undefined : this.#cutCells(dialect, one)
    if (isUnclosed(one, result)) return this.#hide(one, result)
    this.#skipping = true
    return this.#give(one, result, { cut: [0] })
  }

  /** A row with more cells than may be: cuts it before the last one that was indexed. */
  #cutCells(dialect: Dialect, index: CellIndex): Rows {
    const last = index.starts.length - 1
    const end = index.starts[last]! - (index.flags[last]! & CellFlag.quoted)
    const result = this.#run({ ...dialect, atEnd: true }, index, end)
    this.#skipping = true
    return this.#give(index, result, { cut: [0] })
  }

  /** The rows of a scan, without the last one if it ends inside quotes. */
  #withoutUnclosed(dialect: Dialect, index: CellIndex, result: ScanResult): Rows | undefined {
    if (!isUnclosed(index, result)) {
      // Only the end of the file ends a row that is not cut without a terminator.
      const last = this.#block.bytes[result.consumed - 1]
      return this.#give(index, result, { lacksLineEnd: last !== terminatorByte(dialect) })
    }
    if (result.rows === 1) return this.#hide(index, result)
    const rows = result.rows - 1
    const consumed = rowStart(index, rows)
    return this.#give(index, { ...result, rows, cells: index.rowCells[rows]!, consumed }, {})
  }

  /** Hides the quote that opens the last cell, so that the row can be scanned again. */
  #hide(index: CellIndex, result: ScanResult): undefined {
    const position = index.starts[result.cells - 1]! - 1
    const { bytes, origin } = this.#block
    this.#quote = bytes[position]!
    bytes[position] = HIDDEN
    this.#hidden.push(origin + position)
    return undefined
  }

  #give(index: CellIndex, result: ScanResult, { cut = [], lacksLineEnd = false }: Ending): Rows {
    const from = this.#block.start
    const to = result.consumed
    this.#block.start = to
    const unclosed = this.#restore(to).map((position) => rowAt(index, result.rows, position))
    const [block, cells] = [this.#block, this.#index]
    return {
      get bytes() {
        return block.bytes
      },
      get index() {
        return cells.view()
      },
      count: result.rows,
      from,
      to,
      position: block.origin + from,
      unclosed,
      cut,
      lacksLineEnd,
    }
  }

  /** Puts hidden quotes before `end` of the block back; returns where they are. */
  #restore(end: number): number[] {
    const { bytes, origin } = this.#block
    const done = this.#hidden.filter((position) => position - origin < end)
    this.#hidden = this.#hidden.slice(done.length)
    for (const position of done) bytes[position - origin] = this.#quote
    return done.map((position) => position - origin)
  }

  /** Skips to the end of a line; whether it was found. */
  #skip(dialect: Dialect): boolean {
    const { bytes, start, end, atEnd } = this.#block
    const at = bytes.subarray(0, end).indexOf(terminatorByte(dialect), start)
    this.#block.start = at < 0 ? end : at + 1
    this.#skipping = at < 0 && !atEnd
    return !this.#skipping
  }
}

/** How the last of some rows ends. */
type Ending = Partial<Pick<Rows, 'cut' | 'lacksLineEnd'>>

function terminatorByte({ terminator }: Dialect): number {
  return terminator === 'lf' ? 10 : 13
}

function firstIndexSize({ rowCells }: RowLimits): number {
  return Math.min(1 << 16, rowCells)
}

/** The first byte of a row, its quote where it has one. */
export function rowStart({ starts, flags, rowCells }: CellIndex, row: number): number {
  const cell = rowCells[row]!
  return starts[cell]! - (flags[cell]! & CellFlag.quoted)
}

function isUnclosed({ flags }: CellIndex, { cells }: ScanResult): boolean {
  return cells > 0 && (flags[cells - 1]! & CellFlag.unclosed) !== 0
}

/** The row (from 0) that the byte at `position` belongs to. */
function rowAt(index: CellIndex, rows: number, position: number): number {
  let low = 0
  let high = rows - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (rowStart(index, middle) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the lines that have nothing but their end are over; one that is cut off stays. */
function endOfEmptyLines(bytes: Uint8Array, start: number, terminator: 'lf' | 'cr'): number {
  const [LF, CR] = [10, 13]
  let at = start
  while (at < bytes.length) {
    if (bytes[at] === (terminator === 'lf' ? LF : CR)) at++
    else if (terminator === 'lf' && bytes[at] === CR && bytes[at + 1] === LF) at += 2
    else break
  }
  return at
}
