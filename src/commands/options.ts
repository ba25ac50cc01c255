/** Command-line options as the library's options. */
import { classesOf, type LogicalType } from '../batch/type.js'
import { UsageError } from '../errors.js'
import type { ReportPrivacy } from '../gate/redact-findings.js'
import type { GateOptions, RunOptions } from '../gate/run.js'
import type { Redaction } from '../profile/redact.js'
import { requireWorkers } from '../scan/workers.js'
import type { FailOn } from '../verdict/verdict.js'
import type { Context } from './command.js'

export interface ReadingFlags {
  readonly delimiter?: string
  readonly encoding?: string
  /** `--no-header` sets it to false. */
  readonly header?: boolean
  readonly null?: readonly string[]
  /** `column=type` */
  readonly type?: readonly string[]
  readonly workers?: string
}

export interface RedactFlags {
  /** `true` for `--redact` alone. */
  readonly redact?: true | Redaction
}

export interface GateFlags extends RedactFlags {
  readonly failOn?: FailOn
  readonly allowEmpty?: boolean
}

const types: readonly LogicalType[] = [
  'boolean',
  'integer',
  'number',
  'decimal',
  'date',
  'time',
  'timestamp',
  'string',
]

/** A delimiter by name or as the character it is. Throws `UsageError` on anything else. */
export function delimiterOf(value: string): string {
  const named: Record<string, string> = {
    tab: '\t',
    '\\t': '\t',
    comma: ',',
    semicolon: ';',
    pipe: '|',
  }
  const key = value.toLowerCase()
  const one = (Object.hasOwn(named, key) ? named[key] : undefined) ?? value
  if (one.length !== 1 || one.charCodeAt(0) > 127 || /["\r\n]/.test(one)) {
    throw new UsageError(`--delimiter ${value}: one ASCII character was expected, or: tab`)
  }
  return one
}

/** Throws `UsageError` on anything but a whole number from 1 to 64. */
function workersOf(text: string): number {
  return requireWorkers(/^\d+$/.test(text) ? Number(text) : Number.NaN, `--workers ${text}`)
}

/** How rows are read. Throws `UsageError` on a type that does not exist, or no number of workers. */
export function runOptions(flags: ReadingFlags, { signal }: Context): RunOptions {
  const { delimiter, encoding, header, null: nulls, type, workers } = flags
  return {
    signal,
    ...(workers === undefined ? {} : { workers: workersOf(workers) }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(header === undefined ? {} : { header }),
    ...(nulls === undefined ? {} : { nulls }),
    ...(type === undefined ? {} : { types: Object.fromEntries(type.map(parseType)) }),
  }
}

/** How rows are read and what fails the run. */
export function gateOptions(flags: ReadingFlags & GateFlags, context: Context): GateOptions {
  return {
    ...runOptions(flags, context),
    ...redactionOf(flags, context),
    failOn: flags.failOn ?? 'error',
    allowEmpty: flags.allowEmpty ?? false,
  }
}

/** What a report may show of single values. */
export function redactionOf(
  { redact }: RedactFlags,
  { redactKey }: Pick<Context, 'redactKey'>,
): ReportPrivacy {
  return {
    ...(redact === undefined ? {} : { redact: redact === true ? 'omit' : redact }),
    ...(redactKey === undefined ? {} : { redactKey }),
  }
}

/** The flags that change what is read and shown, as words of a command line. */
export function readingWords(flags: ReadingFlags & RedactFlags): readonly string[] {
  const { redact } = flags
  const { delimiter, encoding, header, null: nulls = [], type = [] } = flags
  return [
    ...(delimiter === undefined ? [] : ['--delimiter', delimiter === '\t' ? 'tab' : delimiter]),
    ...(encoding === undefined ? [] : ['--encoding', encoding]),
    ...(header === false ? ['--no-header'] : []),
    ...nulls.flatMap((token) => ['--null', token]),
    ...type.flatMap((each) => ['--type', each]),
    ...(redact === undefined ? [] : [`--redact=${redact === true ? 'omit' : redact}`]),
  ]
}

function parseType(text: string): [string, LogicalType] {
  const at = text.lastIndexOf('=')
  const type = types.find((known) => known === text.slice(at + 1))
  if (at < 1 || type === undefined || classesOf(type) === 0) {
    throw new UsageError(
      `--type ${text}: expected column=type with a type among ${types.join(', ')}`,
    )
  }
  return [text.slice(0, at), type]
}
