/** `check`: a batch against a schema, and against a reference for drift. */
import { readdir, stat } from 'node:fs/promises'
import { UsageError } from '../errors.js'
import type { RowSink } from '../gate/quarantine.js'
import { check } from '../gate/run.js'
import type { Report } from '../verdict/report.js'
import type { CommandResult, Context } from './command.js'
import { type GateFlags, gateOptions, type ReadingFlags, readingWords } from './options.js'
import { type ReportFlags, render, targetsOf } from './render.js'

export interface CheckFlags extends ReadingFlags, GateFlags, ReportFlags {
  readonly schema?: string
  readonly reference?: string
  readonly environment?: string
  /** In place of the clock. */
  readonly now?: string
  /** Folder for valid rows, invalid rows and errors. */
  readonly quarantine?: string
  /** Overwrites those of an earlier run. */
  readonly force?: boolean
}

const suffix = /\.schema\.(ya?ml|json)$/

export async function runCheck(
  batch: string,
  flags: CheckFlags,
  context: Context,
): Promise<CommandResult> {
  targetsOf(flags)
  const report = await quarantined(batch, flags, context)
  return {
    stdout: await render(report, flags, context, again(batch, flags)),
    exitCode: report.verdict === 'pass' ? 0 : 1,
  }
}

/** The report; its rows are written where a folder for them is named, all files or none. */
async function quarantined(batch: string, flags: CheckFlags, context: Context): Promise<Report> {
  const { quarantine, force = false } = flags
  if (quarantine === undefined) {
    if (force) throw new UsageError('--force: it goes with --quarantine')
    return reportOfCheck(batch, flags, context)
  }
  const { openQuarantine } = await import('./quarantine-files.js')
  const files = await openQuarantine(quarantine, { batch, force }, context.note)
  try {
    return await reportOfCheck(batch, flags, context, files.sink)
  } finally {
    await files.discard()
  }
}

/** What repeats the run; standard input cannot be read twice. */
function again(batch: string, flags: CheckFlags): readonly string[] | undefined {
  const { schema, reference, environment, now } = flags
  if (batch === '-') return undefined
  return [
    batch,
    ...(schema === undefined ? [] : ['--schema', schema]),
    ...(reference === undefined ? [] : ['--reference', reference]),
    ...(environment === undefined ? [] : ['--environment', environment]),
    ...(now === undefined ? [] : ['--now', now]),
    ...readingWords(flags),
  ]
}

/** The report, with the schema and the reference that the flags name or the folder holds. */
export async function reportOfCheck(
  batch: string,
  flags: CheckFlags,
  context: Context,
  quarantine?: RowSink,
): Promise<Report> {
  const { schema: file, reference } = await filesOfCheck(flags, context)
  return check(batch, {
    ...gateOptions(flags, context),
    schema: file,
    now: flags.now ?? context.now,
    ...(flags.environment === undefined ? {} : { environment: flags.environment }),
    ...(reference === undefined ? {} : { reference }),
    ...(quarantine === undefined ? {} : { quarantine }),
  })
}

/** The schema that the flags name, or the only one of the folder; the reference, or the profile beside the schema. */
export async function filesOfCheck(
  flags: Pick<CheckFlags, 'schema' | 'reference'>,
  context: Context,
): Promise<{ readonly schema: string; readonly reference: string | undefined }> {
  const schema = flags.schema ?? (await onlySchema())
  const reference = flags.reference ?? (await profileBeside(schema))
  if (reference === undefined) {
    context.note(`no profile beside ${schema}: drift is not judged (--reference names one)`)
  }
  return { schema, reference }
}

async function onlySchema(): Promise<string> {
  const found = (await readdir('.')).filter((name) => suffix.test(name)).sort()
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new UsageError(
    found.length === 0
      ? 'no *.schema.yaml in this folder; name one with --schema, or make one: driftgate infer <reference>'
      : `several schemas in this folder (${found.join(', ')}); name one with --schema`,
  )
}

async function profileBeside(schema: string): Promise<string | undefined> {
  if (!suffix.test(schema)) return undefined
  const path = schema.replace(suffix, '.profile')
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  return isFile ? path : undefined
}
