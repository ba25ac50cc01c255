/** Whom the bench runs, and how; each with two threads where it has any. */
import { spawnSync } from 'node:child_process'

export interface Contestant {
  readonly name: string
  /** Undefined where the machine lacks it. */
  readonly version: string | undefined
  /** How to get it. */
  readonly install: string
  /** What has to be done once before, an index for example; its cost is told apart. */
  before?(file: string): readonly string[]
  command(file: string): readonly string[]
}

const node = process.execPath
const bin = 'bin/driftgate.js'
const ownVersion = () => firstLine([node, bin, '--version'])

/** driftgate, by so many workers. */
export function ours(workers: number, ...job: readonly string[]): Contestant {
  return {
    name: nameOf(job[0] ?? '', workers),
    version: ownVersion(),
    install: '',
    command: (file) => [
      ...[node, bin, job[0] ?? 'profile', file, ...job.slice(1)],
      ...['--workers', String(workers), '--format', 'json'],
    ],
  }
}

export const nameOf = (job: string, workers: number): string =>
  `driftgate ${job}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`

/** driftgate learning a schema and a profile, which it writes to files of this stem. */
export function learning(stem: string): Contestant {
  return {
    name: nameOf('infer', 2),
    version: ownVersion(),
    install: '',
    command: (file) => [node, bin, 'infer', file, '--force', '-o', stem, '--workers', '2'],
  }
}

export const summarize = 'DuckDB SUMMARIZE'

export function peers(): readonly Contestant[] {
  // The package on crates.io builds its light variant under this name.
  const qsv = firstLine(['qsv', '--version']) === undefined ? 'qsvlite' : 'qsv'
  return [
    {
      name: summarize,
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
      version: firstLine([qsv, '--version']),
      install: 'see test/bench/README.md',
      before: (file) => [qsv, 'index', file],
      // It keeps its answers beside the file, and would print those the second time.
      command: (file) => [qsv, 'stats', '--force', '--cache-threshold', '0', '-j', '2', file],
    },
    ...['polars', 'pandas'].map((library) => ({
      name: `${library} describe`,
      version: firstLine(['python3', '-c', `import ${library}; print(${library}.__version__)`]),
      install: `python3 -m pip install ${library}`,
      command: (file: string) => ['python3', 'test/bench/describe.py', library, file],
    })),
  ]
}

/** What no program can go below. */
export const ceilings: readonly Contestant[] = [
  ['reading the bytes', 'bytes'],
  ['counting the lines', 'lines'],
].map(([name = '', what = '']) => ({
  name,
  version: process.version,
  install: '',
  command: (file) => [node, 'test/bench/ceiling.mjs', what, file],
}))

function firstLine(command: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command[0] as string, command.slice(1), { encoding: 'utf8' })
  return status === 0 ? stdout.trim().split('\n')[0]?.slice(0, 60) : undefined
}

function packageVersion(name: string): string | undefined {
  const script = `require('${name}'); console.log(require('${name}/package.json').version)`
  return firstLine([node, '-e', script])
}
