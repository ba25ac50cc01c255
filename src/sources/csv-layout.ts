/** What the head of a CSV file tells about all of it: dialect, column names, a guess at the types. */
import type { Field } from '../batch/column.js'
import { classify } from '../batch/convert.js'
import type { Fault } from '../batch/fault.js'
import { acceptedClasses, typeOf } from '../batch/type.js'
import { DataError } from '../errors.js'
import { cellColumns } from './csv-cells.js'
import { type CsvOptions, type Dialect, dialectOf } from './csv-dialect.js'
import { headerOf, numberedNames } from './csv-header.js'
import type { RowReader, Rows } from './csv-rows.js'
import { cellText, isBlank, tableOf } from './csv-table.js'
import { type FaultCounter, faultCounter } from './fault-counter.js'
import { nullTokens } from './null-tokens.js'
import { adviceOn, sniffFormat } from './sniff.js'

/**
 * Rows that types are guessed from: enough that few columns need a second look, and read at once. A wrong guess
 * costs time only.
 */
const HEAD_ROWS = 2048

/** Columns that a file may have: as many as a sheet has. Each takes memory for its sketches, rows or not. */
const MOST_COLUMNS = 16_384

/** One pass over a file. */
export interface Pass {
  /** The file's name, for messages. */
  readonly name: string
  readonly rows: RowReader
  /** Whether the bytes were not UTF-8 before. */
  readonly isTranscoded: boolean
  /** How many bytes of the file lie before the decoded ones; null where those are not bytes of it. */
  readonly offset: number | null
}

export interface Layout {
  readonly dialect: Dialect
  readonly fields: readonly Field[]
  /** Where in the decoded bytes the first row behind the header starts. */
  readonly start: number
  /** Those of the header. */
  readonly faults: readonly Fault[]
  /** As of the pass. */
  readonly offset: number | null
}

/** Reads the head. Throws `DataError` where the file is empty, no text, or too wide. */
export async function readLayout(
  pass: Pass,
  options: CsvOptions,
  nullWords: readonly string[],
): Promise<Layout> {
  const { bytes, isWhole } = await pass.rows.head()
  const format = sniffFormat(bytes, pass.name)
  if (format !== 'csv') throw new DataError(`${pass.name} looks like ${adviceOn(format)}`)
  const dialect = dialectOf(bytes, isWhole, options)
  const hasHeader = options.header !== false
  const faults = faultCounter()
  const header = hasHeader ? await readHeader(pass, dialect, faults) : undefined
  await pass.rows.settle(dialect)
  const start = pass.rows.position
  const head = await pass.rows.next(dialect, HEAD_ROWS)
  const names = header ?? numberedNames(head === undefined ? 0 : cellCount(head, firstFull(head)))
  if (names.length === 0) {
    const expected = hasHeader ? 'a header line' : 'at least one row'
    throw new DataError(`${pass.name} is empty: ${expected} was expected`)
  }
  requireColumns(names.length, pass.name, hasHeader ? 'header' : 'first row')
  const classes = head === undefined ? [] : classesOfHead(pass, dialect, { head, names, nullWords })
  const fields = names.map((name, c) => {
    const seen = classes[c] ?? 0
    return { name, type: typeOf(seen), classes: acceptedClasses(seen) }
  })
  return { dialect, fields, start, faults: faults.faults(), offset: pass.offset }
}

/**
 * Reads the header line, the first that is not blank, and counts its faults. Undefined where there is
 * none.
 */
export async function readHeader(
  pass: Pass,
  dialect: Dialect,
  faults: FaultCounter,
): Promise<readonly string[] | undefined> {
  for (;;) {
    const rows = await pass.rows.next(dialect, 1)
    if (rows === undefined) return undefined
    if (isBlank(rows.index, 0)) {
      await pass.rows.skipEmptyLines(dialect)
      continue
    }
    const count = cellCount(rows, 0)
    const { isTranscoded } = pass
    const table = tableOf(rows, 0, {
      columnCount: count,
      quote: dialect.quote,
      isTranscoded,
      faults,
    })
    const cells = Array.from({ length: count }, (_, cell) => cellText(table, cell))
    const { names, duplicates, emptyCount } = headerOf(cells)
    for (const name of duplicates) faults.add('header.duplicate', 0, () => name)
    for (let i = 0; i < emptyCount; i++) faults.add('header.empty', 0, () => '')
    return names
  }
}

/** Throws `DataError` on more columns than a file may have. */
function requireColumns(count: number, name: string, where: string): void {
  if (count <= MOST_COLUMNS) return
  const [found, most] = [count, MOST_COLUMNS].map((each) => each.toLocaleString('en'))
  throw new DataError(
    `cannot read ${name}: its ${where} has ${found} columns, and at most ${most} can be read; ` +
      'check the delimiter and the line ends, or split the file by columns',
  )
}

interface Head {
  readonly head: Rows
  readonly names: readonly string[]
  readonly nullWords: readonly string[]
}

/** Union of the classes of the cells in each column of the first rows. */
function classesOfHead(pass: Pass, dialect: Dialect, { head, names, nullWords }: Head): number[] {
  const { isTranscoded } = pass
  const faults = faultCounter()
  const columnCount = names.length
  const table = tableOf(head, 1, { columnCount, quote: dialect.quote, isTranscoded, faults })
  const cells = cellColumns(columnCount, nullTokens(nullWords))
  cells.layOut(table)
  const classes = names.map((_, c) => classify(cells.cellsOf(c), table.length))
  cells.free()
  return classes
}

/** The first row that is not blank, or row 0. */
function firstFull(rows: Rows): number {
  for (let r = 0; r < rows.count; r++) if (!isBlank(rows.index, r)) return r
  return 0
}

function cellCount({ index }: Rows, row: number): number {
  return index.rowCells[row + 1]! - index.rowCells[row]!
}
