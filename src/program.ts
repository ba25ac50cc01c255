/** Commands, their arguments and options, and which function runs each. Loads no command. */
import { Command, CommanderError } from 'commander'
import type { CommandResult, Context } from './commands/command.js'
import {
  diffExamples,
  examples,
  exitCodes,
  explainExamples,
  suggestExamples,
} from './commands/help.js'
import {
  colorOption,
  redactOption,
  withGate,
  withOccasion,
  withReading,
  withReport,
} from './program-options.js'
import { showText } from './reports/escape.js'
import { version } from './version.generated.js'

export type { Command }

export type Action = (context: Context) => Promise<CommandResult>

/** Runs an action, in colour as the flag `--color` says; owns streams and exit codes. */
export type Run = (action: Action, color: string) => Promise<void>

/**
 * Runs what the words of the command line ask for. Returns the exit code of what needs no run: 0 for help
 * and version, 2 for a mistake, which standard error tells of; undefined after a run.
 */
export async function parse(words: readonly string[], run: Run): Promise<0 | 2 | undefined> {
  const root = program(run)
  if (words.length === 0) {
    root.outputHelp({ error: true })
    return 2
  }
  try {
    await root.parseAsync([...words], { from: 'user' })
    return undefined
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

/** Builds the program; each action is handed to `run`. */
function program(run: Run): Command {
  const root = new Command('driftgate')
    .description(
      'Can I trust this data? Infers a schema and a profile, then checks batches against them.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .exitOverride()
    .addHelpText('after', `${examples}\n${exitCodes}`)
  addInfer(root, run)
  addCheck(root, run)
  addDrift(root, run)
  addExplain(root, run)
  addProfile(root, run)
  addSuggest(root, run)
  addDiff(root, run)
  addMerge(root, run)
  addHelp(root)
  for (const command of [root, ...root.commands]) complainInOneLine(command)
  return root
}

/** A mistake in the arguments: what, what was meant, and where to look. */
function complainInOneLine(command: Command): void {
  const words = command.parent === null ? 'driftgate' : `driftgate ${command.name()}`
  command.configureOutput({
    outputError: (text, write) => {
      const plain = text
        .trim()
        .replace(/^error: /, '')
        .replace(/\s*\n\(Did/, ' (did')
      write(`driftgate: ${showText(plain.replace(/\.$/, ''))}; see ${words} --help\n`)
    },
  })
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
    .option('--strict', 'limits taken at their word, lists closed, warnings are errors')
    .option('--lenient', 'types, columns, and wide limits on nulls and drift only')
    .option(
      '--windows <number>',
      'learn drift limits from so many equal parts of the rows (from 20)',
    )
    .option('--windows-by <column>', 'learn them from the rows of each of its values, or days')
    .addOption(redactOption(root, 'store'))
    .option('--keep-values', 'keep sample rows in the profile')
    .addOption(colorOption(root))
    .action((reference: string, options) =>
      run(async (context) => {
        const { runInfer } = await import('./commands/infer.js')
        return runInfer(reference, options, context)
      }, options.color),
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
  check
    .option(
      '--quarantine <folder>',
      'write valid rows, invalid rows and what is wrong with them there',
    )
    .option('--force', 'overwrite the files of an earlier --quarantine')
  withOccasion(check).action((batch: string, options) =>
    run(async (context) => {
      const { runCheck } = await import('./commands/check.js')
      return runCheck(batch, options, context)
    }, options.color),
  )
  withReport(withGate(withReading(check)), 'text (default), json')
}

function addDrift(root: Command, run: Run): void {
  const drift = root
    .command('drift')
    .description('compare two data sets, no set-up')
    .argument('<reference>', 'what is taken as normal')
    .argument('<batch>', 'what is compared with it')
    .action((reference: string, batch: string, options) =>
      run(async (context) => {
        const { runDrift } = await import('./commands/drift.js')
        return runDrift(reference, batch, options, context)
      }, options.color),
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
    .addOption(redactOption(root))
    .addOption(colorOption(root))
    .addHelpText('after', explainExamples)
    .action((topic: string | undefined, data: string[], options) =>
      run(async (context) => {
        const { runExplain } = await import('./commands/explain.js')
        return runExplain(topic, data, options, context)
      }, options.color),
    )
  withReading(withOccasion(explain))
}

function addProfile(root: Command, run: Run): void {
  const profile = root
    .command('profile')
    .description('statistics of a data set, as a page to read, as JSON, or kept as a .profile')
    .argument('<data>', 'file, directory, pattern, - for standard input, or a .profile')
    .option('-o, --output <file>', 'write a .profile that stands in for the data')
    .option('--keep-values', 'keep sample rows in the .profile')
    .action((data: string, options) =>
      run(async (context) => {
        const { runProfile } = await import('./commands/profile.js')
        return runProfile(data, options, context)
      }, options.color),
    )
  withReport(withReading(profile), 'text (default), json')
}

function addSuggest(root: Command, run: Run): void {
  const suggest = root
    .command('suggest')
    .description('the smallest edits of the schema by which a batch would pass, as a patch')
    .argument('<batch>', 'file, directory, pattern, or a .profile')
    .option('-s, --schema <file>', 'as in check')
    .option('-r, --reference <file>', 'as in check')
    .option('--apply', 'make the edits in the file too')
    .addOption(redactOption(root))
    .addOption(colorOption(root))
    .addHelpText('after', suggestExamples)
    .action((batch: string, options) =>
      run(async (context) => {
        const { runSuggest } = await import('./commands/suggest.js')
        return runSuggest(batch, options, context)
      }, options.color),
    )
  withReading(withOccasion(suggest))
}

function addDiff(root: Command, run: Run): void {
  const diff = root
    .command('diff')
    .description('what changed between two schemas, or between two profiles or data sets')
    .argument('<before>', 'a schema, a .profile, or data as profile takes it')
    .argument('<after>', 'another one of the same kind')
    .addHelpText('after', diffExamples)
    .action((before: string, after: string, options) =>
      run(async (context) => {
        const { runDiff } = await import('./commands/diff.js')
        return runDiff(before, after, options, context)
      }, options.color),
    )
  withReport(
    withReading(diff)
      .optionsGroup('Verdict:')
      .addOption(
        diff
          .createOption('--fail-on <effect>', 'breaking: exit 1 where a batch that passed can fail')
          .choices(['breaking', 'never'])
          .default('never'),
      ),
    'text (default), json',
  )
}

function addMerge(root: Command, run: Run): void {
  root
    .command('merge')
    .description('merge profiles of parts into one of the whole')
    .argument('<profiles...>', 'two or more .profile files')
    .requiredOption('-o, --output <file>', 'the merged .profile')
    .addOption(colorOption(root))
    .action((profiles: string[], options) =>
      run(async (context) => {
        const { runMerge } = await import('./commands/merge.js')
        return runMerge(profiles, options, context)
      }, options.color),
    )
}

function addHelp(root: Command): void {
  root
    .command('help')
    .description('print help, of a command where one is named')
    .argument('[command]')
    .action(async (name: string | undefined) => {
      const found = name === undefined ? root : root.commands.find((each) => each.name() === name)
      if (found !== undefined) found.outputHelp()
      // Says that there is no such command, and which was meant.
      else await root.parseAsync([name as string], { from: 'user' })
    })
}
