/**
 * Which tests does a schema ask for beside the usual ones? Each has a limit there, and is judged like any.
 *
 * Method: divergences on the bins of PSI or on the categories; distances of distribution functions on the
 * values, or on what stands for them (drawn-sample.ts). Guarantee and weakness: as their files state.
 */
import type { ColumnProfile } from '../profile/profile.js'
import type { RequestedLimits } from '../schema/schema.js'
import { andersonDarlingTest } from './anderson-darling.js'
import { binsOf, changeParts } from './bins.js'
import type { Comparison, TestOptions } from './comparison.js'
import { cramerVonMisesTest } from './cramer-von-mises.js'
import type { Measurement } from './decision.js'
import { drawnSample } from './drawn-sample.js'
import { energyTest } from './energy.js'
import { hellingerParts, hellingerTest } from './hellinger.js'
import { jensenShannonParts, jensenShannonTest } from './jensen-shannon.js'
import { kuiperTest } from './kuiper.js'
import { kullbackLeiblerParts, kullbackLeiblerTest } from './kullback-leibler.js'
import { lInfinityTest } from './l-infinity.js'
import { pooledSteps } from './pooled-steps.js'
import { totalVariationTest } from './total-variation.js'
import { valueParts } from './value-parts.js'
import { wassersteinTest } from './wasserstein.js'

type CountsTest = (
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options: TestOptions,
) => Comparison
type ValuesTest = (reference: Float64Array, batch: Float64Array, options: TestOptions) => Comparison

/** What each bin adds, or how its share changed. */
type Parts = (reference: ArrayLike<number>, batch: ArrayLike<number>) => Float64Array

interface OnCounts {
  readonly name: string
  readonly test: CountsTest
  readonly parts: Parts
}

const halfOfChange: Parts = (a, b) => changeParts(a, b).map((change) => Math.abs(change) / 2)

/** By the key of the limit. */
const onCounts: Readonly<Partial<Record<keyof RequestedLimits, OnCounts>>> = {
  jensenShannon: { name: 'jensen-shannon', test: jensenShannonTest, parts: jensenShannonParts },
  hellinger: { name: 'hellinger', test: hellingerTest, parts: hellingerParts },
  totalVariation: { name: 'total-variation', test: totalVariationTest, parts: halfOfChange },
  lInfinity: { name: 'l-infinity', test: lInfinityTest, parts: changeParts },
  kullbackLeibler: {
    name: 'kullback-leibler',
    test: kullbackLeiblerTest,
    parts: kullbackLeiblerParts,
  },
}

interface OnValues {
  readonly name: string
  readonly test: ValuesTest
}

const onValues: Readonly<Partial<Record<keyof RequestedLimits, OnValues>>> = {
  wasserstein: {
    name: 'wasserstein',
    test: (x, y, o) => wassersteinTest({ values: x }, { values: y }, o),
  },
  energy: { name: 'energy', test: (x, y, o) => energyTest({ values: x }, { values: y }, o) },
  cramerVonMises: { name: 'cramer-von-mises', test: cramerVonMisesTest },
  andersonDarling: { name: 'anderson-darling', test: andersonDarlingTest },
  kuiper: { name: 'kuiper', test: kuiperTest },
}

/** Counts of the same bins or categories, and what these are called. */
export interface LabelledCounts {
  readonly labels: readonly string[]
  readonly reference: ArrayLike<number>
  readonly batch: ArrayLike<number>
}

/** The divergences asked for. */
export function requestedOnCounts(
  { labels, reference, batch }: LabelledCounts,
  limits: RequestedLimits,
  options: TestOptions,
): readonly Measurement[] {
  return wanted(onCounts, limits).map(({ name, test, parts, limit }) => ({
    ...measurement(name, test(reference, batch, options), limit),
    bins: binsOf(labels, reference, batch, parts(reference, batch)),
  }))
}

/** The distances asked for, on numbers; empty where a side has no sketch. */
export function requestedOnValues(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { limits, options, edges, counts }: ValuesOptions,
): readonly Measurement[] {
  const asked = wanted(onValues, limits)
  if (asked.length === 0) return []
  const [x, y] = [drawnSample(reference), drawnSample(batch)]
  if (x === undefined || y === undefined) return []
  const isWhole = x.isWhole && y.isWhole
  const steps = pooledSteps({ values: x.values }, { values: y.values })
  return asked.map(({ name, test, limit }) => {
    const comparison = test(x.values, y.values, options)
    const method = `${comparison.method}, on values at equal ranks`
    const stood = isWhole ? comparison : { ...comparison, method, conservative: true }
    // Rows without a number have no place on the line.
    const finite = counts.labels.slice(0, edges.length + 1)
    const bins = binsOf(finite, counts.reference, counts.batch, valueParts(name, steps, edges))
    return { ...measurement(name, stood, limit), bins }
  })
}

export interface ValuesOptions {
  readonly limits: RequestedLimits
  readonly options: TestOptions
  /** Of the bins that show where the distance lies, and their counts, those of no number behind them. */
  readonly edges: Float64Array
  readonly counts: LabelledCounts
}

function wanted<Of extends object>(
  tests: Readonly<Partial<Record<keyof RequestedLimits, Of>>>,
  limits: RequestedLimits,
): (Of & { limit: number })[] {
  return Object.entries(tests).flatMap(([key, asked]) => {
    const limit = limits[key as keyof RequestedLimits]
    return limit === undefined ? [] : [{ ...asked, limit }]
  })
}

function measurement(name: string, comparison: Comparison, limit: number): Measurement {
  return { code: `drift.${name}`, name, comparison, limit }
}
