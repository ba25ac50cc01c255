/** Real files cut in two, through the product's whole path: files, readers, profiles, decisions. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { drift } from '../../src/gate/run.js'
import { type Random, seededRandom } from '../../src/math/random.js'
import { alpha, saidIn, type Tally } from './measure.js'

/** Lines of a file, the header apart. */
interface File {
  readonly header: readonly string[]
  readonly lines: readonly string[]
}

type Edit = (cells: string[], random: Random) => void

export interface Split {
  readonly name: string
  /** Whether the two sides differ: then a drift is right, else an alarm. */
  readonly isDrift: boolean
  /** The column in which it must be found. */
  readonly column?: string
  readonly repetitions: number
  readonly cut: (random: Random) => readonly [File, File]
}

export interface SplitResult {
  readonly name: string
  readonly isDrift: boolean
  readonly column: string | null
  /** Runs with any drift, in the column asked for where there is one. */
  readonly drift: Tally
  /** Runs with any corrected p-value at or below alpha. */
  readonly significant: Tally
}

/** All splits; `effort` multiplies the repetitions. */
export function allSplits(samples: string, effort: number): readonly Split[] {
  const times = (repetitions: number) => Math.max(1, Math.round(repetitions * effort))
  const read = (name: string) => fileOf(resolve(samples, name))
  const [june, july, september] = ['reference', 'good', 'drifted'].map((name) =>
    read(`flights/${name}.csv`),
  ) as [File, File, File]
  const quakes = read('earthquakes/reference.csv')
  const late = read('earthquakes/late.csv')
  const still = (name: string, repetitions: number, cut: Split['cut']): Split => {
    return { name, isDrift: false, repetitions: times(repetitions), cut }
  }
  const moved = (name: string, column: string, cut: Split['cut'], repetitions = 5): Split => {
    return { name, isDrift: true, column, repetitions: times(repetitions), cut }
  }
  const at = (name: string) => june.header.indexOf(name)
  const [arrival, hour, origin, late15] = ['arr_delay', 'hour', 'origin', 'dep_delay'].map(at)
  const edited = (file: File, edit: Edit, random: Random): File => ({
    ...file,
    lines: file.lines.map((line) => {
      const cells = line.split(',')
      edit(cells, random)
      return cells.join(',')
    }),
  })
  const changed =
    (before: Edit, after: Edit): Split['cut'] =>
    (random) => {
      const [a, b] = halves(june, random)
      return [edited(a, before, random), edited(b, after, random)]
    }
  const emptied =
    (share: number): Edit =>
    (cells, random) => {
      if (random.next() < share) cells[arrival!] = ''
    }
  const amount =
    (scale: number): Edit =>
    (cells) => {
      const delay = Number(cells[late15!])
      cells[late15!] = delay > 30 ? String(delay * scale) : '0'
    }
  const grade =
    (limit: number): Edit =>
    (cells) => {
      const delay = Number(cells[arrival!])
      cells[arrival!] = delay > limit + 45 ? '3 bad' : delay > limit ? '2 fair' : '1 good'
    }
  const only = (place: string): File => ({
    ...june,
    lines: june.lines.filter((line) => line.split(',')[origin!] === place),
  })
  const untouched: Edit = () => {}
  const shift: Edit = (cells) => {
    cells[hour!] = String((Number(cells[hour!]) + 5) % 24)
  }
  return [
    still('flights, June, random halves', 16, (random) => halves(june, random)),
    still('flights, July, random halves', 12, (random) => halves(july, random)),
    still('flights, 60 and 60 rows', 40, (random) => pair(june, [60, 60], random)),
    still('flights, 4,000 and 60 rows', 12, (random) => pair(june, [4000, 60], random)),
    still('flights, 60 and 4,000 rows', 12, (random) => pair(june, [60, 4000], random)),
    still('earthquakes, random halves', 24, (random) => halves(quakes, random)),
    still('nulls 14 % on both sides', 8, changed(emptied(0.14), emptied(0.14))),
    still('mostly zero on both sides', 8, changed(amount(1), amount(1))),
    still('ordered categories on both sides', 8, changed(grade(0), grade(0))),
    moved('June to September', 'arr_delay', () => [june, september], 1),
    moved('earthquakes, first to last days', 'rms', () => [quakes, late], 1),
    moved('JFK to LGA', 'distance', () => [only('JFK'), only('LGA')], 1),
    moved('nulls 14 → 0.4 %', 'arr_delay', changed(emptied(0.14), emptied(0.004))),
    moved('mostly zero, amounts × 10', 'dep_delay', changed(amount(1), amount(10))),
    moved('ordered categories, one grade', 'arr_delay', changed(grade(0), grade(-20))),
    moved('hour of day + 5', 'hour', changed(untouched, shift)),
  ]
}

/** Runs a split as often as it says. */
export async function runSplit(split: Split, seed: string): Promise<SplitResult> {
  const { name, isDrift, column = null, repetitions } = split
  const found: Tally = { hits: 0, trials: 0 }
  const significant: Tally = { hits: 0, trials: 0 }
  const folder = mkdtempSync(join(tmpdir(), 'driftgate-study-'))
  try {
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const random = seededRandom(`${seed} ${name} ${repetition}`)
      const paths = split.cut(random).map((file, i) => {
        const path = join(folder, `${i === 0 ? 'reference' : 'batch'}.csv`)
        writeFileSync(path, `${[file.header.join(','), ...file.lines].join('\n')}\n`)
        return path
      })
      const { findings } = await drift(paths[0] ?? '', paths[1] ?? '')
      const said = saidIn(findings).filter((each) => column === null || each.column === column)
      found.trials++
      significant.trials++
      if (said.some((each) => each.isDrift)) found.hits++
      if (said.some(({ pAdjusted }) => pAdjusted <= alpha)) significant.hits++
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { name, isDrift, column, drift: found, significant }
}

function fileOf(path: string): File {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return { header: header.split(','), lines }
}

/** The rows in a random order: the time they came in is no part of a side. */
function shuffled(lines: readonly string[], random: Random): string[] {
  const copy = [...lines]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const kept = copy[i]!
    copy[i] = copy[j]!
    copy[j] = kept
  }
  return copy
}

function halves(file: File, random: Random): readonly [File, File] {
  const half = file.lines.length >> 1
  return pair(file, [half, file.lines.length - half], random)
}

function pair(
  file: File,
  [n, m]: readonly [number, number],
  random: Random,
): readonly [File, File] {
  const lines = shuffled(file.lines, random)
  return [
    { ...file, lines: lines.slice(0, n) },
    { ...file, lines: lines.slice(n, n + m) },
  ]
}
