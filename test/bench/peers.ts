/** Whom the bench runs, and how; each with two threads where it has any. */
import { spawnSync } from 'node:child_process'

export interface Contestant {
  readonly name: string
  /** Undefined where the machine lacks it. */
  readonly version: string | undefined
  /** How to get it. */
  readonly install: string
  command(file: string): readonly string[]
}

const node = process.execPath
const bin = 'bin/driftgate.js'

/** driftgate, by so many workers. */
export function ours(workers: number, ...job: readonly string[]): Contestant {
  return {
    name: `driftgate ${job[0] ?? ''}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
    version: firstLine([node, bin, '--version']),
    install: '',
    command: (file) => [
      ...[node, bin, job[0] ?? 'profile', file, ...job.slice(1)],
      ...['--workers', String(workers), '--format', 'json'],
    ],
  }
}

export function peers(): readonly Contestant[] {
  return [
    {
      name: 'DuckDB SUMMARIZE',
      version: packageVersion('@duckdb/node-api'),
      install: 'npm ci (a development dependency)',
      command: (file) => [node, 'test/bench/duckdb.mjs', file, '2'],
    },
    {
      name: 'xan stats -a',
      version: firstLine(['xan', '--version']),
      install: 'cargo install xan --locked',
      command: (file) => ['xan', 'stats', '-a', '-t', '2', file],
    },
    {
      name: 'qsv stats',
      version: firstLine(['qsv', '--version']),
      install: 'cargo install qsv --locked --features feature_capable',
      command: (file) => ['qsv', 'stats', '-j', '2', file],
    },
    ...['polars', 'pandas'].map((library) => ({
      name: `${library} describe`,
      version: firstLine(['python3', '-c', `import ${library}; print(${library}.__version__)`]),
      install: `python3 -m pip install ${library}`,
      command: (file: string) => ['python3', 'test/bench/describe.py', library, file],
    })),
  ]
}

export const ceiling: Contestant = {
  name: 'reading and counting lines',
  version: process.version,
  install: '',
  command: (file) => [node, 'test/bench/ceiling.mjs', file],
}

function firstLine(command: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command[0] as string, command.slice(1), { encoding: 'utf8' })
  return status === 0 ? stdout.trim().split('\n')[0] : undefined
}

function packageVersion(name: string): string | undefined {
  const script = `console.log(require('${name}/package.json').version)`
  return firstLine([node, '-e', script])
}
