/**
 * The CSV grammar: see `../scan.ts`, whose results this function gives.
 *
 * Be advised: clever. A block of 64 bytes becomes a mask with one bit for every delimiter,
 * terminator and quote in it; from there on only those bytes are looked at. What is known in between
 * is where the row and the cell began, and whether that cell is plain, inside its quotes, or behind
 * its closing quote. Whoever changes the grammar changes the plain function first; the tests hold
 * the two against each other.
 */

const BLOCK: usize = 64
const LF: i32 = 10
const CR: u8 = 13

const QUOTED: u32 = 1
const DOUBLED: u32 = 2
const STRAY: u32 = 4
const UNCLOSED: u32 = 8

const END: u32 = 0
const ROWS_FULL: u32 = 1
const CELLS_FULL: u32 = 2
const INCOMPLETE: u32 = 3

const PLAIN: i32 = 0
const INSIDE: i32 = 1
const BEHIND: i32 = 2

/** What `scan` is given, and at the end what it found; in this order in `../native/scan.ts`. */
class Frame {
  bytes: usize = 0
  start: usize = 0
  end: usize = 0
  delimiter: i32 = 0
  /** −1 for none. */
  quote: i32 = 0
  terminator: i32 = 0
  atEnd: u32 = 0
  starts: usize = 0
  ends: usize = 0
  flags: usize = 0
  rowCells: usize = 0
  cellLimit: u32 = 0
  rowLimit: u32 = 0
  rows: u32 = 0
  cells: u32 = 0
  consumed: usize = 0
  reason: u32 = 0
}

export function scan(address: usize): void {
  const frame = changetype<Frame>(address)
  const bytes = frame.bytes
  const end = bytes + frame.end
  const quote = frame.quote
  const delimiter = frame.delimiter
  const delimiters = i8x16.splat(delimiter as i8)
  const terminator = frame.terminator
  const terminators = i8x16.splat(terminator as i8)
  const quotes = i8x16.splat((quote < 0 ? delimiter : quote) as i8)
  const starts = frame.starts
  const ends = frame.ends
  const flagBytes = frame.flags
  const rowCells = frame.rowCells
  const cellLimit = frame.cellLimit
  let row = bytes + frame.start
  let cell = row
  let close: usize = 0
  let state = PLAIN
  let flags: u32 = 0
  let rows: u32 = 0
  let cells: u32 = 0
  let reason = END
  let block = row
  let marks = row < end ? marksOf(block, end, delimiters, terminators, quotes) : 0
  store<u32>(rowCells, 0)
  while (row < end) {
    if (rows === frame.rowLimit) {
      reason = ROWS_FULL
      break
    }
    // The usual cell: plain, and ended by a delimiter.
    if (state === PLAIN && flags === 0) {
      while (marks !== 0 && cells < cellLimit) {
        const mark = block + (ctz<u64>(marks) as usize)
        if ((load<u8>(mark) as i32) !== delimiter) break
        marks &= marks - 1
        store<u32>(starts + (cells << 2), cell - bytes)
        store<u32>(ends + (cells << 2), mark - bytes)
        store<u8>(flagBytes + cells, 0)
        cells++
        cell = mark + 1
      }
    }
    while (marks === 0 && block + BLOCK < end) {
      block += BLOCK
      marks = marksOf(block, end, delimiters, terminators, quotes)
    }
    if (marks === 0 && frame.atEnd === 0) {
      reason = INCOMPLETE
      break
    }
    // The end of the bytes stands for a terminator.
    const mark = marks === 0 ? end : block + (ctz<u64>(marks) as usize)
    const byte = marks === 0 ? terminator : (load<u8>(mark) as i32)
    marks &= marks - 1
    if (byte === quote) {
      if (state === INSIDE) {
        state = BEHIND
        close = mark
      } else if (state === PLAIN && mark === cell) {
        state = INSIDE
        flags = QUOTED
      } else if (state === BEHIND && mark === close + 1) {
        state = INSIDE
        flags |= DOUBLED
      } else {
        flags |= STRAY
      }
      continue
    }
    if (state === INSIDE && mark < end) continue
    let contentEnd = mark
    if (state === INSIDE) {
      flags |= UNCLOSED
    } else {
      const from = state === BEHIND ? close + 1 : cell
      if (byte === LF && mark > from && load<u8>(mark - 1) === CR) contentEnd--
      if (state === BEHIND) {
        if (contentEnd === from) contentEnd = close
        else flags |= STRAY
      }
    }
    if (cells === cellLimit) {
      reason = CELLS_FULL
      break
    }
    store<u32>(starts + (cells << 2), cell + (flags & QUOTED) - bytes)
    store<u32>(ends + (cells << 2), contentEnd - bytes)
    store<u8>(flagBytes + cells, flags)
    cells++
    cell = mark + 1
    state = PLAIN
    flags = 0
    if (byte === delimiter) continue
    rows++
    row = min(cell, end)
    store<u32>(rowCells + (rows << 2), cells)
  }
  frame.rows = rows
  frame.cells = load<u32>(rowCells + (rows << 2))
  frame.consumed = row - bytes
  frame.reason = reason
}

/** A bit for every mark among the 64 bytes from `at` on that comes before `end`. */
function marksOf(at: usize, end: usize, delimiters: v128, terminators: v128, quotes: v128): u64 {
  const marks =
    marksOf16(v128.load(at), delimiters, terminators, quotes) |
    (marksOf16(v128.load(at, 16), delimiters, terminators, quotes) << 16) |
    (marksOf16(v128.load(at, 32), delimiters, terminators, quotes) << 32) |
    (marksOf16(v128.load(at, 48), delimiters, terminators, quotes) << 48)
  const left = end - at
  return left >= BLOCK ? marks : marks & (((1 as u64) << left) - 1)
}

function marksOf16(bytes: v128, delimiters: v128, terminators: v128, quotes: v128): u64 {
  const lines = v128.or(i8x16.eq(bytes, terminators), i8x16.eq(bytes, quotes))
  return i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), lines)) as u64
}
