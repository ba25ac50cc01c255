/** The results as a page of Markdown tables. */
import type { Result } from './jobs.js'
import { isTooHigh, rate, type Tally, ways } from './measure.js'
import { changes } from './populations.js'
import { ruleNames } from './rules.js'
import type { SplitResult } from './splits.js'

/** A test that exceeded in its cell, and what an independent run of it gave. */
export interface Again {
  readonly cell: string
  readonly first: Tally
  readonly second: Tally
}

/** A column whose rows hang together, judged as if they did not. */
export interface Dependent {
  readonly name: string
  readonly n: number
  readonly m: number
  readonly drift: Tally
  readonly significant: Tally
  /** With limits learnt from windows of the reference; undefined where it makes too few. */
  readonly learnt: Tally | undefined
  readonly learntSignificant: Tally | undefined
}

export interface Study {
  readonly version: string
  readonly node: string
  readonly seed: string
  readonly effort: number
  readonly results: readonly Result[]
  readonly again: readonly Again[]
  readonly dependent: readonly Dependent[]
  readonly splits: readonly SplitResult[]
}

type Row = readonly (string | number)[]

/** Three digits, and how many there were where there were few. */
const shown = (tally: Tally | undefined) => (tally === undefined ? '–' : rate(tally).toFixed(3))
const outOf = ({ hits, trials }: Tally) => `${hits} of ${trials}`
const size = (rows: number) => rows.toLocaleString('en-US')

function tableOf(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The page. The same study gives the same text. */
export function reportOf(study: Study): string {
  const { version, node, seed, effort, results } = study
  const still = results.filter(({ job }) => job.kind === 'still')
  return `${[
    '# Calibration study',
    `driftgate ${version}, Node ${node}, seed \`${seed}\`, effort ${effort}. Made by \`npm run study\`; do not edit.`,
    'A table has eleven columns: normal, lognormal, Pareto 1.5, counts, rounded, mostly zero, 14 % nulls, and categories by Zipf with 2, 5, 50 and 1,000 values. alpha is 0.05 over all tests of a table (Holm).',
    '*raw*: the tests on all values (numbers only). *grid*: what `check` does. *sketched*: profile against profile.',
    '## No drift: tables with an alarm',
    '*drift*: any finding of drift. *p*: any corrected p-value at or below alpha, whatever the effect.',
    stillTable(still),
    '## No drift: the highest rate of p ≤ 0.05 of a single test',
    perTestTable(still),
    againText(study.again),
    '## No drift: fixed rules on the same tables',
    'Share of tables in which a rule fires on any column; in brackets on any of numbers.',
    rulesTable(still),
    '## Known drift',
    'One column alone, as `check` judges it. A change smaller than its limit (D or PSI 0.1, nulls 5 points) is to be *negligible*, not drift; *p* says that it was seen.',
    changesTable(results.filter(({ job }) => job.kind === 'change')),
    '## One column of twenty moves by 0.5 standard deviations',
    twentyTable(results.filter(({ job }) => job.kind === 'twenty')),
    '## Rows that hang together',
    'Autoregression without drift, judged as if rows were independent, which alpha does not cover; and with limits learnt from windows of the reference as long as the batch (`infer --windows`), which it does.',
    dependentTable(study.dependent),
    '## Real files',
    splitsTable(study.splits),
  ].join('\n\n')}\n`
}

function stillTable(results: readonly Result[]): string {
  const head = ['reference', 'batch', 'tables', ...ways.flatMap((way) => [`${way}: drift`, 'p'])]
  return tableOf(
    head,
    results.map(({ job, drift, significant }) => {
      const [found, seen] = [new Map(drift), new Map(significant)]
      const rates = ways.flatMap((way) => [shown(found.get(way)), shown(seen.get(way))])
      return [size(job.n), size(job.m), job.repetitions, ...rates]
    }),
  )
}

function perTestTable(results: readonly Result[]): string {
  return tableOf(
    ['reference', 'batch', 'runs', ...ways],
    results.map(({ job, tests }) => {
      const highest = ways.map((way) => {
        const own = tests.filter(([name]) => name.startsWith(`${way} `))
        const [first] = [...own].sort(([, a], [, b]) => rate(b) - rate(a))
        return first === undefined ? '–' : `${shown(first[1])} ${first[0].slice(way.length + 1)}`
      })
      return [size(job.n), size(job.m), job.repetitions, ...highest]
    }),
  )
}

function againText(again: readonly Again[]): string {
  if (again.length === 0) return 'No cell lies more than three standard errors above 0.05.'
  const rows = again.map(({ cell, first, second }) => [
    cell,
    outOf(first),
    outOf(second),
    isTooHigh(second) ? 'too high' : 'chance',
  ])
  return [
    'Cells more than three standard errors above 0.05 (some are to be expected among so many), run again with another seed and four times the runs:',
    tableOf(['cell', 'first', 'again', 'so'], rows),
  ].join('\n\n')
}

function rulesTable(results: readonly Result[]): string {
  return tableOf(
    ['reference', 'batch', ...ruleNames],
    results.map(({ job, rules }) => {
      const found = new Map(rules)
      const both = ruleNames.map(
        (rule) => `${shown(found.get(`all ${rule}`))} (${shown(found.get(`numbers ${rule}`))})`,
      )
      return [size(job.n), size(job.m), ...both]
    }),
  )
}

function changesTable(results: readonly Result[]): string {
  return tableOf(
    ['change', 'reference', 'batch', 'runs', 'drift', 'p', ...ruleNames],
    results.map(({ job, drift, significant, rules }) => {
      const fired = new Map(rules)
      return [
        changes[job.change ?? 0]?.name ?? '',
        size(job.n),
        size(job.m),
        job.repetitions,
        shown(drift[0]?.[1]),
        shown(significant[0]?.[1]),
        ...ruleNames.map((rule) => shown(fired.get(`all ${rule}`))),
      ]
    }),
  )
}

function twentyTable(results: readonly Result[]): string {
  return tableOf(
    ['reference', 'batch', 'tables', 'the column found', 'drift in any other column'],
    results.map(({ job, columns }) => {
      const [broken, ...others] = columns.map(([, { drift }]) => drift)
      const most = others.reduce((sum, { hits }) => sum + hits, 0)
      return [
        size(job.n),
        size(job.m),
        job.repetitions,
        shown(broken),
        `${most} of ${others.length * job.repetitions} columns`,
      ]
    }),
  )
}

function dependentTable(dependent: readonly Dependent[]): string {
  return tableOf(
    ['column', 'reference', 'batch', 'drift', 'p', 'learnt: drift', 'p'],
    dependent.map(({ name, n, m, drift, significant, learnt, learntSignificant }) => [
      name,
      size(n),
      size(m),
      outOf(drift),
      outOf(significant),
      learnt === undefined ? 'too few windows' : outOf(learnt),
      learntSignificant === undefined ? '–' : outOf(learntSignificant),
    ]),
  )
}

function splitsTable(splits: readonly SplitResult[]): string {
  return tableOf(
    ['files', 'no drift, or drift in', 'drift found', 'p'],
    splits.map(({ name, column, drift, significant }) => [
      name,
      column ?? 'none',
      outOf(drift),
      outOf(significant),
    ]),
  )
}
