/** Two-sample tests on the samples' columns against scipy, statsmodels and R. */
import { describe, expect, it } from 'vitest'
import {
  andersonDarlingPValue,
  andersonDarlingStatistic,
} from '../../src/drift/anderson-darling.js'
import { alignCategories } from '../../src/drift/categories.js'
import { chiSquareTest } from '../../src/drift/chi-square.js'
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
} from '../../src/drift/correction.js'
import { cramerVonMisesTest, limitPValue } from '../../src/drift/cramer-von-mises.js'
import { cramersV } from '../../src/drift/cramers-v.js'
import { energyDistance } from '../../src/drift/energy.js'
import { hellingerDistance } from '../../src/drift/hellinger.js'
import { jensenShannonDistance } from '../../src/drift/jensen-shannon.js'
import { ksStatistic, tieEnds } from '../../src/drift/kolmogorov-smirnov.js'
import { ksPValue } from '../../src/drift/kolmogorov-smirnov-p-value.js'
import { kolmogorovSmirnovTest } from '../../src/drift/kolmogorov-smirnov-test.js'
import { kullbackLeiblerDivergence } from '../../src/drift/kullback-leibler.js'
import { lInfinity } from '../../src/drift/l-infinity.js'
import {
  populationStability,
  populationStabilityTest,
} from '../../src/drift/population-stability.js'
import { binCountFor, countInBins, quantileEdges, viewOf } from '../../src/drift/quantile-bins.js'
import { rateTest } from '../../src/drift/rate.js'
import { totalVariation } from '../../src/drift/total-variation.js'
import { wassersteinDistance } from '../../src/drift/wasserstein.js'
import { kolmogorovSurvival } from '../../src/math/kolmogorov.js'
import {
  answers,
  cellsOf,
  type Divergences,
  errorBook,
  numbersOf,
  type PairColumn,
} from './support.js'

const book = errorBook()

interface Case extends PairColumn {
  readonly reference: string
  readonly batch: string
  readonly column: string
}

const cases: readonly (readonly [name: string, Case])[] = Object.entries(answers.pairs).flatMap(
  ([batch, { reference, columns }]) =>
    Object.entries(columns).map(
      ([column, answer]) =>
        [`${batch} ${column}`, { ...answer, reference, batch, column }] as const,
    ),
)
const numeric = cases.filter(([, { ks }]) => ks !== undefined)
const categorical = cases.filter(([, { pooled }]) => pooled !== undefined)

const share = (sorted: Float64Array, place: number) =>
  sorted.filter((value) => value <= place).length / sorted.length

describe.each(numeric)('%s', (_, { reference, batch, column, ...expected }) => {
  const [x, y] = [numbersOf(reference, column), numbersOf(batch, column)]
  const { ks } = expected
  if (ks === undefined) throw new Error('not numeric')

  it('Kolmogorov–Smirnov: D, its place and sign', () => {
    const found = ksStatistic(x, y)
    expect([found.n, found.m]).toEqual([expected.n, expected.m])
    book.close('ks D', found.statistic, ks.d, 1e-12)
    book.close('ks D of R', found.statistic, ks.r.d, 1e-12)
    const place = found.location ?? Number.NaN
    book.near('ks gap at our place', Math.abs(share(x, place) - share(y, place)), ks.d, 1e-12)
    const isOnly = place === ks.location
    if (!isOnly) {
      // Two places with one gap: both are right.
      const [f, g] = [share(x, ks.location), share(y, ks.location)]
      book.near("ks gap at scipy's place, where it differs", Math.abs(f - g), ks.d, 1e-12)
    } else expect(found.sign).toBe(ks.sign)
  })

  it('Kolmogorov–Smirnov: p, exact without ties, exact given the ties, in the limit', () => {
    const found = ksStatistic(x, y)
    const plain = ksPValue({ ...found, ties: false })
    expect(plain.method).toMatch(/^exact/)
    book.close('ks p without ties (scipy exact)', plain.pValue, ks.exact, 1e-9)
    const z = Math.sqrt((found.n * found.m) / (found.n + found.m)) * found.statistic
    book.close(
      'ks p in the limit (scipy.special.kolmogorov)',
      kolmogorovSurvival(z),
      ks.kolmogorov,
      1e-10,
    )
    expect(found.ties).toBe(ks.ties)
    const exact = ksPValue(found, { ends: tieEnds(x, y), budget: 1e9 })
    expect(exact.method).toMatch(/^exact/)
    if (ks.r.exact !== null)
      book.close('ks p given ties (R, upper tail)', exact.pValue, ks.r.exact, 1e-9)
    book.close('ks p given ties (numpy)', exact.pValue, ks.lattice, 1e-9)
    const own = kolmogorovSmirnovTest(x, y)
    if (own.method.startsWith('exact')) expect(own.pValue).toBe(exact.pValue)
    else if (exact.pValue > 1e-4)
      book.close('ks p by the large-sample law given ties', own.pValue, exact.pValue, 0.1)
  })

  it('distances: Wasserstein, energy, Cramér–von Mises, Anderson–Darling', () => {
    book.close(
      'wasserstein',
      wassersteinDistance({ values: x }, { values: y }),
      expected.wasserstein,
      1e-10,
    )
    book.close('energy', energyDistance({ values: x }, { values: y }), expected.energy, 1e-7)
    const { statistic } = cramerVonMisesTest(x, y)
    const [n, m] = [x.length, y.length]
    book.close('cramér–von mises T', statistic, expected.cramerVonMises.statistic, 1e-9)
    const u = ((statistic ?? Number.NaN) + (4 * n * m - 1) / (6 * (n + m))) * n * m * (n + m)
    book.near(
      'cramér–von mises p of the limit',
      limitPValue(u, { n, m }),
      expected.cramerVonMises.p,
      2e-7,
    )
    const standardised = andersonDarlingStatistic([x, y])
    book.close('anderson–darling T', standardised, expected.andersonDarling.statistic, 1e-9)
    const { p } = expected.andersonDarling
    if (p > 0.0011 && p < 0.249) {
      const own = andersonDarlingPValue(standardised ?? Number.NaN, 2)
      book.close('anderson–darling p, interpolated by scipy', own, p, 0.05)
    }
  })

  it('counts in bins, PSI and divergences', () => {
    const { edges, reference: a, batch: b, nulls } = expected.bins
    const cuts = Float64Array.from(edges)
    expect([...countInBins(x, cuts)]).toEqual(a)
    expect([...countInBins(y, cuts)]).toEqual(b)
    compareDivergences([...a, nulls[0]], [...b, nulls[1]], expected.bins)
    // Ours are the same quantiles where no value holds a bin's mass.
    const bins = binCountFor(y.length)
    const view = viewOf(x)
    const masses = Array.from(view.cumulative, (sum, i) => sum - (view.cumulative[i - 1] ?? 0))
    if (Math.max(...masses) <= x.length / bins / 2) {
      const own = [...quantileEdges(view, bins)]
      expect(
        own.filter((edge) => !edges.includes(edge)),
        'edges of our own',
      ).toEqual([])
      expect(own.length).toBeGreaterThanOrEqual(edges.length - 1)
    }
  })
})

function compareDivergences(a: readonly number[], b: readonly number[], expected: Divergences) {
  book.near(
    'jensen–shannon distance',
    jensenShannonDistance(a, b),
    expected.jensenShannonDistance,
    1e-9,
  )
  const divergence = kullbackLeiblerDivergence(a, b)
  if (expected.kullbackLeibler === null) expect(divergence).toBeNull()
  else book.near('kullback–leibler', divergence, expected.kullbackLeibler, 1e-12)
  book.near('total variation', totalVariation(a, b), expected.totalVariation, 1e-14)
  book.near('l-infinity', lInfinity(a, b).distance, expected.lInfinity, 1e-14)
  book.near('hellinger', hellingerDistance(a, b), expected.hellinger, 1e-12)
  const raw = populationStability(a, b)
  if (expected.psi.raw === null) expect(raw).toBeNull()
  else book.near('psi, plain', raw, expected.psi.raw, 1e-13)
  book.near('psi, smoothed', populationStabilityTest(a, b).statistic, expected.psi.smoothed, 1e-13)
}

describe.each(categorical)('%s', (_, { reference, batch, column, pooled, raw, ...expected }) => {
  if (pooled === undefined) throw new Error('not categorical')
  const side = (name: string, nulls: number) => {
    const values = cellsOf(name)[column] ?? []
    const counts = new Map<string, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    return { counts, error: 0, rows: values.length, nulls }
  }
  const [x, y] = [side(reference, expected.rate.nulls[0]), side(batch, expected.rate.nulls[1])]

  it('pools the same categories', () => {
    const own = alignCategories(x, y)
    expect(own.names.slice(0, -2)).toEqual(pooled.names)
    expect([...own.reference]).toEqual(pooled.reference)
    expect([...own.batch]).toEqual(pooled.batch)
  })

  it('chi-square, V and divergences', () => {
    const { reference: a, batch: b } = pooled
    const found = chiSquareTest(a, b)
    book.close('chi-square, pooled', found.statistic, pooled.statistic, 1e-10)
    expect(found.df).toBe(pooled.df)
    if (pooled.r !== undefined)
      book.close('chi-square of R', found.statistic, pooled.r.statistic, 1e-10)
    if (!pooled.sparse) {
      expect(found.method).toBe('chi-square law')
      book.close('chi-square p, pooled', found.pValue, pooled.p, 1e-9)
      if (pooled.r !== undefined) book.close('chi-square p of R', found.pValue, pooled.r.p, 1e-9)
    } else if (found.method === 'permutation') {
      // Both by chance: 4,999 draws there, up to 9,999 or 100 hits here; five deviations of both.
      const p = pooled.monteCarlo ?? Number.NaN
      const deviation = Math.sqrt((p * (1 - p)) / 4999 + Math.max((p * p) / 100, 1e-8))
      book.near(
        'chi-square p by permutation, in five deviations',
        (found.pValue ?? Number.NaN) / (5 * deviation),
        p / (5 * deviation),
        1,
      )
    } else expect(found.method).toBe('nothing to compare')
    if (pooled.cramersV !== null)
      book.near("cramér's V", cramersV(a, b).plain, pooled.cramersV, 1e-12)
    compareDivergences(a, b, pooled)
  })

  it('chi-square of raw categories, unseen rows', () => {
    const names = [...new Set([...x.counts.keys(), ...y.counts.keys()])]
    const a = [...names.map((name) => x.counts.get(name) ?? 0), x.nulls]
    const b = [...names.map((name) => y.counts.get(name) ?? 0), y.nulls]
    const found = chiSquareTest(a, b)
    book.close('chi-square, raw', found.statistic, raw.statistic, 1e-10)
    expect(found.df).toBe(raw.df)
    expect(found.method === 'chi-square law' || found.df === 0).toBe(!raw.sparse)
    if (!raw.sparse) book.close('chi-square p, raw', found.pValue, raw.p, 1e-9)
    const unseen = [...y.counts].filter(([name]) => !x.counts.has(name))
    expect(unseen.reduce((sum, [, count]) => sum + count, 0)).toBe(expected.unseenRows)
  })
})

it.each(cases)('%s: null rate', (_, { rate }) => {
  const found = rateTest({ hits: rate.nulls, rows: rate.rows })
  book.close('fisher p (scipy)', found.pValue, rate.p, 1e-9)
  if (rate.r !== null) book.close('fisher p (R)', found.pValue, rate.r, 1e-7)
  book.near('difference of shares', found.difference, rate.difference, 1e-15)
  book.near('newcombe, low', found.differenceLow, rate.low, 1e-12)
  book.near('newcombe, high', found.differenceHigh, rate.high, 1e-12)
})

it.each(Object.entries(answers.corrections))('%s: corrections', (_, { p, statsmodels, r }) => {
  const pairs = [
    [holm, statsmodels.holm, r.holm],
    [benjaminiHochberg, statsmodels.fdr_bh, r.BH],
    [benjaminiYekutieli, statsmodels.fdr_by, r.BY],
    [bonferroni, statsmodels.bonferroni, r.bonferroni],
  ] as const
  for (const [adjust, ...others] of pairs) {
    const found = adjust(p)
    for (const other of others) {
      found.forEach((value, i) => {
        book.close(`corrected p, ${adjust.name}`, value, other[i] ?? Number.NaN, 1e-12)
      })
    }
  }
})
