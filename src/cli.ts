/** Arguments to command; the only writer to standard output, and the only exit code. */
import { Command, CommanderError, Option } from 'commander'
import type { CommandResult, Context } from './commands/command.js'
import { examples, exitCodes, explainExamples } from './commands/help.js'
import { delimiterOf } from './commands/options.js'
import { DataError, UsageError } from './errors.js'
import { version } from './version.generated.js'

const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]

/** How rows are read. */
function withReading(command: Command): Command {
  return command
    .optionsGroup('Reading:')
    .option(
      '--delimiter <character>',
      'field delimiter (default: found out among , ; tab |)',
      delimiterOf,
    )
    .option(
      '--encoding <name>',
      'text encoding, such as latin1 or utf-16le (default: utf-8, or by BOM)',
    )
    .option('--no-header', 'the first line is data; columns are called column_1, column_2, …')
    .option('--null <token>', 'a token that means null; repeatable, replaces the defaults', collect)
    .option('--type <column=type>', 'read a column as this type; repeatable', collect)
}

/** Where the report goes and how it looks. */
function withReport(command: Command, formats: string): Command {
  return command
    .optionsGroup('Report:')
    .option(
      '--format <name[=file]>',
      `${formats}; repeatable, to a file where one is named`,
      collect,
    )
    .option('-v, --verbose', 'show what passed too')
    .option('-q, --quiet', 'show failures only')
    .addOption(colorOption())
}

function withGate(command: Command): Command {
  return command
    .optionsGroup('Verdict:')
    .addOption(
      new Option('--fail-on <level>', 'lowest level that fails the run')
        .choices(['error', 'warn', 'never'])
        .default('error'),
    )
    .option('--allow-empty', 'a batch without rows passes')
}

const colorOption = () =>
  new Option('--color <when>', 'colour in text')
    .choices(['auto', 'always', 'never'])
    .default('auto')

const redactOption = () =>
  new Option(
    '--redact [how]',
    'leave single values out of the profile: omit (default) or hash',
  ).choices(['omit', 'hash'])

type Action = (context: Context) => Promise<CommandResult>

/** Runs an action; owns streams and exit codes. */
type Run = (action: Action, command: Command) => Promise<void>

/** Builds the program; each action is handed to `run`. */
function program(run: Run): Command {
  const root = new Command('driftgate')
    .description(
      'Can I trust this data? Infers a schema and a profile, then checks batches against them.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', `${examples}\n${exitCodes}`)
  addInfer(root, run)
  addCheck(root, run)
  addDrift(root, run)
  addExplain(root, run)
  addProfile(root, run)
  addMerge(root, run)
  return root
}

function addInfer(root: Command, run: Run): void {
  const infer = root
    .command('infer')
    .description('learn a schema and a profile from reference data')
    .argument('<reference>', 'file, directory, pattern, - for standard input, or a .profile')
    .option(
      '-o, --output <name>',
      'write <name>.schema.yaml and <name>.profile (default: from the input)',
    )
    .option('--force', 'overwrite a schema that was edited by hand')
    .addOption(redactOption())
    .option('--keep-values', 'keep sample rows in the profile')
    .addOption(colorOption())
    .action((reference: string, options, command: Command) =>
      run(async (context) => {
        const { runInfer } = await import('./commands/infer.js')
        return runInfer(reference, options, context)
      }, command),
    )
  withReading(infer)
}

function addCheck(root: Command, run: Run): void {
  const check = root
    .command('check')
    .description('check a batch against a schema and a reference profile')
    .argument('<batch>', 'file, directory, pattern, - for standard input, or a .profile')
    .option('-s, --schema <file>', 'schema (default: the only *.schema.yaml of this folder)')
    .option(
      '-r, --reference <file>',
      'reference for drift: a .profile or data (default: beside the schema)',
    )
    .action((batch: string, options, command: Command) =>
      run(async (context) => {
        const { runCheck } = await import('./commands/check.js')
        return runCheck(batch, options, context)
      }, command),
    )
  withReport(withGate(withReading(check)), 'text (default), json')
}

function addDrift(root: Command, run: Run): void {
  const drift = root
    .command('drift')
    .description('compare two data sets, no set-up')
    .argument('<reference>', 'what is taken as normal')
    .argument('<batch>', 'what is compared with it')
    .action((reference: string, batch: string, options, command: Command) =>
      run(async (context) => {
        const { runDrift } = await import('./commands/drift.js')
        return runDrift(reference, batch, options, context)
      }, command),
    )
  withReport(withGate(withReading(drift)), 'text (default), json')
}

function addExplain(root: Command, run: Run): void {
  const explain = root
    .command('explain')
    .description('what a code means, or why a column was judged as it was')
    .argument('[topic]', 'a code such as drift.psi, or a column; without: list the codes')
    .argument('[data...]', 'a batch, as check takes it; or a reference and a batch, as drift does')
    .option('--report <file>', 'explain from a saved report (--format json) in place of data')
    .option('-s, --schema <file>', 'as in check')
    .option('-r, --reference <file>', 'as in check')
    .addOption(colorOption())
    .addHelpText('after', explainExamples)
    .action((topic: string | undefined, data: string[], options, command: Command) =>
      run(async (context) => {
        const { runExplain } = await import('./commands/explain.js')
        return runExplain(topic, data, options, context)
      }, command),
    )
  withReading(explain)
}

function addProfile(root: Command, run: Run): void {
  const profile = root
    .command('profile')
    .description('statistics of a data set, as a page to read, as JSON, or kept as a .profile')
    .argument('<data>', 'file, directory, pattern, - for standard input, or a .profile')
    .option('-o, --output <file>', 'write a .profile that stands in for the data')
    .addOption(redactOption())
    .option('--keep-values', 'keep sample rows in the .profile')
    .action((data: string, options, command: Command) =>
      run(async (context) => {
        const { runProfile } = await import('./commands/profile.js')
        return runProfile(data, options, context)
      }, command),
    )
  withReport(withReading(profile), 'text (default), json')
}

function addMerge(root: Command, run: Run): void {
  root
    .command('merge')
    .description('merge profiles of parts into one of the whole')
    .argument('<profiles...>', 'two or more .profile files')
    .requiredOption('-o, --output <file>', 'the merged .profile')
    .addOption(colorOption())
    .action((profiles: string[], options, command: Command) =>
      run(async (context) => {
        const { runMerge } = await import('./commands/merge.js')
        return runMerge(profiles, options, context)
      }, command),
    )
}

/** Runs one action: colour, interruption, streams. */
function runner(): Run {
  return async (action, command) => {
    const abort = new AbortController()
    const interrupt = () => {
      if (abort.signal.aborted) process.exit(130)
      abort.abort()
    }
    process.on('SIGINT', interrupt)
    process.on('SIGTERM', interrupt)
    try {
      const result = await action({
        signal: abort.signal,
        terminal: {
          color: wantsColor(command.opts().color),
          unicode: process.env.TERM !== 'dumb',
          width: process.stdout.columns ?? 100,
        },
        note: (text) => process.stderr.write(`${text}\n`),
      })
      process.exitCode = abort.signal.aborted ? 130 : result.exitCode
      if (!abort.signal.aborted) process.stdout.write(result.stdout)
    } finally {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
    }
    if (abort.signal.aborted) process.stderr.write('driftgate: interrupted\n')
  }
}

function wantsColor(when: unknown): boolean {
  if (when === 'always') return true
  if (when === 'never' || (process.env.NO_COLOR ?? '') !== '') return false
  const forced = process.env.FORCE_COLOR
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb'
}

/** The exit code for an error, and one plain line about it; a stack only for our own faults. */
function explain(error: unknown): { code: number; text: string } {
  if (error instanceof UsageError) return { code: 2, text: `driftgate: ${error.message}` }
  if (error instanceof DataError) return { code: 3, text: `driftgate: ${error.message}` }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  const where = process.env.DRIFTGATE_DEBUG === undefined ? '' : `\n${stack ?? ''}`
  return {
    code: 3,
    text: `driftgate: internal fault, please report it (${name}: ${message}); DRIFTGATE_DEBUG=1 shows the stack${where}`,
  }
}

async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    throw error
  })
  const root = program(runner())
  try {
    if (process.argv.length <= 2) {
      root.outputHelp({ error: true })
      process.exitCode = 2
      return
    }
    await root.parseAsync(process.argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    const { code, text } = explain(error)
    process.exitCode = (error as { name?: string } | null)?.name === 'AbortError' ? 130 : code
    process.stderr.write(process.exitCode === 130 ? 'driftgate: interrupted\n' : `${text}\n`)
  }
}

await main()
