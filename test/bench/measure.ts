/**
 * What a whole process costs: wall time, processor time, peak memory.
 *
 * The `time` program, GNU's or BSD's, is the parent where it is there, and says what the kernel counted;
 * without it only wall time is known. Output goes to a file, so that nobody waits for a reader. A machine of
 * more than two processors lends two, where it has `taskset`.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Cost {
  /** Seconds. */
  readonly wall: number
  /** Seconds of user and system time; null where nobody counted. */
  readonly processor: number | null
  /** Bytes; null where nobody counted. */
  readonly memory: number | null
}

export interface Measured extends Cost {
  readonly output: string
}

type Counts = Pick<Cost, 'processor' | 'memory'>

/** A program that runs another and says what it cost. */
interface Counter {
  readonly name: string
  command(file: string): readonly string[]
  counts(text: string): Counts
}

const gnuTime: Counter = {
  name: 'GNU time',
  command: (file) => ['time', '-f', '%U %S %M', '-o', file],
  counts: (text) => {
    // A command that fails has a line of its own before.
    const [user = 0, system = 0, kilobytes = 0] = lastLine(text).split(' ').map(Number)
    return { processor: user + system, memory: kilobytes * 1024 }
  },
}

export const bsdTime: Counter = {
  name: 'BSD time',
  command: (file) => ['time', '-l', '-o', file],
  counts: (text) => {
    const before = (label: string) => Number(new RegExp(`([\\d.]+) +${label}`).exec(text)?.[1])
    return { processor: before('user') + before('sys'), memory: before('maximum resident') }
  },
}

const succeeds = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

const counter = succeeds('time', '--version')
  ? gnuTime
  : succeeds('time', '-l', 'true')
    ? bsdTime
    : undefined

/** How processor time and memory are known, for the table. */
export const method = counter?.name ?? 'no `time` program: wall time only'

/** Keeps a command on two processors. */
const pinned =
  availableParallelism() > 2 && succeeds('taskset', '-c', '0,1', 'true')
    ? ['taskset', '-c', '0,1']
    : []

/** Each tool may use two threads; most are told by an argument. */
const environment = { ...process.env, POLARS_MAX_THREADS: '2', RAYON_NUM_THREADS: '2' }

/** Runs a command once. Throws with its last line of output where it fails. */
export function measure(command: readonly string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const [out, counts] = [join(folder, 'out'), join(folder, 'counts')]
  const argv = [...(counter?.command(counts) ?? []), ...pinned, ...command]
  const file = openSync(out, 'w')
  try {
    const start = performance.now()
    const { status, stderr, error } = spawnSync(argv[0] as string, argv.slice(1), {
      stdio: ['ignore', file, 'pipe'],
      encoding: 'utf8',
      env: environment,
      maxBuffer: 1 << 26,
    })
    const wall = (performance.now() - start) / 1000
    if (status !== 0) {
      const reason = error?.message ?? lastLine(stderr)
      throw new Error(`${command.join(' ').slice(0, 300)}: exit ${status}: ${reason}`)
    }
    const counted = counter?.counts(readFileSync(counts, 'utf8'))
    return {
      wall,
      ...(counted ?? { processor: null, memory: null }),
      output: readFileSync(out, 'utf8'),
    }
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** Median and extremes of at least one figure. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
  return { median, least: sorted[0] as number, most: sorted.at(-1) as number }
}
