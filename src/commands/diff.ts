/** `diff`: what changed between two schemas, or between the statistics of two data sets. */
import { text as textOf } from 'node:stream/consumers'
import { UsageError } from '../errors.js'
import { profile } from '../gate/run.js'
import { describeProfile } from '../profile/describe.js'
import { diffProfiles } from '../profile/diff.js'
import { renderDiffJson } from '../reports/diff-json.js'
import type { DiffReport } from '../reports/diff-report.js'
import { renderDiffText } from '../reports/diff-text.js'
import type { RenderOptions } from '../reports/options.js'
import { countEffects, diffSchemas } from '../schema/diff.js'
import type { Change } from '../schema/diff-change.js'
import { parseSchema } from '../schema/parse.js'
import { readComments } from '../schema/yaml.js'
import { version } from '../version.generated.js'
import type { CommandResult, Context } from './command.js'
import { readText, writeAtomically } from './files.js'
import { type ReadingFlags, runOptions } from './options.js'
import { type PrivacyFlags, privacyOf } from './profile-file.js'
import { type ReportFlags, targetsOf } from './render.js'

export interface DiffFlags extends ReadingFlags, ReportFlags, PrivacyFlags {
  readonly failOn?: 'breaking' | 'never'
}

/** The only list of forms that `diff` takes. */
const forms: Readonly<Record<string, (report: DiffReport, options: RenderOptions) => string>> = {
  json: (report) => renderDiffJson(report),
  text: renderDiffText,
}

const tool = { name: 'driftgate', version } as const

/** Exit code 1 where a breaking change is there and `--fail-on breaking` asks for it. */
export async function runDiff(
  before: string,
  after: string,
  flags: DiffFlags,
  context: Context,
): Promise<CommandResult> {
  const targets = targetsOf(flags, Object.keys(forms))
  if (before === '-' && after === '-') {
    throw new UsageError('- and -: standard input is one of the two; name a file for the other')
  }
  const report = (await areSchemas(before, after))
    ? await diffOfSchemas(before, after)
    : await diffOfData(before, after, flags, context)
  const { verbose = false, quiet = false } = flags
  let stdout = ''
  for (const { name, file } of targets) {
    const options = { ...context.terminal, verbose, quiet, ...(file ? { color: false } : {}) }
    const text = forms[name]?.(report, options) ?? ''
    if (file === undefined) stdout = text
    else {
      context.signal.throwIfAborted()
      await writeAtomically(file, text)
      context.note(`wrote ${file}`)
    }
  }
  const isBroken = report.compared === 'schemas' && report.summary.breaking > 0
  return { stdout, exitCode: flags.failOn === 'breaking' && isBroken ? 1 : 0 }
}

type Kind = 'schema' | 'data' | 'unknown'

/** Both are what one of them surely is. Throws `UsageError` where one is a schema and the other is not. */
async function areSchemas(before: string, after: string): Promise<boolean> {
  const [a, b] = [await kindOf(before), await kindOf(after)]
  if ((a === 'schema' && b === 'data') || (a === 'data' && b === 'schema')) {
    const [schema, other] = a === 'schema' ? [before, after] : [after, before]
    throw new UsageError(
      `diff: ${schema} is a schema and ${other} is not; two schemas or two data sets were expected`,
    )
  }
  return a === 'schema' || b === 'schema'
}

/** By the name; a JSON file of any name by its content. What has no name of its own is as the other one is. */
async function kindOf(path: string): Promise<Kind> {
  if (path === '-' || /^\/(dev|proc)\//.test(path)) return 'unknown'
  if (/\.ya?ml$/i.test(path) || /\.schema\.json$/i.test(path)) return 'schema'
  if (!/\.json$/i.test(path)) return 'data'
  return /^\s*\{[\s\S]*"columns"\s*:\s*\[/.test(await readText(path, 'file')) ? 'schema' : 'data'
}

async function diffOfSchemas(before: string, after: string): Promise<DiffReport> {
  const [a, b] = [await textOfSchema(before), await textOfSchema(after)]
  const changes = [
    ...diffSchemas(parseSchema(a, before), parseSchema(b, after)),
    ...commentChanges(a, b),
  ]
  return {
    schemaVersion: 1,
    tool,
    command: 'diff',
    compared: 'schemas',
    before: { name: before },
    after: { name: after },
    summary: countEffects(changes),
    changes,
  }
}

async function textOfSchema(path: string): Promise<string> {
  return path === '-' ? textOf(process.stdin) : readText(path, 'schema')
}

/** Comments that one text has and the other lacks; the fingerprint of a generated file is none. */
function commentChanges(before: string, after: string): readonly Change[] {
  const [a, b] = [before, after].map((each) => {
    return readComments(each).filter((comment) => !comment.startsWith('fingerprint: '))
  }) as [string[], string[]]
  const lost = a.filter((comment) => !b.includes(comment))
  const gained = b.filter((comment) => !a.includes(comment))
  if (lost.length === 0 && gained.length === 0) return []
  return [
    {
      effect: 'neutral',
      kind: 'changed',
      column: null,
      rule: 'comments',
      before: lost,
      after: gained,
    },
  ]
}

async function diffOfData(
  before: string,
  after: string,
  flags: DiffFlags,
  context: Context,
): Promise<DiffReport> {
  const options = runOptions(flags, context)
  const privacy = privacyOf(flags, context)
  const a = describeProfile(await profile(before, options), tool, privacy)
  const b = describeProfile(await profile(after, options), tool, privacy)
  return {
    schemaVersion: 1,
    tool,
    command: 'diff',
    compared: 'profiles',
    before: a.source,
    after: b.source,
    columns: diffProfiles(a, b),
  }
}
