/** CSV files as a source: RFC 4180 in full, and forgiving beyond it (see `batch/fault.ts`). */
import type { Batch } from '../batch/batch.js'
import type { Field } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import { assert } from '../errors.js'
import { columnReader } from './csv-columns.js'
import { type CsvOptions, checkOptions, type Dialect, NULL_TOKENS } from './csv-dialect.js'
import { type Layout, type Pass, readHeader, readLayout } from './csv-layout.js'
import { ROW_LIMITS, type RowLimits, RowReader } from './csv-rows.js'
import { tableOf } from './csv-table.js'
import { canonicalEncoding, decode } from './decode.js'
import { type FaultCounter, faultCounter } from './fault-counter.js'
import type { ByteInput } from './input.js'
import type { Source } from './source.js'

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
  let layout: Promise<Layout> | undefined
  let faults: readonly Fault[] = []
  const inspect = () => {
    const openHead = () => openPass(input, options, headLimits(limits))
    layout ??= withPass(openHead, (pass) => readLayout(pass, options, nullWords))
    return layout
  }
  return {
    name: input.name,
    format: 'csv',
    bytes: input.size,
    fields: async () => (await inspect()).fields,
    async *read(fields) {
      const { dialect, fields: own } = await inspect()
      assert(
        fields.length === own.length && fields.every(({ name }, c) => name === own[c]?.name),
        `${input.name}: fields other than the source's own`,
      )
      const counter = faultCounter()
      const pass = await openPass(input, options, limits)
      try {
        if (options.header !== false) await readHeader(pass, dialect, counter)
        yield* readBatches(pass, { dialect, fields, nullWords, faults: counter })
      } finally {
        await pass.rows.close()
      }
      faults = counter.faults()
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
  }
}

async function openPass(input: ByteInput, options: CsvOptions, limits: RowLimits): Promise<Pass> {
  const { encoding } = options
  const { name } = input
  const raw = await input.open()
  const decoded = await decode(raw, encoding === undefined ? { name } : { name, encoding }).catch(
    async (error: unknown) => {
      await raw.close()
      throw error
    },
  )
  const rows = new RowReader(decoded.reader, limits)
  return { name, rows, isTranscoded: decoded.encoding !== 'utf-8' }
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

interface ReadOptions {
  readonly dialect: Dialect
  readonly fields: readonly Field[]
  readonly nullWords: readonly string[]
  readonly faults: FaultCounter
}

async function* readBatches(pass: Pass, options: ReadOptions): AsyncGenerator<Batch> {
  const { dialect, fields, faults } = options
  const { isTranscoded } = pass
  const table = { columnCount: fields.length, quote: dialect.quote, isTranscoded, faults }
  const reader = columnReader(fields, options.nullWords)
  try {
    let firstRow = 1
    for (;;) {
      const rows = await pass.rows.next(dialect)
      if (rows === undefined) return
      const part = tableOf(rows, firstRow, table)
      const { length } = part
      if (length === 0) continue
      yield { length, firstRow, columns: reader.columnsOf(part) }
      firstRow += length
    }
  } finally {
    reader.free()
  }
}
