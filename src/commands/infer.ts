/** `infer`: learn a schema and a reference profile, and write both. */
import { basename } from 'node:path'
import { UsageError } from '../errors.js'
import type { Learnt, Measured } from '../gate/learn.js'
import { infer } from '../gate/run.js'
import type { WindowCut } from '../gate/windows.js'
import type { WindowStatistics } from '../profile/windows.js'
import { showText } from '../reports/escape.js'
import type { Strictness } from '../schema/strictness.js'
import { countOf } from '../schema/words.js'
import { writeSchema } from '../schema/write.js'
import type { CommandResult, Context } from './command.js'
import { exists, readText, writeAtomically } from './files.js'
import { isUntouched, withFingerprint } from './fingerprint.js'
import { type ReadingFlags, runOptions } from './options.js'
import { type PrivacyFlags, privacyOf, writeProfile } from './profile-file.js'

export interface InferFlags extends ReadingFlags, PrivacyFlags {
  readonly output?: string
  readonly force?: boolean
  readonly windows?: string
  readonly windowsBy?: string
  readonly strict?: boolean
  readonly lenient?: boolean
}

export async function runInfer(
  reference: string,
  flags: InferFlags,
  context: Context,
): Promise<CommandResult> {
  const name = flags.output ?? nameOf(reference)
  const [schemaFile, profileFile] = [`${name}.schema.yaml`, `${name}.profile`]
  if (flags.force !== true) await requireUntouched(schemaFile)
  const options = { ...runOptions(flags, context), ...cutOf(flags), ...strictnessOf(flags) }
  const learnt = await infer(reference, options)
  const isProfile = /\.profile$/i.test(reference)
  const { source } = learnt.profile
  const text = writeSchema(learnt.schema, {
    evidence: learnt.evidence,
    origin: `${basename(source.name)}, ${source.rows.toLocaleString('en-US')} rows`,
  })
  context.signal.throwIfAborted()
  // The profile first: a schema without its profile would check less than it seems to.
  await writeProfile(profileFile, learnt.profile, privacyOf(flags, context))
  await writeAtomically(schemaFile, withFingerprint(text))
  return { stdout: summary({ ...learnt, isProfile }, schemaFile, profileFile), exitCode: 0 }
}

/** Equal windows, or those of a column. Throws `UsageError` on both, and on what is no number. */
function cutOf({ windows, windowsBy: by }: InferFlags): { windows?: WindowCut } {
  if (windows !== undefined && by !== undefined) {
    throw new UsageError('--windows and --windows-by: one of them cuts the reference, not both')
  }
  if (by !== undefined) return { windows: { by } }
  if (windows === undefined) return {}
  if (/^\d+$/.test(windows)) return { windows: { count: Number(windows) } }
  throw new UsageError(`--windows ${windows}: expected a number; --windows-by names a column`)
}

/** Throws `UsageError` on both. */
function strictnessOf({ strict, lenient }: InferFlags): { strictness?: Strictness } {
  if (strict === true && lenient === true) {
    throw new UsageError('--strict and --lenient: one of them says how much is asked, not both')
  }
  if (strict === true) return { strictness: 'strict' }
  return lenient === true ? { strictness: 'lenient' } : {}
}

function nameOf(reference: string): string {
  if (reference === '-') throw new UsageError('infer -: name the output with -o')
  const name = basename(reference).replace(/(\.(csv|tsv|txt|profile|gz))+$/i, '')
  if (name === '' || /[*?[\]]/.test(name)) {
    throw new UsageError(`infer ${reference}: name the output with -o`)
  }
  return name
}

async function requireUntouched(file: string): Promise<void> {
  if (!(await exists(file)) || isUntouched(await readText(file, 'schema'))) return
  throw new UsageError(`${file} was edited by hand; --force overwrites it, -o writes elsewhere`)
}

/** What was learnt, a line a column. */
function summary(
  { schema, profile, heldOut, isProfile }: Learnt & { readonly isProfile: boolean },
  schemaFile: string,
  profileFile: string,
): string {
  const { source } = profile
  const compared = schema.columns.filter(({ drift }) => drift?.compare !== false)
  const lines = [
    `${source.name}: ${source.rows.toLocaleString('en-US')} rows, ${source.columns} columns`,
    `${schema.columns.length} columns have rules, ${compared.length} are compared by distribution`,
    ...rowRules(schema.rules?.length ?? 0),
    ...(profile.windows === undefined ? [] : [learntFrom(profile.windows)]),
    ...(heldOut === undefined ? [] : measuredOn(heldOut)),
    ...(isProfile
      ? ['a profile has no rows: relations, patterns and formats were not looked for']
      : []),
    `wrote ${schemaFile} and ${profileFile}`,
    `next: driftgate check <batch> --schema ${schemaFile}`,
  ]
  return `${lines.join('\n')}\n`
}

function learntFrom({ rows, by }: WindowStatistics): string {
  const cut = by === null ? 'equal windows' : `windows by ${by}`
  return `drift limits were learnt from ${rows.length} ${cut}`
}

function rowRules(count: number): string[] {
  if (count === 0) return []
  return [
    `${countOf(count, 'relation')} between columns ${count === 1 ? 'holds' : 'hold'} in every row`,
  ]
}

/** How many rules were measured, and each that failed with what became of it. */
function measuredOn({ rows, measured, loosened }: Measured): string[] {
  const what = `${countOf(measured, 'rule')} measured on ${countOf(rows, 'row')} held out`
  const count = loosened.length
  if (count === 0) return [`${what}: none cries wolf`]
  const shown = loosened.map(({ rule, became }) => {
    return `  ${showText(rule)}: ${became === 'dropped' ? 'dropped' : 'now a warning'}`
  })
  return [`${what}: ${count} would cry wolf`, ...shown]
}
