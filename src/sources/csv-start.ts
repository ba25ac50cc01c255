/**
 * Where does the first row behind a place in the middle of a file start? A guess.
 *
 * Method: a row starts behind some line end. Of the first line ends, the one is taken behind which the
 * rows have as many cells as the file has columns and no quote where none belongs. Line ends in
 * quoted text do not look like that for long, since all that follows is turned inside out.
 * Guarantee: none; whoever relies on it compares the guess with where the row before ends.
 * Cost: at most some scans of 64 KiB. Weakness: one column, and text that quotes tables.
 */
import { kernels } from '../kernels/kernels.js'
import { residentBytes, residentIndex } from '../kernels/resident.js'
import { CellFlag, type CellIndex } from '../kernels/scan.js'
import type { Dialect } from './csv-dialect.js'

const CHUNK = 1 << 16
/** Line ends that are tried. */
const CANDIDATES = 64
/** Rows that must look like rows. */
const ROWS = 16

export interface Place {
  readonly dialect: Dialect
  readonly columnCount: number
  /** Position of the first byte that the row may start with, beyond the first of the file. */
  readonly from: number
  /** Position of the first byte that it may not start with. */
  readonly line: number
  /** Bytes at a position, fewer than asked for only at the end of the file. */
  readonly readAt: (position: number, into: Uint8Array) => number
}

/** The position of a row's first byte; undefined where there is no line end. */
export function guessRowStart(place: Place): number | undefined {
  const chunk = residentBytes(CHUNK)
  const index = residentIndex(ROWS, CHUNK)
  try {
    // A row that starts at `from` has its line end before it.
    for (let position = place.from - 1; position < place.line - 1; position += CHUNK) {
      const bytes = chunk.view()
      const count = place.readAt(position, bytes)
      const starts = startsIn(bytes.subarray(0, count), place, position)
      if (starts.length > 0) {
        const looks = (start: number) => looksLikeRows(bytes, [start, count], place, index.view())
        return position + (starts.find(looks) ?? (starts[0] as number))
      }
      if (count < CHUNK) return undefined
    }
    return undefined
  } finally {
    chunk.free()
    index.free()
  }
}

/** Places behind the first line ends. */
function startsIn(bytes: Uint8Array, { dialect, line }: Place, position: number): number[] {
  const terminator = dialect.terminator === 'lf' ? 10 : 13
  const starts: number[] = []
  let at = bytes.indexOf(terminator)
  while (at >= 0 && position + at + 1 < line && starts.length < CANDIDATES) {
    starts.push(at + 1)
    at = bytes.indexOf(terminator, at + 1)
  }
  return starts
}

function looksLikeRows(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  { dialect, columnCount }: Place,
  index: CellIndex,
): boolean {
  const { rows, cells } = kernels().scan(bytes, start, end, { ...dialect, atEnd: false }, index)
  if (rows === 0) return false
  for (let r = 0; r < rows; r++) {
    const first = index.rowCells[r]!
    const count = index.rowCells[r + 1]! - first
    const isBlank = count === 1 && index.starts[first] === index.ends[first]
    if (count !== columnCount && !isBlank) return false
  }
  for (let cell = 0; cell < cells; cell++) {
    if ((index.flags[cell]! & CellFlag.stray) !== 0) return false
  }
  return true
}
