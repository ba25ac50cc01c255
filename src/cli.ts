/** The process: streams, signals, colour; the only writer to standard output, and the only exit code. */
import type { Context } from './commands/command.js'
import { DataError, UsageError } from './errors.js'
import { parse, type Run } from './program.js'
import { showText } from './reports/escape.js'

/** Exit codes of the signals that end a run. */
const interruptions = { SIGINT: 130, SIGTERM: 143 } as const

/** How long an interrupted run may take to tidy up; a read that hangs never would. */
const patienceMilliseconds = 500

const complain = (text: string) => {
  // Frames and lists have lines; what a line quotes of the data may not act on the terminal.
  const lines = text.split('\n').map((line) => showText(line))
  process.stderr.write(`driftgate: ${lines.join('\n')}\n`)
}

/** Runs one action: colour, interruption, streams. */
const run: Run = async (action, color) => {
  const abort = new AbortController()
  const interrupt = (signal: NodeJS.Signals) => {
    const code = interruptions[signal as keyof typeof interruptions]
    if (abort.signal.aborted) process.exit(code)
    process.exitCode = code
    complain('interrupted')
    abort.abort()
    setTimeout(() => process.exit(code), patienceMilliseconds).unref()
  }
  for (const name of Object.keys(interruptions)) process.on(name, interrupt)
  try {
    const result = await action(contextOf(abort.signal, color))
    if (abort.signal.aborted) return
    process.exitCode = result.exitCode
    process.stdout.write(result.stdout)
  } catch (error) {
    // What an interrupted run says last is not its result.
    if (!abort.signal.aborted) throw error
  } finally {
    for (const name of Object.keys(interruptions)) process.off(name, interrupt)
  }
}

function contextOf(signal: AbortSignal, color: string): Context {
  return {
    signal,
    now: new Date().toISOString(),
    ...(process.env.DRIFTGATE_REDACT_KEY === undefined
      ? {}
      : { redactKey: process.env.DRIFTGATE_REDACT_KEY }),
    terminal: {
      color: wantsColor(color),
      unicode: process.env.TERM !== 'dumb',
      // A terminal may say 0, and a pipe says nothing.
      width: process.stdout.columns || Number(process.env.COLUMNS) || 100,
    },
    note: (text) => process.stderr.write(`${showText(text)}\n`),
  }
}

function wantsColor(when: string): boolean {
  if (when === 'always') return true
  if (when === 'never' || (process.env.NO_COLOR ?? '') !== '') return false
  const forced = process.env.FORCE_COLOR
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb'
}

/** Says what went wrong and sets the exit code; a stack only for our own faults, and on request. */
function fail(error: unknown): void {
  process.exitCode = error instanceof UsageError ? 2 : 3
  if (error instanceof UsageError || error instanceof DataError) {
    complain(error.message)
    return
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  complain(
    `internal fault, please report it (${name}: ${message}); DRIFTGATE_DEBUG=1 shows the stack`,
  )
  if (process.env.DRIFTGATE_DEBUG !== undefined) process.stderr.write(`${stack ?? ''}\n`)
}

/** A reader that went away is no error; a full disk is one, and never a verdict. */
function guardStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    complain(`cannot write to standard output: ${error.message}`)
    process.exit(3)
  })
  process.stderr.on('error', () => {})
  process.on('uncaughtException', (error) => {
    fail(error)
    process.exit()
  })
}

async function main(): Promise<void> {
  guardStreams()
  try {
    const code = await parse(process.argv.slice(2), run)
    if (code !== undefined) process.exitCode = code
  } catch (error) {
    fail(error)
  }
}

await main()
