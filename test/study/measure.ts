/** One cell of the study: many pairs of tables of two sizes, judged in several ways, alarms counted. */
import { correct } from '../../src/drift/correction.js'
import { decide } from '../../src/drift/decision.js'
import { compareDrift } from '../../src/drift/drift.js'
import { kolmogorovSmirnovTest } from '../../src/drift/kolmogorov-smirnov-test.js'
import { effectsOfWindows, limitsOfWindows } from '../../src/drift/learnt.js'
import { populationStabilityTest } from '../../src/drift/population-stability.js'
import { binCountFor, countInBins, quantileEdges, viewOf } from '../../src/drift/quantile-bins.js'
import { binomialSurvival } from '../../src/math/binomial.js'
import { type Random, seededRandom } from '../../src/math/random.js'
import { defaultDrift } from '../../src/schema/defaults.js'
import type { Finding } from '../../src/verdict/finding.js'
import { batchOf, type Named, referenceOf, sketchOf } from './columns.js'
import type { Population } from './populations.js'
import { ascending, ruleNames, rulesOf } from './rules.js'

/**
 * `raw`: the test functions on all values (numbers only; of categories raw and grid are the same).
 * `grid`: what `check` does. `sketched`: profile against profile, without a grid.
 */
export const ways = ['raw', 'grid', 'sketched'] as const

/** `learnt`: as `grid`, by limits learnt from windows of the reference as long as the batch. */
export type Way = (typeof ways)[number] | 'learnt'

export const alpha = 0.05

/** What one test of one column said. */
export interface Said {
  readonly column: string
  readonly test: string
  readonly pValue: number
  readonly pAdjusted: number
  readonly isDrift: boolean
}

export interface Tally {
  hits: number
  trials: number
}

export interface CellOptions {
  readonly n: number
  readonly m: number
  readonly repetitions: number
  readonly seed: string
  readonly before: readonly Population[]
  /** Of the batch; absent: as before. */
  readonly after?: readonly Population[]
  readonly ways: readonly Way[]
  /** Whether the fixed rules are tried too. */
  readonly withRules: boolean
}

export interface Cell {
  readonly n: number
  readonly m: number
  readonly repetitions: number
  /** By `way column test`: p-values at or below alpha. */
  readonly tests: ReadonlyMap<string, Tally>
  /** By way: tables with any `drift`, and with any corrected p-value at or below alpha. */
  readonly drift: ReadonlyMap<Way, Tally>
  readonly significant: ReadonlyMap<Way, Tally>
  /** By `way column`: the column has a `drift`, or a corrected p-value at or below alpha. */
  readonly columns: ReadonlyMap<string, { readonly drift: Tally; readonly significant: Tally }>
  /** By `all rule` and `numbers rule`: tables in which it fires on any column, on any of numbers. */
  readonly rules: ReadonlyMap<string, Tally>
}

/** Runs one cell. The same options give the same counts. */
export function runCell(options: CellOptions): Cell {
  const { n, m, repetitions, before, after = before } = options
  const tests = new Map<string, Tally>()
  const drift = new Map<Way, Tally>()
  const significant = new Map<Way, Tally>()
  const columns = new Map<string, { drift: Tally; significant: Tally }>()
  const rules = new Map<string, Tally>()
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const random = seededRandom(`${options.seed} ${n} ${m} ${repetition}`)
    const [x, y] = [drawn(before, random, n), drawn(after, random, m)]
    const said = saidBy(x, y, options.ways)
    for (const [way, each] of said) {
      for (const { column, test, pValue } of each) {
        count(tests, `${way} ${column} ${test}`, pValue <= alpha)
      }
      count(drift, way, each.some(isDrift))
      count(significant, way, each.some(isSignificant))
      for (const { name } of before) {
        const own = each.filter(({ column }) => column === name)
        const key = `${way} ${name}`
        const tally = columns.get(key) ?? { drift: none(), significant: none() }
        columns.set(key, tally)
        add(tally.drift, own.some(isDrift))
        add(tally.significant, own.some(isSignificant))
      }
    }
    if (options.withRules) {
      const fired = x.map((column, i) => rulesOf(column, y[i] as Named))
      for (const rule of ruleNames) {
        const isNumber = (_: unknown, i: number) => before[i]?.type !== 'string'
        count(
          rules,
          `all ${rule}`,
          fired.some((each) => each[rule]),
        )
        count(
          rules,
          `numbers ${rule}`,
          fired.filter(isNumber).some((each) => each[rule]),
        )
      }
    }
  }
  return { n, m, repetitions, tests, drift, significant, columns, rules }
}

const isDrift = (each: Said) => each.isDrift
const isSignificant = (each: Said) => each.pAdjusted <= alpha

export function drawn(table: readonly Population[], random: Random, rows: number): Named[] {
  return table.map((population) => ({ ...population.draw(random, rows), population }))
}

/** What each way says about one pair of tables. */
export function saidBy(
  x: readonly Named[],
  y: readonly Named[],
  wanted: readonly Way[],
): ReadonlyMap<Way, readonly Said[]> {
  const said = new Map<Way, readonly Said[]>()
  const schema = { alpha, drift: defaultDrift, columns: [] }
  if (wanted.includes('raw')) said.set('raw', rawTests(x, y))
  if (wanted.includes('grid')) {
    const reference = referenceOf(x)
    said.set('grid', saidIn(compareDrift(schema, reference, batchOf(y, reference))))
  }
  if (wanted.includes('sketched')) {
    said.set('sketched', saidIn(compareDrift(schema, sketchOf(x), sketchOf(y))))
  }
  if (wanted.includes('learnt')) said.set('learnt', learntTests(x, y))
  return said
}

/** What `check` says with the limits that `infer --windows` writes. */
function learntTests(x: readonly Named[], y: readonly Named[]): readonly Said[] {
  const [n, m] = [x[0]?.values.length ?? 0, y[0]?.values.length ?? 1]
  const whole = referenceOf(x)
  const count = Math.floor(n / m)
  const parts = Array.from({ length: count }, (_, i) => batchOf(rowsOf(x, i * m, m), whole))
  const windows = {
    by: null,
    rows: parts.map(({ source }) => source.rows),
    tests: effectsOfWindows(whole, parts),
  }
  const limits = limitsOfWindows(windows, alpha, () => true)
  const columns = whole.columns.map(({ field: { name } }) => {
    const own = limits?.get(name)
    return own === undefined ? { name } : { name, drift: own }
  })
  const schema = { alpha, drift: defaultDrift, columns }
  return saidIn(compareDrift(schema, { ...whole, windows }, batchOf(y, whole)))
}

function rowsOf(columns: readonly Named[], from: number, length: number): readonly Named[] {
  return columns.map((column) => ({
    ...column,
    values: column.values.subarray(from, from + length),
    ...(column.nulls === undefined ? {} : { nulls: column.nulls.subarray(from, from + length) }),
  }))
}

/** The tests among findings. */
export function saidIn(findings: readonly Finding[]): readonly Said[] {
  return findings.flatMap(({ column, outcome, test }) =>
    test === undefined || test.pValue === null || test.pAdjusted === null
      ? []
      : [
          {
            column: column ?? '',
            test: test.name,
            pValue: test.pValue,
            pAdjusted: test.pAdjusted,
            isDrift: outcome === 'drift',
          },
        ],
  )
}

/** KS and PSI of the numeric columns on all their values, whatever their number. */
function rawTests(x: readonly Named[], y: readonly Named[]): readonly Said[] {
  const measured = x.flatMap((column, i) => {
    const other = y[i]
    if (column.names !== undefined || other === undefined) return []
    const [a, b] = [ascending(column), ascending(other)]
    const edges = quantileEdges(viewOf(a), binCountFor(b.length, { referenceRows: a.length }))
    const counts = (values: Float64Array, rows: number) => [
      ...countInBins(values, edges),
      rows - values.length,
    ]
    const ks = kolmogorovSmirnovTest(a, b, { alpha })
    const psi = populationStabilityTest(
      counts(a, column.values.length),
      counts(b, other.values.length),
      { alpha },
    )
    const name = column.population.name
    return [
      { code: 'drift.ks', name: 'ks', column: name, comparison: ks, limit: defaultDrift.ks },
      { code: 'drift.psi', name: 'psi', column: name, comparison: psi, limit: defaultDrift.psi },
    ]
  })
  const adjusted = correct(measured.map(({ comparison }) => comparison.pValue))
  return measured.map((each, i) => {
    const judgement = { pAdjusted: adjusted[i] ?? null, alpha, level: 'error' } as const
    return {
      column: each.column,
      test: each.name,
      pValue: each.comparison.pValue ?? 1,
      pAdjusted: adjusted[i] ?? 1,
      isDrift: decide(each, judgement).outcome === 'drift',
    }
  })
}

const none = (): Tally => ({ hits: 0, trials: 0 })

function add(tally: Tally, isHit: boolean): void {
  tally.hits += isHit ? 1 : 0
  tally.trials++
}

function count<Key>(tallies: Map<Key, Tally>, key: Key, isHit: boolean): void {
  const tally = tallies.get(key) ?? none()
  tallies.set(key, tally)
  add(tally, isHit)
}

export const rate = ({ hits, trials }: Tally): number => (trials === 0 ? 0 : hits / trials)

/**
 * Whether a rate lies above alpha by more than chance explains: more hits than a binomial law at alpha
 * gives with the probability that three standard errors stand for, 1 in 741.
 */
export function isTooHigh({ hits, trials }: Tally): boolean {
  return hits > 0 && binomialSurvival(hits, trials, alpha) < 0.00135
}
