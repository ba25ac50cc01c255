/** Options that several commands share. */
import { delimiterOf } from './commands/options.js'
import type { Command } from './program.js'

const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]

/** How rows are read. */
export function withReading(command: Command): Command {
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
    .option('--workers <number>', 'threads for large files (default: one a processor, up to 8)')
}

/** Where the report goes and how it looks. */
export function withReport(command: Command, formats: string): Command {
  return command
    .optionsGroup('Report:')
    .option(
      '--format <name[=file]>',
      `${formats}; repeatable, to a file where one is named`,
      collect,
    )
    .option('-v, --verbose', 'show what passed too')
    .option('-q, --quiet', 'show failures only')
    .addOption(redactOption(command))
    .addOption(colorOption(command))
}

export function withGate(command: Command): Command {
  return command
    .optionsGroup('Verdict:')
    .addOption(
      command
        .createOption('--fail-on <level>', 'lowest level that fails the run')
        .choices(['error', 'warn', 'never'])
        .default('error'),
    )
    .option('--allow-empty', 'a batch without rows passes')
}

export const colorOption = (command: Command) =>
  command
    .createOption('--color <when>', 'colour in text')
    .choices(['auto', 'always', 'never'])
    .default('auto')

export const redactOption = (command: Command, what = 'show') =>
  command
    .createOption('--redact [how]', `${what} no single value of the data: omit (default) or hash`)
    .choices(['omit', 'hash'])

/** What a schema asks about the run. */
export function withOccasion(command: Command): Command {
  return command
    .option(
      '--environment <name>',
      'the environment that the batch is of, as the schema lists them',
    )
    .option('--now <time>', 'when the batch is checked, in ISO 8601 (default: the clock)')
}
