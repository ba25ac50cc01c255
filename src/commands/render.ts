/** Reports to where `--format name[=file]` sends them. */
import { UsageError } from '../errors.js'
import type { RenderOptions } from '../reports/options.js'
import { formats } from '../reports/registry.js'
import { nearest } from '../schema/suggest.js'
import type { AnyReport } from '../verdict/report.js'
import type { Context } from './command.js'
import { writeAtomically } from './files.js'

export interface ReportFlags {
  /** `name` or `name=file` */
  readonly format?: readonly string[]
  readonly verbose?: boolean
  readonly quiet?: boolean
}

/** Words of a command line, quoted for a shell where they need it. */
export function shellWords(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ')
}

interface Target {
  readonly name: string
  readonly file: string | undefined
}

/**
 * The formats asked for; text to standard output where none is. Throws `UsageError` on an unknown
 * format, or where two of them would mix on standard output.
 */
export function targetsOf(
  { format = ['text'] }: ReportFlags,
  known: readonly string[] = Object.keys(formats),
): readonly Target[] {
  const targets = format.map((text) => {
    const at = text.indexOf('=')
    const name = at < 0 ? text : text.slice(0, at)
    const file = at < 0 ? undefined : text.slice(at + 1)
    if (!known.includes(name)) {
      const near = nearest(name, known)
      const meant = near === undefined ? '' : ` (did you mean ${near}?)`
      throw new UsageError(
        `--format ${text}: unknown format ${name}${meant}; known: ${[...known].sort().join(', ')}`,
      )
    }
    if (file === '') throw new UsageError(`--format ${text}: a file name was expected after =`)
    return { name, file }
  })
  const printed = targets.filter(({ file }) => file === undefined)
  if (printed.length > 1) {
    throw new UsageError(
      `--format: ${printed.map(({ name }) => name).join(' and ')} would mix on standard output; ` +
        'send all but one to a file with name=file',
    )
  }
  return targets
}

/**
 * Writes the files asked for and returns what belongs on standard output. `again` repeats the run in the
 * hint at `explain`; there is none where it is absent, as for standard input.
 */
export async function render(
  report: AnyReport,
  flags: ReportFlags,
  { terminal, note, signal }: Context,
  again?: readonly string[],
): Promise<string> {
  const { verbose = false, quiet = false } = flags
  let printed = ''
  for (const { name, file } of targetsOf(flags)) {
    const options: RenderOptions = {
      ...terminal,
      verbose,
      quiet,
      ...(file ? { color: false } : {}),
      ...(again === undefined ? {} : { explain: true, again: shellWords(again) }),
    }
    const text = formats[name]?.(report, options) ?? ''
    if (file === undefined) printed = text
    else {
      signal.throwIfAborted()
      await writeAtomically(file, text)
      note(`wrote ${file}`)
    }
  }
  return printed
}
