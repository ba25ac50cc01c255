/** What the study runs, cell by cell: each is plain data, so that a worker can be handed it. */
import { type Cell, type CellOptions, runCell, type Tally, ways } from './measure.js'
import { changes, exchangeable, type Population, twenty } from './populations.js'

export interface Job {
  readonly kind: 'still' | 'change' | 'twenty'
  readonly n: number
  readonly m: number
  readonly repetitions: number
  /** Index of the change, of jobs of that kind. */
  readonly change?: number
  /** Of a cell that is run again: the columns in question, by name. */
  readonly columns?: readonly string[]
  readonly seed: string
}

/** Maps as lists of entries, so that results can be posted and stored. */
export interface Result {
  readonly job: Job
  readonly tests: readonly (readonly [string, Tally])[]
  readonly drift: readonly (readonly [string, Tally])[]
  readonly significant: readonly (readonly [string, Tally])[]
  readonly columns: readonly (readonly [string, { drift: Tally; significant: Tally }])[]
  readonly rules: readonly (readonly [string, Tally])[]
}

/** Sizes of reference and batch, and how many pairs of tables: fewer where they cost more. */
const still: readonly (readonly [number, number, number])[] = [
  [50, 50, 1200],
  [200, 200, 600],
  [1000, 50, 600],
  [50, 1000, 400],
  [1000, 1000, 400],
  [10_000, 200, 150],
  [1000, 10_000, 80],
  [10_000, 10_000, 50],
  [100_000, 1000, 40],
  [100_000, 100_000, 40],
  [1_000_000, 10_000, 12],
  [1_000_000, 1_000_000, 12],
]

const moved: readonly (readonly [number, number, number])[] = [
  [200, 200, 200],
  [1000, 200, 200],
  [1000, 1000, 150],
  [10_000, 1000, 80],
  [10_000, 10_000, 40],
]

/** All jobs; `effort` multiplies the repetitions. */
export function allJobs(effort: number, seed: string): readonly Job[] {
  const times = (repetitions: number) => Math.max(1, Math.round(repetitions * effort))
  const of = (kind: Job['kind'], sizes: typeof still, change?: number): Job[] =>
    sizes.map(([n, m, repetitions]) => ({
      kind,
      n,
      m,
      repetitions: times(repetitions),
      seed,
      ...(change === undefined ? {} : { change }),
    }))
  return [
    ...of('still', still),
    ...changes.flatMap((_, i) => of('change', moved, i)),
    ...of('twenty', [
      [1000, 1000, 60],
      [10_000, 1000, 20],
    ]),
  ]
}

/** A quick pick of the cells that cost little. */
export function quickJobs(seed: string): readonly Job[] {
  const base = { kind: 'still', seed } as const
  return [
    { ...base, n: 50, m: 50, repetitions: 100 },
    { ...base, n: 1000, m: 200, repetitions: 25 },
    { ...base, n: 200, m: 3000, repetitions: 12 },
    { ...base, n: 5000, m: 3000, repetitions: 5 },
  ]
}

export function runJob(job: Job): Result {
  const cell = runCell(optionsOf(job))
  return { job, ...entriesOf(cell) }
}

function optionsOf({ kind, n, m, repetitions, change = 0, columns, seed }: Job): CellOptions {
  const base = { n, m, repetitions, ways, withRules: columns === undefined }
  const chosen = (table: readonly Population[]) =>
    columns === undefined ? table : table.filter(({ name }) => columns.includes(name))
  if (kind === 'still') return { ...base, seed: `still ${seed}`, before: chosen(exchangeable) }
  if (kind === 'change') {
    const { name, before, after } = changes[change]!
    const only = { ...base, ways: ['grid'] as const }
    return { ...only, seed: `${name} ${seed}`, before: [before], after: [after] }
  }
  // One column of twenty moves.
  const { after } = changes[2]!
  const table = twenty.map((each, i) => (i === 0 ? { ...after, name: each.name } : each))
  return { ...base, ways: ['grid'], seed: `twenty ${seed}`, before: twenty, after: table }
}

function entriesOf({ tests, drift, significant, columns, rules }: Cell): Omit<Result, 'job'> {
  return {
    tests: [...tests],
    drift: [...drift],
    significant: [...significant],
    columns: [...columns],
    rules: [...rules],
  }
}
