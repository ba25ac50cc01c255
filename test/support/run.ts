/** The real program, as a shell would start it. Needs dist/, which `npm run build` makes. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
export const program = join(root, 'bin/driftgate.js')

export interface RunSettings {
  readonly cwd?: string
  /** Standard input; nothing is on it where absent. */
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

/** Neither colour nor the width of the terminal that the tests run in. */
export function environment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { FORCE_COLOR, COLUMNS, DRIFTGATE_DEBUG, ...rest } = process.env
  return { ...rest, NO_COLOR: '1', ...env }
}

/** Runs the program to its end; one that hangs is ended after a minute, and has no status. */
export function driftgate(
  words: readonly string[],
  { cwd = root, input = '', env = {} }: RunSettings = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 60_000,
    killSignal: 'SIGKILL',
    env: environment(env),
  })
}

/** All files and folders below a folder. */
export function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}
