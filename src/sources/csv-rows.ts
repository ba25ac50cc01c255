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
 */
import { BATCH_ROWS } from '../batch/build.js'
import { kernels } from '../kernels/kernels.js'
import { type Resident, residentBytes, residentIndex } from '../kernels/resident.js'
import { CellFlag, type CellIndex, type ScanResult } from '../kernels/scan.js'
import type { Dialect } from './csv-dialect.js'
import type { ByteReader } from './input.js'
import { type ReadAhead, readAhead } from './read-ahead.js'

export interface RowLimits {
  /** Bytes of the block; it grows for longer rows. */
  readonly blockBytes: number
  /** Bytes that one row may have, at least `blockBytes`. */
  readonly rowBytes: number
  /** Cells that one row may have. */
  readonly rowCells: number
}

export const ROW_LIMITS: RowLimits = {
  blockBytes: 1 << 20,
  rowBytes: 32 << 20,
  rowCells: 1 << 23,
}

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
  /** Rows (from 0) with a quote that is never closed. */
  readonly unclosed: readonly number[]
  /** Rows (from 0) that were cut. */
  readonly cut: readonly number[]
  /** Whether the file ends in the last row, before its line end. */
  readonly lacksLineEnd: boolean
}

export class RowReader {
  readonly #input: ReadAhead
  readonly #limits: RowLimits
  /** Bytes that were read and did not fit the block yet. */
  #piece: Uint8Array = new Uint8Array(0)
  #block: Resident<Uint8Array>
  #blockSize: number
  #index: Resident<CellIndex>
  #indexSize: number
  /** The block's bytes not yet handed out: `[#start, #end)`. */
  #start = 0
  #end = 0
  #atEnd = false
  /** Positions of hidden quotes, ascending, and the byte they had. */
  #hidden: number[] = []
  #quote = 0
  /** Whether the rest of a cut row is still to be skipped. */
  #skipping = false

  constructor(reader: ByteReader, limits: RowLimits = ROW_LIMITS) {
    this.#input = readAhead(reader, limits.blockBytes)
    this.#limits = limits
    this.#blockSize = limits.blockBytes
    this.#block = residentBytes(this.#blockSize)
    this.#indexSize = Math.min(1 << 16, limits.rowCells)
    this.#index = residentIndex(BATCH_ROWS, this.#indexSize)
  }

  /** The first block of bytes, or all there are; `isWhole`: nothing follows. Before any row is read. */
  async head(): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
    await this.#fill()
    return { bytes: this.#block.view().subarray(this.#start, this.#end), isWhole: this.#atEnd }
  }

  /** The next rows, at least one and at most `limit` (up to 8,192); undefined at the end. */
  async next(dialect: Dialect, limit = BATCH_ROWS): Promise<Rows | undefined> {
    for (;;) {
      await this.#fill()
      if (this.#skipping && !this.#skip(dialect)) continue
      if (this.#start === this.#end) {
        if (this.#atEnd) return undefined
        continue
      }
      const rows = this.#scan(dialect, limit)
      if (rows !== undefined) return rows
    }
  }

  /** Frees the memory; rows that were read are gone with it. May be called twice. */
  close(): Promise<void> {
    this.#block.free()
    this.#index.free()
    return this.#input.close()
  }

  /** Makes sure that a block's worth of bytes is at hand, or all that are left. */
  async #fill(): Promise<void> {
    if (this.#end - this.#start < this.#limits.blockBytes) this.#compact()
    while (!this.#atEnd && this.#end < this.#blockSize) {
      if (this.#piece.length === 0) this.#piece = await this.#input.next()
      if (this.#piece.length === 0) this.#atEnd = true
      const part = this.#piece.subarray(0, this.#blockSize - this.#end)
      this.#block.view().set(part, this.#end)
      this.#piece = this.#piece.subarray(part.length)
      this.#end += part.length
    }
  }

  /** Moves what is left to the front of the block, or of another one. */
  #compact(block = this.#block): void {
    const from = this.#start
    if (from > 0 || block !== this.#block) {
      const left = this.#block.view().subarray(from, this.#end)
      block.view().set(left)
    }
    this.#block = block
    this.#hidden = this.#hidden.map((position) => position - from)
    this.#end -= from
    this.#start = 0
  }

  /** Scans the block; undefined where something had to be changed first and it is to be done again. */
  #scan(dialect: Dialect, limit: number): Rows | undefined {
    const whole = this.#index.view()
    const index = { ...whole, rowCells: whole.rowCells.subarray(0, limit + 1) }
    const options = { ...dialect, atEnd: this.#atEnd }
    const result = kernels().scan(this.#block.view(), this.#start, this.#end, options, index)
    if (result.reason === 'cells full' && this.#growIndex(result.rows)) return undefined
    if (result.rows === 0) {
      if (result.reason === 'cells full') return this.#cutCells(dialect, index)
      return this.#growBlock() ? undefined : this.#endRow(dialect, index)
    }
    return this.#withoutUnclosed(dialect, index, result)
  }

  /** Doubles the index; a row that does not fit at all may take more than a batch. */
  #growIndex(rows: number): boolean {
    const { rowCells } = this.#limits
    const size = this.#indexSize
    const limit = rows === 0 ? rowCells : Math.min(BATCH_CELLS, rowCells)
    if (size >= limit) return false
    this.#index.free()
    this.#indexSize = Math.min(size * 2, limit)
    this.#index = residentIndex(BATCH_ROWS, this.#indexSize)
    return true
  }

  /** Makes room for a longer row. */
  #growBlock(): boolean {
    if (this.#start > 0) {
      this.#compact()
      return true
    }
    if (this.#blockSize >= this.#limits.rowBytes) return false
    const before = this.#block
    this.#blockSize = Math.min(this.#blockSize * 2, this.#limits.rowBytes)
    this.#compact(residentBytes(this.#blockSize))
    before.free()
    return true
  }

  /** The room for one row is full: hides an open quote, or else cuts the row. */
  #endRow(dialect: Dialect, index: CellIndex): Rows | undefined {
    const one = { ...index, rowCells: index.rowCells.subarray(0, 2) }
    const options = { ...dialect, atEnd: true }
    const result = kernels().scan(this.#block.view(), this.#start, this.#end, options, one)
    if (result.rows === 0) return this.#growIndex(0) ? undefined : this.#cutCells(dialect, one)
    if (isUnclosed(one, result)) return this.#hide(one, result)
    this.#skipping = true
    return this.#take(one, result, { cut: [0] })
  }

  /** A row with more cells than may be: cuts it before the last one that was indexed. */
  #cutCells(dialect: Dialect, index: CellIndex): Rows {
    const last = index.starts.length - 1
    const end = index.starts[last]! - (index.flags[last]! & CellFlag.quoted)
    const options = { ...dialect, atEnd: true }
    const result = kernels().scan(this.#block.view(), this.#start, end, options, index)
    this.#skipping = true
    return this.#take(index, result, { cut: [0] })
  }

  /** The rows of a scan, without the last one if it ends inside quotes. */
  #withoutUnclosed(dialect: Dialect, index: CellIndex, result: ScanResult): Rows | undefined {
    if (!isUnclosed(index, result)) {
      // Only the end of the file ends a row that is not cut without a terminator.
      const last = this.#block.view()[result.consumed - 1]
      return this.#take(index, result, { lacksLineEnd: last !== terminatorByte(dialect) })
    }
    if (result.rows === 1) return this.#hide(index, result)
    const rows = result.rows - 1
    const cells = index.rowCells[rows]!
    const consumed = index.starts[cells]! - (index.flags[cells]! & CellFlag.quoted)
    return this.#take(index, { ...result, rows, cells, consumed }, {})
  }

  /** Hides the quote that opens the last cell, so that the row can be scanned again. */
  #hide(index: CellIndex, result: ScanResult): undefined {
    const position = index.starts[result.cells - 1]! - 1
    const block = this.#block.view()
    this.#quote = block[position]!
    block[position] = HIDDEN
    this.#hidden.push(position)
    return undefined
  }

  #take(index: CellIndex, result: ScanResult, { cut = [], lacksLineEnd = false }: Ending): Rows {
    const from = this.#start
    const to = result.consumed
    this.#start = to
    const unclosed = this.#restore(index, result)
    const [block, cells] = [this.#block, this.#index]
    return {
      get bytes() {
        return block.view()
      },
      get index() {
        return cells.view()
      },
      count: result.rows,
      from,
      to,
      unclosed,
      cut,
      lacksLineEnd,
    }
  }

  /** Puts hidden quotes back in rows that are done; returns those rows. */
  #restore(index: CellIndex, result: ScanResult): number[] {
    const done = this.#hidden.filter((position) => position < result.consumed)
    this.#hidden = this.#hidden.slice(done.length)
    const block = this.#block.view()
    return done.map((position) => {
      block[position] = this.#quote
      return rowAt(index, result.rows, position)
    })
  }

  /** Skips to the end of a line; whether it was found. */
  #skip(dialect: Dialect): boolean {
    const block = this.#block.view().subarray(0, this.#end)
    const at = block.indexOf(terminatorByte(dialect), this.#start)
    const isFound = at >= 0
    this.#start = isFound ? at + 1 : this.#end
    this.#skipping = !isFound && !this.#atEnd
    return !this.#skipping
  }
}

/** How the last of some rows ends. */
type Ending = Partial<Pick<Rows, 'cut' | 'lacksLineEnd'>>

function terminatorByte({ terminator }: Dialect): number {
  return terminator === 'lf' ? 10 : 13
}

function isUnclosed({ flags }: CellIndex, { cells }: ScanResult): boolean {
  return cells > 0 && (flags[cells - 1]! & CellFlag.unclosed) !== 0
}

/** The row (from 0) that the byte at `position` belongs to. */
function rowAt({ starts, flags, rowCells }: CellIndex, rows: number, position: number): number {
  let low = 0
  let high = rows - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const cell = rowCells[middle]!
    if (starts[cell]! - (flags[cell]! & CellFlag.quoted) <= position) low = middle
    else high = middle - 1
  }
  return low
}
