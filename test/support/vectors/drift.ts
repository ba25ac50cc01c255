/**
 * Runners for drift.json: what other libraries assert about their drift numbers. A row is run where our
 * functions can express its convention, else left out with that reason.
 */
import { benjaminiHochberg } from '../../../src/drift/correction.js'
import { fisherExact } from '../../../src/drift/fisher.js'
import { jensenShannonDivergence } from '../../../src/drift/jensen-shannon.js'
import { ksFromCumulative, ksStatistic } from '../../../src/drift/kolmogorov-smirnov.js'
import { ksExact } from '../../../src/drift/kolmogorov-smirnov-exact.js'
import { effectiveSize } from '../../../src/drift/kolmogorov-smirnov-interval.js'
import { runningTotals } from '../../../src/drift/kolmogorov-smirnov-test.js'
import { populationStability } from '../../../src/drift/population-stability.js'
import { kolmogorovSurvival } from '../../../src/math/kolmogorov.js'
import { normalInverseSurvival } from '../../../src/math/normal.js'
import { assertAll, asserted, onInput, sampleOf, tableIn, unknownForm } from './asserted.js'
import { distanceRunners } from './distances.js'
import {
  assertSame,
  compare,
  type Fields,
  groupBy,
  type Runners,
  type VectorFile,
} from './family.js'
import { countsOf, numbers } from './fields.js'
import { assertNotReproduced, homogeneity } from './stats-drift.js'

const homogeneityTest = onInput((input, row) => {
  const table = tableIn(input)
  if (table === undefined) return unknownForm
  const { chi2, df, p } = homogeneity(table.a, table.b)
  const [statistic, pValue] = [Number(chi2), Number(p)]
  return asserted(row, {
    value: () => pValue,
    chi2: () => statistic,
    p: () => pValue,
    df: () => df,
    norm: () => statistic / Number(df),
    z: () => normalInverseSurvival(pValue),
  })
})

/** A reference taken as exact is a known defect: ours must differ, and be right where it is told. */
const goodnessOfFit = onInput((input, row) => {
  const table = tableIn(input)
  if (table === undefined) return unknownForm
  const found = homogeneity(table.a, table.b)
  const told = row.recomputed_homogeneity
  assertNotReproduced(found.p, row.recomputed ?? row.expected)
  const answers = { chi2: () => found.chi2, p: () => found.p, df: () => found.df }
  return told === undefined ? undefined : compare(told, answers, 1e-9)
})

const fisher = onInput((input, row) => {
  const table = tableIn(input)
  if (table === undefined || table.a.length !== 2) return 'not a table of two categories'
  const [a0 = 0, a1 = 0] = Array.from(table.a)
  const [b0 = 0, b1 = 0] = Array.from(table.b)
  const { pValue } = fisherExact({ hits: [a0, b0], rows: [a0 + a1, b0 + b1] })
  return asserted(row, { value: () => pValue })
})

const ks = onInput((input, row) => {
  const x = sampleOf(input.ref)
  const y = sampleOf(input.cur)
  if (x === undefined || y === undefined) return unknownForm
  const { statistic, n, m, difference } = ksStatistic(x, y)
  const p = () => ksExact({ n, m, difference: difference ?? 0 })
  return asserted(row, { value: () => statistic, D: () => statistic, p })
})

/** Of the reference against the last rows of a stream, given as `cur_last10` or so. */
const ksOfWindow = onInput((input, row) => {
  const last = Object.entries(input).find(([name]) => /^cur_last\d+$/.test(name))
  const x = sampleOf(input.ref)
  const y = sampleOf(last?.[1])
  if (x === undefined || y === undefined) return unknownForm
  const { statistic, n, m, difference } = ksStatistic(x, y)
  const p = () => ksExact({ n, m, difference: difference ?? 0 })
  return asserted(row, { D: () => statistic, p })
})

const ksOfHistograms = onInput((input, row) => {
  const table = tableIn(input)
  if (table === undefined) return unknownForm
  const [x, y] = [runningTotals(table.a), runningTotals(table.b)]
  const [n, m] = [x.at(-1) ?? 0, y.at(-1) ?? 0]
  const { statistic } = ksFromCumulative({ x, y, n, m })
  return asserted(row, { value: () => statistic * Math.sqrt(effectiveSize(n, m)) })
})

/** Where an epsilon is added to every bin, the exact value may be told beside. */
function psiWithoutEpsilon(input: Fields, row: Fields): string | undefined {
  const exact = row.recomputed_no_eps
  const shares = countsOf(input.ref, input.cur) ?? tableIn(input)
  if (exact === undefined || shares === undefined) return 'adds an epsilon to every bin'
  return assertAll(exact, { value: () => populationStability(shares.a, shares.b) }, 1e-9)
}

/** PSI of given bins without empty ones: no other library's filling of empty bins is offered. */
const psi = onInput((input, row) => {
  if (/\beps\b/.test(String(row.convention))) return psiWithoutEpsilon(input, row)
  const table = countsOf(input.ref_counts, input.cur_counts)
  if (table === undefined) return 'bins raw values by its own rule'
  const value = populationStability(table.a, table.b)
  if (value === null) return 'fills empty bins with a number of its own'
  return asserted(row, { value: () => value })
})

/** Several distances of one binned column. */
const severalOfBins = onInput((input, row) => {
  const table = countsOf(input.ref_counts, input.cur_counts)
  if (table === undefined) return unknownForm
  const psiValue = populationStability(table.a, table.b)
  const isDiscrete = Array.isArray(input.values)
  const [x, y] = [runningTotals(table.a), runningTotals(table.b)]
  const ksOfValues = () => ksFromCumulative({ x, y, n: x.at(-1) ?? 0, m: y.at(-1) ?? 0 }).statistic
  return asserted(row, {
    ...(psiValue === null ? {} : { psi: () => psiValue }),
    ...(isDiscrete ? { ks_D: ksOfValues } : {}),
    js: () => Math.sqrt((jensenShannonDivergence(table.a, table.b) ?? 0) * Math.LN2),
  })
})

/** `1000 p-values all equal to q - 1e-5 / all equal to q`: is each set rejected at q? */
const falseDiscovery = onInput((input, row) => {
  const parts = /^(\d+) p-values all equal to q - (\S+) \/ all equal to q$/.exec(String(input.p))
  if (parts === null) return unknownForm
  const rejected = (p: number, q: number) =>
    benjaminiHochberg(new Array<number>(Number(parts[1])).fill(p)).every(
      (adjusted) => (adjusted ?? 1) < q,
    )
  for (const q of numbers(input, 'q')) {
    const found = [rejected(q - Number(parts[2]), q), rejected(q, q)]
    assertSame(found, row.expected, { tolerance: 0, what: `at ${q}` })
  }
  return undefined
})

const other =
  'another test of location or of the whole law; driftgate offers KS, AD, CvM, energy and Wasserstein'
const stream = 'a detector on a stream of single values; driftgate judges batches'

const runners: Runners = {
  ...distanceRunners,
  'Fisher exact p-value': fisher,
  'chi2 p-value (goodness of fit)': goodnessOfFit,
  'chi2 p-value': goodnessOfFit,
  'two-histogram chi2 (homogeneity form)': homogeneityTest,
  'chi2 homogeneity': homogeneityTest,
  'KS D': ks,
  'KS on histograms, scaled': ksOfHistograms,
  'incremental KS (window 10, last value)': ksOfWindow,
  'Kolmogorov survival function': onInput((input, row) =>
    asserted(row, { value: () => Array.from(numbers(input, 'u'), kolmogorovSurvival) }),
  ),
  PSI: psi,
  'PSI, KL, JS, Wasserstein/std, KS': severalOfBins,
  'Benjamini-Hochberg': falseDiscovery,
  "Cramer's V, bias-corrected": () => 'scales the larger sample down and corrects after Yates',
  "Cramer's V, class-balanced": () => 'reweights the reference to uniform classes',
  'population distances': () => 'of laws, not of samples',
  'Mann-Whitney U p-value': () => other,
  'Mann-Whitney U': () => other,
  'Epps-Singleton p-value': () => other,
  'Welch t': () => other,
  'Baumgartner-Weiss-Schindler statistic': () => other,
  'two-proportion z-test p-value': () => 'an approximation; driftgate tests rates exactly (Fisher)',
  'histogram-intersection complement': () => 'equals total variation, under another name',
  'Bhattacharyya distance': () => 'a function of Hellinger’s distance, which is offered',
  'permutation p conservative': () => 'of counts of draws, which are not handed out',
  'permutation p estimate': () => 'can be 0, which no p-value of a permutation may',
  'permutation p approximate (Phipson-Smyth)': () => 'of counts of draws, which are not handed out',
  'odds ratio': () => 'a formula, no value',
  '2x2 contingency table': () => 'a table, no measure',
  'standard-deviation threshold (lower)': () =>
    'limits from a few past values; ours are learnt from windows',
  'mean +- 3 sd': () => 'limits from a few past values; ours are learnt from windows',
  'Bayesian online change point detections': () => stream,
  'ADWIN detections': () => stream,
  'DDM detections': () => stream,
  'HDDM_A detections': () => stream,
  'HDDM_W detections': () => stream,
  'HDDM_A two-sided detections': () => stream,
  'HDDM_W two-sided detections': () => stream,
  'Page-Hinkley detection': () => stream,
  'KSWIN detection': () => stream,
  'EDDM(alpha .8,beta .75) indices': () => stream,
  'HDDM_W indices': () => stream,
  'default test chosen': () => 'another tool’s choice of test, which driftgate does not follow',
}

export function driftFile(content: Fields): VectorFile {
  const cases = content.cases
  if (!Array.isArray(cases)) throw new Error('drift.json: expected an array `cases`')
  return {
    families: groupBy(cases, 'metric'),
    runners,
    absent: () => 'nothing answers this metric yet',
  }
}
