/** Runs jobs, runs again what exceeded, and says what is wrong. */

import { fewestWindows } from '../../src/gate/windows.js'
import { type Job, type Result, runJob } from './jobs.js'
import { isTooHigh, runCell, type Tally } from './measure.js'
import { autoregressive } from './populations.js'
import type { Again, Dependent } from './report.js'

/** Correlation of neighbours, rows of the reference and of the batch. */
const dependentSizes = [
  [0.5, 10_000, 250],
  [0.9, 1000, 1000],
  [0.9, 10_000, 250],
  [0.9, 10_000, 500],
  [0.98, 20_000, 500],
] as const

/** Autoregression, judged by the laws of independent rows, and by windows of the reference where it has enough. */
export function runDependent(effort: number, seed: string): readonly Dependent[] {
  return dependentSizes.map(([phi, n, m]) => {
    const population = autoregressive(phi)
    const canLearn = n / m >= fewestWindows
    const { drift, significant } = runCell({
      n,
      m,
      repetitions: Math.max(1, Math.round(200 * effort)),
      seed: `${population.name} ${seed}`,
      before: [population],
      ways: canLearn ? ['grid', 'learnt'] : ['grid'],
      withRules: false,
    })
    return {
      name: population.name,
      n,
      m,
      drift: drift.get('grid') ?? none,
      significant: significant.get('grid') ?? none,
      learnt: drift.get('learnt'),
      learntSignificant: significant.get('learnt'),
    }
  })
}

const none: Tally = { hits: 0, trials: 0 }

/** Cells in which limits learnt from windows alarm more often than alpha allows. */
export function excessiveLearnt(cells: readonly Dependent[]): readonly string[] {
  return cells.flatMap(({ name, n, m, learnt, learntSignificant }) =>
    [learnt, learntSignificant]
      .filter((tally) => tally !== undefined && isTooHigh(tally))
      .map((tally) => `learnt ${name} ${n}/${m}: ${tally?.hits} of ${tally?.trials}`),
  )
}

/**
 * The tests of a cell without drift that lie more than three standard errors above alpha, each run
 * again with another seed and four times the runs: only one that exceeds twice is a fault.
 */
export function runAgain({ job, tests }: Result): readonly Again[] {
  return tests
    .filter(([, tally]) => isTooHigh(tally))
    .map(([key, first]) => {
      const { way, column, test } = partsOf(key)
      const again: Job = {
        ...job,
        seed: `${job.seed} again`,
        repetitions: 4 * job.repetitions,
        columns: [column],
      }
      const found = new Map(runJob(again).tests).get(`${way} ${column} ${test}`)
      const second: Tally = found ?? { hits: 0, trials: 0 }
      return { cell: `${key}, ${job.n} and ${job.m} rows`, first, second }
    })
}

function partsOf(key: string): { way: string; column: string; test: string } {
  const words = key.split(' ')
  return {
    way: words[0] ?? '',
    column: words.slice(1, -1).join(' '),
    test: words.at(-1) ?? '',
  }
}

/** Tables without drift that alarm more often than alpha allows: by finding, and by p-value alone. */
export function excessiveFamilies({ job, drift, significant }: Result): readonly string[] {
  const named = (what: string, tallies: Result['drift']) =>
    tallies
      .filter(([, tally]) => isTooHigh(tally))
      .map(([way, { hits, trials }]) => `${what} ${way} ${job.n}/${job.m}: ${hits} of ${trials}`)
  return [...named('drift', drift), ...named('p', significant)]
}
