/** Golden rows that the drift tests answer. */
import { kll } from '../../../src/accumulators/kll.js'
import { view } from '../../../src/accumulators/kll-query.js'
import { andersonDarlingStatistic } from '../../../src/drift/anderson-darling.js'
import { chiSquareTest, likelihoodRatioTest } from '../../../src/drift/chi-square.js'
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
} from '../../../src/drift/correction.js'
import { cramerVonMisesTest, exactPValue } from '../../../src/drift/cramer-von-mises.js'
import { energyDistance } from '../../../src/drift/energy.js'
import { divergencePValue, divergenceStatistic } from '../../../src/drift/f-divergence.js'
import { hellingerDistance } from '../../../src/drift/hellinger.js'
import { jensenShannonDivergence } from '../../../src/drift/jensen-shannon.js'
import { ksFromCumulative, ksStatistic, tieEnds } from '../../../src/drift/kolmogorov-smirnov.js'
import { atPoints, bridgeExceedance } from '../../../src/drift/kolmogorov-smirnov-bridge.js'
import { ksExact } from '../../../src/drift/kolmogorov-smirnov-exact.js'
import { ksDetectable, massartBand } from '../../../src/drift/kolmogorov-smirnov-interval.js'
import { lInfinity, robustLInfinity } from '../../../src/drift/l-infinity.js'
import type { Sample } from '../../../src/drift/pooled-steps.js'
import {
  populationStability,
  populationStabilityCritical,
  populationStabilityFalseAlarm,
  populationStabilityTest,
} from '../../../src/drift/population-stability.js'
import { totalVariation } from '../../../src/drift/total-variation.js'
import { wassersteinDistance } from '../../../src/drift/wasserstein.js'
import { chiSquareSurvival } from '../../../src/math/chi-square.js'
import { floatColumn } from './columns.js'
import {
  type Answers,
  assertSame,
  compare,
  type Fields,
  type Runner,
  type Runners,
} from './family.js'
import { countsOf, fields, number, numbers, text } from './fields.js'

/** A family whose answers are functions of the arguments. */
function answered(f: (args: Fields) => Answers): Runner {
  return (row) => compare(row.expected, f(fields(row, 'args')), number(row, 'tol'))
}

/** The homogeneity statistic with the p-value of the chi-square law, whatever the counts. */
export function homogeneity(a: ArrayLike<number>, b: ArrayLike<number>): Fields {
  const { statistic, df } = chiSquareTest(a, b)
  const chi2 = statistic ?? 0
  return { chi2, df, p: df === 0 ? 1 : chiSquareSurvival(chi2, df) }
}

/** The two samples of a row, sorted. */
function samples(args: Fields): { x: Float64Array; y: Float64Array } {
  return { x: numbers(args, 'x').sort(), y: numbers(args, 'y').sort() }
}

const ksTwoSample = answered((args) => {
  const { x, y } = samples(args)
  const { n, m, statistic, dPlus, dMinus, difference } = ksStatistic(x, y)
  const oneSided = (d: number) =>
    ksExact({ n, m, difference: Math.round(d * n * m), side: 'greater' })
  return {
    D: () => statistic,
    p_continuous_exact: () => ksExact({ n, m, difference: difference ?? 0 }),
    p_greater: () => oneSided(dPlus),
    p_less: () => oneSided(dMinus),
  }
})

const ksExactTies = answered((args) => {
  const { x, y } = samples(args)
  const { n, m, statistic, difference } = ksStatistic(x, y)
  const ends = tieEnds(x, y)
  if ('q' in args) assertSame(difference, number(args, 'q'), { tolerance: 0, what: 'q' })
  return {
    D: () => statistic,
    p_conditional: () => ksExact({ n, m, difference: difference ?? 0, ends }),
    p_ignoring_ties: () => ksExact({ n, m, difference: difference ?? 0 }),
  }
})

const psiTest = answered((args) => {
  const [reference, current] = [numbers(args, 'reference'), numbers(args, 'current')]
  const plain = populationStabilityTest(reference, current, { smoothing: 0, alpha: 0.05 })
  const noise = 1 / plain.n + 1 / plain.m
  const scale = { curvature: 2, df: plain.df, noise }
  const value = plain.raw ?? Number.NaN
  const pearson = homogeneity(reference, current)
  return {
    psi: () => value,
    chi2_equiv: () => divergenceStatistic(value, scale),
    df: () => plain.df,
    p_psi_asymptotic: () => divergencePValue(value, scale),
    crit05: () => plain.critical,
    expected_null_bias: () => plain.bias,
    psi_debiased: () => plain.effectDebiased,
    pearson_X2: () => pearson.chi2,
    pearson_p: () => pearson.p,
    G: () => likelihoodRatioTest(reference, current).statistic,
  }
})

const psiCritical = answered((args) => {
  const sizes = { n: number(args, 'n'), m: number(args, 'm'), bins: number(args, 'bins') }
  return {
    crit10: () => populationStabilityCritical(sizes, 0.1),
    crit05: () => populationStabilityCritical(sizes, 0.05),
    crit01: () => populationStabilityCritical(sizes, 0.01),
    mean: () => (sizes.bins - 1) * (1 / sizes.n + 1 / sizes.m),
    false_alarm_psi_0_1: () => populationStabilityFalseAlarm(sizes, 0.1),
    false_alarm_psi_0_2: () => populationStabilityFalseAlarm(sizes, 0.2),
    false_alarm_psi_0_25: () => populationStabilityFalseAlarm(sizes, 0.25),
  }
})

const tableStatistics = answered((args) => {
  const counts = countsOf(args.a, args.b)
  if (counts === undefined) return {}
  const { a, b } = counts
  const { chi2, df, p } = homogeneity(a, b)
  return {
    X2: () => chi2,
    pearson_X2: () => chi2,
    df: () => df,
    p: () => p,
    G: () => likelihoodRatioTest(a, b).statistic,
    js_bits: () => jensenShannonDivergence(a, b),
    js_nats: () => (jensenShannonDivergence(a, b) ?? Number.NaN) * Math.LN2,
    js_distance_bits: () => Math.sqrt(jensenShannonDivergence(a, b) ?? Number.NaN),
    js_distance_nats: () => Math.sqrt((jensenShannonDivergence(a, b) ?? Number.NaN) * Math.LN2),
    hellinger: () => hellingerDistance(a, b),
    linf: () => lInfinity(a, b).distance,
    tv: () => totalVariation(a, b),
  }
})

/** Values with optional weights, ascending. */
function weighted(args: Fields, values: string, weights: string): Sample {
  const x = [...numbers(args, values)]
  const w =
    args[weights] === null || args[weights] === undefined ? undefined : [...numbers(args, weights)]
  const order = x.map((_, i) => i).sort((i, j) => (x[i] ?? 0) - (x[j] ?? 0))
  const sorted = order.map((i) => x[i] ?? 0)
  return w === undefined
    ? { values: sorted }
    : { values: sorted, weights: order.map((i) => w[i] ?? 0) }
}

/** A distance of category counts, or why the row cannot be run. */
function onCategories(f: (a: Float64Array, b: Float64Array, args: Fields) => number): Runner {
  return (row) => {
    const args = fields(row, 'args')
    const counts = countsOf(args.a, args.b)
    if (counts === undefined) return 'counts in an unknown form'
    return compare(row.expected, { value: () => f(counts.a, counts.b, args) }, number(row, 'tol'))
  }
}

/** A negative control: the baseline taken as exact. Ours must differ, unless the shares are equal. */
const goodnessOfFit: Runner = (row) => {
  const args = fields(row, 'args')
  const counts = countsOf(args.expected_counts, args.observed)
  if (counts === undefined) return 'counts in an unknown form'
  assertNotReproduced(homogeneity(counts.a, counts.b).p, row.expected)
  return undefined
}

/** Fails when a known defect of another tool is reproduced to five digits. */
export function assertNotReproduced(ours: unknown, theirs: unknown): void {
  if (typeof ours !== 'number' || typeof theirs !== 'number')
    throw new Error('two numbers expected')
  if (ours === 1 && theirs === 1) return
  if (Math.abs(ours / theirs - 1) < 1e-5) throw new Error(`reproduces the known defect: ${ours}`)
}

/** `150 zeros` as a sketch. */
function sketchOf(description: string, k: number) {
  const parts = /^(\d+) (zeros|ones)$/.exec(description)
  if (parts === null) return undefined
  const values = new Float64Array(Number(parts[1])).fill(parts[2] === 'ones' ? 1 : 0)
  const state = kll.empty({ kind: 'kll', k })
  kll.update(state, floatColumn(values))
  return view(state)
}

/** Ties in sketches, with what another implementation makes of them as the negative control. */
const ksSketch: Runner = (row) => {
  const args = fields(row, 'args')
  const x = sketchOf(text(args, 'a'), number(args, 'k'))
  const y = sketchOf(text(args, 'b'), number(args, 'k'))
  if (x === undefined || y === undefined) return 'no generator for these sketches'
  const edges = [...new Set([...x.values, ...y.values])].sort((a, b) => a - b)
  const below = ({ values, cumulative }: typeof x) =>
    edges.map((edge) => cumulative[values.findLastIndex((value) => value <= edge)] ?? 0)
  const { statistic } = ksFromCumulative({ x: below(x), y: below(y), n: x.count, m: y.count })
  const expected = fields(row, 'expected')
  assertSame(statistic, number(expected, 'correct_D'), { tolerance: number(row, 'tol'), what: 'D' })
  if (statistic === expected.datasketches_delta) throw new Error('reproduces the known defect')
  return undefined
}

export const driftRunners: Runners = {
  ksExactP: answered((args) => {
    const question = { n: number(args, 'n'), m: number(args, 'm'), difference: number(args, 'q') }
    return {
      two_sided: () => ksExact(question),
      one_sided: () => ksExact({ ...question, side: 'greater' }),
    }
  }),
  ksTwoSample,
  ksExactTiesP: ksExactTies,
  ksDiscreteSF: answered((args) => ({
    value: () => bridgeExceedance(number(args, 'z'), atPoints(numbers(args, 't'))),
  })),
  ksMinDetectableD: answered((args) => {
    const [n, m, alpha, power] = ['n', 'm', 'alpha', 'power'].map((name) => number(args, name)) as [
      number,
      number,
      number,
      number,
    ]
    const { critical, detectable } = ksDetectable({ n, m, alpha, power })
    return { critical_D: () => critical, mde_D: () => detectable }
  }),
  ksSketch,
  dkwEpsilon: answered((args) => ({
    value: () => massartBand(number(args, 'n'), number(args, 'alpha')),
  })),
  psi: answered((args) => ({
    value: () => populationStability(numbers(args, 'expected'), numbers(args, 'actual')),
  })),
  psiTest,
  psiCritical,
  divergences: tableStatistics,
  linf: onCategories((a, b) => lInfinity(a, b).distance),
  linfRobust: onCategories((a, b, args) => robustLInfinity(a, b, number(args, 'alpha'))),
  wasserstein1: answered((args) => ({
    value: () => wassersteinDistance(weighted(args, 'u', 'wu'), weighted(args, 'v', 'wv')),
  })),
  energyDistance: answered((args) => ({
    value: () => energyDistance(weighted(args, 'u', 'wu'), weighted(args, 'v', 'wv')),
  })),
  cvm2ExactP: answered((args) => {
    const runs = (size: number, x: number) => Array.from({ length: size }, () => ({ x, y: 1 - x }))
    const orders = [...runs(number(args, 'n'), 1), ...runs(number(args, 'm'), 0)]
    return { value: () => exactPValue(number(args, 'U'), orders) }
  }),
  // Printed p-values of an interpolated table; ours are of the limit law, held in the tests of drift/.
  adKSample: (row) => {
    const args = fields(row, 'args')
    const given = Array.isArray(args.samples)
      ? args.samples.map((sample) => numbers({ sample }, 'sample'))
      : undefined
    const shift = /^x\+([\d.]+)$/.exec(String(args.y))?.[1]
    const first = Float64Array.from({ length: 100 }, (_, i) => i + 1)
    const made =
      args.x === '1..100' && shift !== undefined
        ? [first, first.map((value) => value + Number(shift))]
        : undefined
    const sets = given ?? made
    if (sets === undefined) return 'no generator for these samples'
    const of = (form: 'midrank' | 'right') => andersonDarlingStatistic(sets, form)
    const answers = {
      T: () => of(args.midrank === true ? 'midrank' : 'right'),
      T_right: () => of('right'),
      T_mid: () => of('midrank'),
    }
    return compare(row.expected, answers, number(row, 'tol'))
  },
  // The row's p-value is a printed one of two digits.
  cvm2: answered((args) => {
    const { x, y } = samples(args)
    return { T: () => cramerVonMisesTest(x, y).statistic }
  }),
  chi2Homogeneity: tableStatistics,
  chi2GoodnessOfFit: goodnessOfFit,
  adjustP: answered((args) => {
    const p = [...numbers(args, 'p')]
    return {
      bonferroni: () => bonferroni(p),
      holm: () => holm(p),
      bh: () => benjaminiHochberg(p),
      by: () => benjaminiYekutieli(p),
    }
  }),
}
