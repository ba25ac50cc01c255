/** `suggest`: the smallest edits of a schema by which a batch would pass, as a patch, or made. */
import { stat } from 'node:fs/promises'
import { DataError } from '../errors.js'
import { type Suggestion, suggest } from '../gate/suggest.js'
import { showName, showText } from '../reports/escape.js'
import { showCounted, showShare } from '../reports/number.js'
import { unifiedPatch } from '../reports/patch.js'
import type { Finding } from '../verdict/finding.js'
import { type CheckFlags, filesOfCheck } from './check.js'
import type { CommandResult, Context } from './command.js'
import { readText, writeAtomically } from './files.js'
import { runOptions } from './options.js'

export interface SuggestFlags extends CheckFlags {
  /** Makes the edits in the file. */
  readonly apply?: boolean
}

/** Exit code 0 with suggestions and where there is nothing to suggest, 1 where no edit would accept the batch. */
export async function runSuggest(
  batch: string,
  flags: SuggestFlags,
  context: Context,
): Promise<CommandResult> {
  const { schema, reference } = await filesOfCheck(flags, context)
  if (flags.apply === true) await requireWritable(schema)
  const { before, after, suggestions, left, report } = await suggest(batch, {
    ...runOptions(flags, context),
    schema,
    now: flags.now ?? context.now,
    ...(flags.environment === undefined ? {} : { environment: flags.environment }),
    ...(reference === undefined ? {} : { reference }),
  })
  const { rows } = report.batch
  if (left.length > 0) {
    for (const finding of left.slice(0, 10)) context.note(`${titleOf(finding)}: ${finding.message}`)
    context.note(`no edit of ${schema} would accept the batch: mend the data`)
    return { stdout: '', exitCode: 1 }
  }
  if (suggestions.length === 0) {
    context.note(`${batch} passes: there is nothing to suggest`)
    return { stdout: '', exitCode: 0 }
  }
  const patch = unifiedPatch(schema, before, after)
  if (flags.apply === true) await write(schema, { before, after }, context)
  return {
    stdout: `${suggestions.map((each) => header(each, rows)).join('')}${patch}`,
    exitCode: 0,
  }
}

const titleOf = ({ code, column }: Finding) => (column === null ? code : `${column}: ${code}`)

/** Why a line changes: ahead of the patch, where git and patch skip what they do not know. */
function header({ rule, what, finding }: Suggestion, rows: number): string {
  const { code, message, rows: affected } = finding
  const isOfRows = affected !== null && affected > 0 && !code.startsWith('rows.')
  const share = isOfRows ? `; ${showCounted(affected, 'row')} (${showShare(affected, rows)})` : ''
  return `# ${showName(rule, { width: 120 })}: ${showText(what)}; ${code}: ${showText(message)}${share}\n`
}

/** Nothing is put in the place of a file that its owner made read-only. */
async function requireWritable(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined || (found.mode & 0o222) !== 0) return
  throw new DataError(`cannot write ${file}: it is read-only; without --apply the patch is printed`)
}

/** Only what was read is replaced. */
async function write(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
  { signal, note }: Context,
): Promise<void> {
  signal.throwIfAborted()
  if ((await readText(file, 'schema')) !== before) {
    throw new DataError(`${file} changed meanwhile: nothing was written; run it again`)
  }
  await writeAtomically(file, after)
  note(`wrote ${file}`)
}
