/** What every command is given and gives back. Commands print nothing: `cli.ts` does. */

export interface Terminal {
  readonly color: boolean
  readonly unicode: boolean
  /** Columns available. */
  readonly width: number
}

export interface Context {
  readonly signal: AbortSignal
  readonly terminal: Terminal
  /** When the run began, in ISO 8601. */
  readonly now: string
  /** The key of digests that stand for values. */
  readonly redactKey?: string
  /** A line for standard error: what is being done, what was written. */
  note(text: string): void
}

export interface CommandResult {
  /** For standard output, with its last newline. */
  readonly stdout: string
  readonly exitCode: 0 | 1
}
