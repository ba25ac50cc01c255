/**
 * What a whole process costs: wall time, processor time, peak memory.
 *
 * GNU time (`/usr/bin/time`) is the parent where it is there, and says what the kernel counted; without it
 * only wall time is known. Output goes to a file, so that nobody waits for a reader.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

const time = '/usr/bin/time'

/** Runs a command once. Throws with its last line of output where it fails. */
export function measure(command: readonly string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const [out, counts] = [join(folder, 'out'), join(folder, 'counts')]
  const isCounted = existsSync(time)
  const argv = isCounted ? [time, '-f', '%U %S %M', '-o', counts, ...command] : [...command]
  const file = openSync(out, 'w')
  try {
    const start = performance.now()
    const { status, stderr } = spawnSync(argv[0] as string, argv.slice(1), {
      stdio: ['ignore', file, 'pipe'],
      encoding: 'utf8',
    })
    const wall = (performance.now() - start) / 1000
    if (status !== 0) {
      throw new Error(`${command.join(' ')}: exit ${status}: ${stderr.trim().split('\n').at(-1)}`)
    }
    const [user, system, kilobytes] = isCounted
      ? readFileSync(counts, 'utf8').trim().split(' ').map(Number)
      : []
    return {
      wall,
      processor: user === undefined || system === undefined ? null : user + system,
      memory: kilobytes === undefined ? null : kilobytes * 1024,
      output: readFileSync(out, 'utf8'),
    }
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
}

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
