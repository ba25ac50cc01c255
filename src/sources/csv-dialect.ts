/**
 * How a CSV file is written: its delimiter, quote and line ends, by option or sniffed.
 *
 * The delimiter is the one of `, ; tab |` that cuts most of the first rows into as many fields as the
 * first row, at least two; the more fields, the better. Quotes are respected.
 */
import { UsageError } from '../errors.js'
import { kernels } from '../kernels/kernels.js'
import type { CellIndex, ScanOptions } from '../kernels/scan.js'

export interface CsvOptions {
  /** One ASCII character; absent: sniffed. */
  readonly delimiter?: string
  /** One ASCII character, or empty for none. Default `"`. */
  readonly quote?: string
  /** Whether the first line names the columns. Default true; else they are `column_1`, … */
  readonly header?: boolean
  /** A label of the WHATWG Encoding Standard; absent: by byte order mark, else UTF-8. */
  readonly encoding?: string
  /**
   * Cells that are null beside empty ones, quoted or not, spaces around them apart. Default
   * {@link NULL_TOKENS}.
   */
  readonly nulls?: readonly string[]
}

/** Cells that count as null unless the caller says otherwise. */
export const NULL_TOKENS: readonly string[] = [
  'NA',
  'N/A',
  'n/a',
  'null',
  'NULL',
  'None',
  '\\N',
  '#N/A',
  '<NA>',
]

export type Dialect = Omit<ScanOptions, 'atEnd'>

const LF = 10
const CR = 13
const QUOTE = 34
const DELIMITERS = [44, 59, 9, 124]

/** Rows and bytes that the delimiter is sniffed from. */
const SNIFFED_ROWS = 200
const SNIFFED_BYTES = 65_536

/** The dialect of a file that begins with `head`. `isWhole`: there is nothing behind it. */
export function dialectOf(head: Uint8Array, isWhole: boolean, options: CsvOptions): Dialect {
  const quote = quoteOf(options)
  const terminator = terminatorOf(head, quote)
  const delimiter = delimiterOf(options)
  if (delimiter !== undefined) return { quote, terminator, delimiter }
  const piece = head.subarray(0, SNIFFED_BYTES)
  const atEnd = isWhole && piece.length === head.length
  return { quote, terminator, delimiter: sniffDelimiter(piece, { quote, terminator, atEnd }) }
}

/** Throws `UsageError` where the options cannot be met. */
export function checkOptions(options: CsvOptions): void {
  const delimiter = delimiterOf(options)
  const quote = quoteOf(options)
  if (delimiter !== undefined && delimiter === quote) {
    throw new UsageError(
      `delimiter and quote are both ${options.delimiter}, expected two characters`,
    )
  }
}

function delimiterOf({ delimiter }: CsvOptions): number | undefined {
  if (delimiter === undefined) return undefined
  const code = delimiter.charCodeAt(0)
  if (delimiter.length !== 1 || code === 0 || code > 126 || code === LF || code === CR) {
    const found = JSON.stringify(delimiter)
    throw new UsageError(`delimiter ${found}: expected one ASCII character that ends no line`)
  }
  return code
}

function quoteOf({ quote }: CsvOptions): number {
  if (quote === undefined) return QUOTE
  if (quote === '') return -1
  const code = quote.charCodeAt(0)
  if (quote.length !== 1 || code <= 32 || code > 126) {
    throw new UsageError(`quote ${JSON.stringify(quote)}: expected one printable ASCII character`)
  }
  return code
}

/** `cr` where lines end at CR alone, as on classic Macs: CR, but no LF, outside of quotes. */
function terminatorOf(head: Uint8Array, quote: number): 'lf' | 'cr' {
  let inQuotes = false
  let found: 'lf' | 'cr' = 'lf'
  for (const byte of head) {
    if (byte === quote) inQuotes = !inQuotes
    else if (inQuotes) continue
    else if (byte === LF) return 'lf'
    else if (byte === CR) found = 'cr'
  }
  return found
}

function sniffDelimiter(head: Uint8Array, options: Omit<ScanOptions, 'delimiter'>): number {
  const [comma = 44] = DELIMITERS
  let best = { delimiter: comma, share: 0, fields: 1 }
  for (const delimiter of DELIMITERS) {
    if (delimiter === options.quote) continue
    const counts = fieldCounts(head, { ...options, delimiter })
    const fields = counts[0] ?? 1
    if (fields < 2) continue
    const share = counts.filter((count) => count === fields).length / counts.length
    if (share > best.share || (share === best.share && fields > best.fields)) {
      best = { delimiter, share, fields }
    }
  }
  return best.delimiter
}

/** Fields of each of the first rows, blank ones apart. */
function fieldCounts(head: Uint8Array, options: ScanOptions): number[] {
  const index = cellIndex(SNIFFED_ROWS, head.length + 1)
  const { scan } = kernels()
  let { rows } = scan(head, 0, head.length, options, index)
  // Not even one complete row: count in what there is.
  if (rows === 0) rows = scan(head, 0, head.length, { ...options, atEnd: true }, index).rows
  const { starts, ends, rowCells } = index
  const counts: number[] = []
  for (let r = 0; r < rows; r++) {
    const first = rowCells[r]!
    const count = rowCells[r + 1]! - first
    if (count > 1 || ends[first]! > starts[first]!) counts.push(count)
  }
  return counts
}

/** Room for the cells of so many rows. */
function cellIndex(rows: number, cells: number): CellIndex {
  return {
    starts: new Uint32Array(cells),
    ends: new Uint32Array(cells),
    flags: new Uint8Array(cells),
    rowCells: new Uint32Array(rows + 1),
  }
}
