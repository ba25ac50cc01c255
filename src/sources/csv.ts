/** CSV files as a source: RFC 4180 in full, and forgiving beyond it (see `batch/fault.ts`). */
import type { Batch } from '../batch/batch.js'
import { type Field, PARTITION_ROWS } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import { assert } from '../errors.js'
import { columnReader, STRIP_ROWS } from './csv-columns.js'
import { type CsvOptions, checkOptions, type Dialect, NULL_TOKENS } from './csv-dialect.js'
import { partitionBytesOf } from './csv-grid.js'
import { type Layout, type Pass, readLayout } from './csv-layout.js'
import { locateRows } from './csv-locate.js'
import { ROW_LIMITS, type RowLimits, RowReader } from './csv-rows.js'
import { tableOf } from './csv-table.js'
import { placedBatches } from './csv-transcript.js'
import { canonicalEncoding, type DecodedReader, decode } from './decode.js'
import { type FaultCounter, faultCounter, joinFaults } from './fault-counter.js'
import type { ByteInput } from './input.js'
import { readAhead } from './read-ahead.js'
import type { Recipe } from './recipe.js'
import type { Source } from './source.js'
import type { PlacedBatch, Transcript } from './transcript.js'

/** The byte order mark of UTF-8. */
const UTF8_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/**
 * A source of the rows of a CSV file, plain or gzipped. In files of more than one column blank lines
 * are skipped; in a file of one column a blank line is a null. Throws `UsageError` on options that
 * cannot be met; reading throws `DataError` where the input is empty, binary or cannot be read.
 */
export function csvSource(
  input: ByteInput,
  options: CsvOptions = {},
  limits: RowLimits = ROW_LIMITS,
): Source {
  checkOptions(options)
  if (options.encoding !== undefined) canonicalEncoding(options.encoding)
  const nullWords = options.nulls ?? NULL_TOKENS
  let inspected: Promise<Layout> | undefined
  let faults: readonly Fault[] = []
  const inspect = () => {
    const openHead = () => openPass(input, options, headLimits(limits))
    inspected ??= withPass(openHead, (pass) => readLayout(pass, options, nullWords))
    return inspected
  }
  return {
    name: input.name,
    format: 'csv',
    bytes: input.size,
    fields: async () => (await inspect()).fields,
    async *read(fields) {
      const layout = await inspect()
      const { dialect } = layout
      requireOwn(fields, layout, input)
      const pass = await openPass(input, options, limits)
      const partitionBytes = partitionBytesOf(limits, fields.length)
      let met = layout.faults
      let rows = 0
      try {
        await pass.rows.seek(layout.start)
        for (;;) {
          const partition = Math.floor(pass.rows.position / partitionBytes)
          const line = (partition + 1) * partitionBytes
          const part = { dialect, fields, nullWords, faults: faultCounter(), partition, line }
          const before = rows
          for await (const batch of readPartition(pass, part)) {
            rows += batch.length
            yield { ...batch, firstRow: batch.firstRow + before }
          }
          met = joinFaults(met, part.faults.faults(), before - partition * PARTITION_ROWS)
          if (pass.rows.position < line) break
        }
      } finally {
        await pass.rows.close()
      }
      faults = met
    },
    recipe: async (fields) => recipeOf(await inspect(), { input, fields, nullWords, limits }),
    async locate(rows, signal) {
      const layout = await inspect()
      if (input.file === undefined || layout.offset === null) return undefined
      const open = () => openPass(input, options, limits)
      return withPass(open, (pass) => locateRows(pass, layout, rows, signal))
    },
    async transcript(fields) {
      const layout = await inspect()
      const pass = await openPass(input, options, limits)
      return transcriptOf(layout, placedBatches(pass, layout, fields, nullWords), {
        input,
        options,
      })
    },
    faults: () => faults,
    close: () => input.close(),
  }
}

/** However small the blocks are, the layout is found in as much of the head. */
function headLimits(limits: RowLimits): RowLimits {
  return {
    blockBytes: Math.max(limits.blockBytes, ROW_LIMITS.blockBytes),
    rowBytes: Math.max(limits.rowBytes, ROW_LIMITS.rowBytes),
    rowCells: limits.rowCells,
    partitionBytes: limits.partitionBytes,
  }
}

function requireOwn(fields: readonly Field[], { fields: own }: Layout, { name }: ByteInput): void {
  assert(
    fields.length === own.length && fields.every((field, c) => field.name === own[c]?.name),
    `${name}: fields other than the source's own`,
  )
}

interface Reading {
  readonly input: ByteInput
  readonly fields: readonly Field[]
  readonly nullWords: readonly string[]
  readonly limits: RowLimits
}

/** Undefined where the rows are not bytes of a file as they stand in it. */
function recipeOf(
  { dialect, start, faults, offset }: Layout,
  { input: { name, file }, fields, nullWords, limits }: Reading,
): Recipe | undefined {
  if (file === undefined || offset === null) return undefined
  const grid = { ...limits, partitionBytes: partitionBytesOf(limits, fields.length) }
  return { name, file, offset, start, dialect, fields, nullWords, limits: grid, faults }
}

/** Bytes are those of the file where they are not decoded on the way. */
function transcriptOf(
  { dialect, start, offset }: Layout,
  batches: AsyncIterable<PlacedBatch>,
  { input, options }: { readonly input: ByteInput; readonly options: CsvOptions },
): Transcript {
  return {
    ...dialect,
    start,
    mark: UTF8_MARK.subarray(0, offset ?? 0),
    offset: input.file === undefined ? null : offset,
    batches,
    open: async () => (await openDecoded(input, options)).reader,
  }
}

async function openDecoded(
  { name, ...input }: ByteInput,
  { encoding }: CsvOptions,
): Promise<DecodedReader> {
  const raw = await input.open()
  return decode(raw, encoding === undefined ? { name } : { name, encoding }).catch(
    async (error: unknown) => {
      await raw.close()
      throw error
    },
  )
}

async function openPass(input: ByteInput, options: CsvOptions, limits: RowLimits): Promise<Pass> {
  const { name } = input
  const decoded = await openDecoded(input, options)
  const rows = new RowReader(readAhead(decoded.reader, limits.blockBytes), limits)
  return { name, rows, isTranscoded: decoded.encoding !== 'utf-8', offset: decoded.offset }
}

async function withPass<Result>(
  open: () => Promise<Pass>,
  use: (pass: Pass) => Promise<Result>,
): Promise<Result> {
  const pass = await open()
  try {
    return await use(pass)
  } finally {
    await pass.rows.close()
  }
}

export interface PartitionOptions {
  readonly dialect: Dialect
  readonly fields: readonly Field[]
  readonly nullWords: readonly string[]
  /** Counts what is met, in rows as the columns number them. */
  readonly faults: FaultCounter
  readonly partition: number
  /** Position of the first byte of the next partition. */
  readonly line: number
}

/** The batches of a partition, from the row at hand on. Their `firstRow` counts from its first row. */
export async function* readPartition(
  pass: Pass,
  options: PartitionOptions,
): AsyncGenerator<Batch, void, undefined> {
  const { dialect, fields, faults, partition } = options
  const { isTranscoded } = pass
  const table = { columnCount: fields.length, quote: dialect.quote, isTranscoded, faults }
  const reader = columnReader(fields, options.nullWords)
  pass.rows.begin(options.line)
  try {
    let firstRow = 1
    for (;;) {
      const rows = await pass.rows.next(dialect, STRIP_ROWS)
      if (rows !== undefined) {
        const row = firstRow + reader.length
        reader.add(tableOf(rows, partition * PARTITION_ROWS + row, table))
        if (reader.hasRoom) continue
      }
      const { length } = reader
      if (length > 0) yield { length, firstRow, partition, columns: reader.take() }
      if (rows === undefined) return
      firstRow += length
    }
  } finally {
    reader.free()
  }
}
