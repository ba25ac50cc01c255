/**
 * Valid rows, invalid rows, and what is wrong with these, once the findings are known: a read of its own, a
 * strip of rows at a time, with the very columns that the findings were counted on.
 *
 * Rows are copied byte by byte from a second reader that runs behind the first, so that a row goes out as it came
 * in, whatever its cells hold. Nothing is remembered of rows that were passed but the hashes of values that must
 * not repeat, of which there are no more than the check itself could keep.
 */
import type { FaultCode } from '../batch/fault.js'
import type { Known } from '../checks/datasets.js'
import type { RowTest } from '../checks/row-test.js'
import { faultTests, rowTests } from '../checks/row-tests.js'
import { DataError, UsageError } from '../errors.js'
import { viewOf } from '../profile/batch-view.js'
import type { Profile } from '../profile/profile.js'
import { shortDigestOf } from '../profile/redact.js'
import type { Schema } from '../schema/schema.js'
import type { ByteReader } from '../sources/input.js'
import type { PlacedBatch, RowFault, Transcript } from '../sources/transcript.js'
import type { Finding } from '../verdict/finding.js'
import type { Dataset } from './dataset.js'
import { type ReportPrivacy, sensitiveColumns } from './redact-findings.js'

/** One rule that one row breaks. */
export interface RowError {
  /** From 1. */
  readonly row: number
  /** Of the row's first byte in the file; null where rows are not bytes of one plain file. */
  readonly offset: number | null
  /** What the rule reads; none where it is about the whole row. */
  readonly columns: readonly string[]
  readonly code: string
  /** The condition, or its name, of a rule over rows. */
  readonly rule: string | null
  /** Null where there is none, or it is not to be shown. */
  readonly value: string | null
}

/** How the rows are written. */
export interface RowFormat {
  readonly delimiter: string
  readonly quote: string
  readonly lineEnd: string
}

/** Where rows go. What is given is to be used before the next is asked for: views of bytes are filled again. */
export interface RowSink {
  /** First of all: what stands before the first row, the header, for both files. */
  begin(head: Uint8Array, format: RowFormat): Promise<void>
  copy(bytes: Uint8Array, isValid: boolean): Promise<void>
  /** Rows ascend; undefined where there is nothing to wait for. */
  report(error: RowError): Promise<void> | undefined
  /** Last of all. */
  end(counts: RowCounts): Promise<void>
}

export interface RowCounts {
  readonly valid: number
  readonly invalid: number
  readonly errors: number
}

export interface Quarantine extends ReportPrivacy {
  readonly schema: Schema
  readonly findings: readonly Finding[]
  readonly profile: Profile
  /** What is known of other data sets that the schema names. */
  readonly others?: Known | undefined
  readonly signal?: AbortSignal | undefined
}

const copied = 1 << 16

/**
 * Reads the data set again and gives each row to the sink. Throws `UsageError` where there are no rows of one
 * text, `DataError` where they are not those that the findings are about.
 */
export async function partRows(
  dataset: Dataset,
  { schema, findings, profile, others, signal, ...privacy }: Quarantine,
  sink: RowSink,
): Promise<void> {
  const { name } = profile.source
  const fields = profile.columns.map(({ field }) => field)
  const transcript = dataset.kind === 'rows' ? await dataset.source.transcript?.(fields) : undefined
  if (transcript === undefined) {
    const found = dataset.kind === 'profile' ? 'a profile, which holds none' : 'several files'
    throw new UsageError(`quarantine ${name}: expected the rows of one file, found ${found}`)
  }
  const tests = rowTests(schema, findings, fields, others)
  const faults = faultTests(schema, findings)
  const hide = hider(schema, privacy)
  const copier = await openCopier(transcript, sink)
  const counts = { valid: 0, invalid: 0, errors: 0 }
  try {
    for await (const batch of transcript.batches) {
      signal?.throwIfAborted()
      const found = errorsOf(batch, tests, faults)
      const bad = new Uint8Array(batch.length)
      for (const error of found) {
        bad[error.row - batch.firstRow] = 1
        counts.errors++
        const start = batch.starts[error.row - batch.firstRow] as number
        const offset = transcript.offset === null ? null : transcript.offset + start
        const { row, columns, code, rule } = error
        const waiting = sink.report({ row, offset, columns, code, rule, value: hide(error) })
        if (waiting !== undefined) await waiting
      }
      for (const each of bad) counts[each === 1 ? 'invalid' : 'valid']++
      await copier.copy(batch, bad)
    }
  } finally {
    await copier.close()
  }
  if (counts.valid + counts.invalid !== profile.source.rows) {
    throw new DataError(`${name} changed while it was read; run again once nothing writes to it`)
  }
  await sink.end(counts)
}

type Found = Omit<RowError, 'offset'>

/** Everything that is wrong with the rows of a batch, row by row, made as it is asked for. */
function* errorsOf(
  batch: PlacedBatch,
  tests: readonly RowTest[],
  faults: ReadonlySet<FaultCode>,
): Generator<Found> {
  const view = viewOf(batch)
  const broken = tests
    .map((test) => ({ test, next: 0, ...test.rowsOf(view) }))
    .filter(({ rows }) => rows.length > 0)
  const own = batch.faults.filter(({ code }) => faults.has(code))
  const ordered = [...own].sort((a, b) => a.row - b.row)
  let fault = 0
  if (broken.length === 0 && ordered.length === 0) return
  for (let i = 0; i < batch.length; i++) {
    const row = batch.firstRow + i
    for (; ordered[fault]?.row === row; fault++) yield faultError(ordered[fault] as RowFault)
    for (const each of broken) {
      if (each.rows[each.next] !== row) continue
      const { code, columns, rule } = each.test
      yield { row, columns, code, rule, value: each.valueAt(each.next++) }
    }
  }
}

const faultError = ({ row, code, value }: RowFault): Found => ({
  row,
  columns: [],
  code,
  rule: null,
  value,
})

/** What may be shown of a value. */
function hider(
  schema: Schema,
  { redact, redactKey }: ReportPrivacy,
): (error: Found) => string | null {
  const sensitive = redact === undefined ? sensitiveColumns(schema) : undefined
  return ({ columns, value }) => {
    if (value === null) return null
    // What is about the whole row may hold any of its values.
    const isHidden =
      sensitive === undefined ||
      (columns.length === 0 ? sensitive.size > 0 : columns.some((name) => sensitive.has(name)))
    if (!isHidden) return value
    return redact === 'hash' ? shortDigestOf(value, redactKey) : null
  }
}

interface Copier {
  /** Gives the rows of a batch to the sink, by whether they are bad. */
  copy(batch: PlacedBatch, bad: Uint8Array): Promise<void>
  close(): Promise<void>
}

async function openCopier(transcript: Transcript, sink: RowSink): Promise<Copier> {
  const reader = await transcript.open()
  const buffer = new Uint8Array(copied)
  let position = 0
  /** Hands on the bytes up to a position. */
  const pass = async (to: number, use: (bytes: Uint8Array) => Promise<void>) => {
    while (position < to) {
      const bytes = await take(reader, buffer.subarray(0, Math.min(copied, to - position)))
      position += bytes.length
      await use(bytes)
    }
  }
  const skip = async () => {}
  try {
    const head: Uint8Array[] = [transcript.mark]
    await pass(transcript.start, async (bytes) => {
      head.push(bytes.slice())
    })
    await sink.begin(Buffer.concat(head), formatOf(transcript, Buffer.concat(head)))
  } catch (error) {
    await reader.close()
    throw error
  }
  return {
    async copy({ starts, ends, length }, bad) {
      for (let from = 0; from < length; ) {
        let to = from + 1
        while (to < length && bad[to] === bad[from] && starts[to] === ends[to - 1]) to++
        await pass(starts[from] as number, skip)
        await pass(ends[to - 1] as number, (bytes) => sink.copy(bytes, bad[from] === 0))
        from = to
      }
    },
    close: () => reader.close(),
  }
}

async function take(reader: ByteReader, into: Uint8Array): Promise<Uint8Array> {
  const count = await reader.read(into)
  if (count === 0) throw new DataError('the data ended before its rows did; run again')
  return into.subarray(0, count)
}

function formatOf({ delimiter, quote, terminator }: Transcript, head: Uint8Array): RowFormat {
  const isCrLf = head.at(-2) === 13 && head.at(-1) === 10
  return {
    delimiter: String.fromCharCode(delimiter),
    quote: quote < 0 ? '"' : String.fromCharCode(quote),
    lineEnd: terminator === 'cr' ? '\r' : isCrLf ? '\r\n' : '\n',
  }
}
