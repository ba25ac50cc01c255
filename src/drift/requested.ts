/**
 * Which tests does a schema ask for beside the usual ones? Each has a limit there, and is judged like any.
 *
 * Method: divergences on the bins of PSI or on the categories; distances of distribution functions on the
 * values, or on what stands for them (drawn-sample.ts). Guarantee and weakness: as their files state.
 */
import type { ColumnProfile } from '../profile/profile.js'
import type { RequestedLimits } from '../schema/schema.js'
import { andersonDarlingTest } from './anderson-darling.js'
import type { Comparison, TestOptions } from './comparison.js'
import { cramerVonMisesTest } from './cramer-von-mises.js'
import type { Measurement } from './decision.js'
import { drawnSample } from './drawn-sample.js'
import { energyTest } from './energy.js'
import { hellingerTest } from './hellinger.js'
import { jensenShannonTest } from './jensen-shannon.js'
import { kuiperTest } from './kuiper.js'
import { kullbackLeiblerTest } from './kullback-leibler.js'
import { lInfinityTest } from './l-infinity.js'
import { totalVariationTest } from './total-variation.js'
import { wassersteinTest } from './wasserstein.js'

type CountsTest = (
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options: TestOptions,
) => Comparison
type ValuesTest = (reference: Float64Array, batch: Float64Array, options: TestOptions) => Comparison

/** By the key of the limit: name of the test, and the test. */
const onCounts: Readonly<Partial<Record<keyof RequestedLimits, readonly [string, CountsTest]>>> = {
  jensenShannon: ['jensen-shannon', jensenShannonTest],
  hellinger: ['hellinger', hellingerTest],
  totalVariation: ['total-variation', totalVariationTest],
  lInfinity: ['l-infinity', lInfinityTest],
  kullbackLeibler: ['kullback-leibler', kullbackLeiblerTest],
}

const onValues: Readonly<Partial<Record<keyof RequestedLimits, readonly [string, ValuesTest]>>> = {
  wasserstein: ['wasserstein', (x, y, o) => wassersteinTest({ values: x }, { values: y }, o)],
  energy: ['energy', (x, y, o) => energyTest({ values: x }, { values: y }, o)],
  cramerVonMises: ['cramer-von-mises', cramerVonMisesTest],
  andersonDarling: ['anderson-darling', andersonDarlingTest],
  kuiper: ['kuiper', kuiperTest],
}

/** The divergences asked for, on counts of the same bins or categories. */
export function requestedOnCounts(
  counts: { readonly reference: ArrayLike<number>; readonly batch: ArrayLike<number> },
  limits: RequestedLimits,
  options: TestOptions,
): readonly Measurement[] {
  return wanted(onCounts, limits).map(({ name, test, limit }) =>
    measurement(name, test(counts.reference, counts.batch, options), limit),
  )
}

/** The distances asked for, on numbers; empty where a side has no sketch. */
export function requestedOnValues(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { limits, options }: { limits: RequestedLimits; options: TestOptions },
): readonly Measurement[] {
  const asked = wanted(onValues, limits)
  if (asked.length === 0) return []
  const [x, y] = [drawnSample(reference), drawnSample(batch)]
  if (x === undefined || y === undefined) return []
  const isWhole = x.isWhole && y.isWhole
  return asked.map(({ name, test, limit }) => {
    const comparison = test(x.values, y.values, options)
    const method = `${comparison.method}, on values at equal ranks`
    const stood = isWhole ? comparison : { ...comparison, method, conservative: true }
    return measurement(name, stood, limit)
  })
}

function wanted<Test>(
  tests: Readonly<Partial<Record<keyof RequestedLimits, readonly [string, Test]>>>,
  limits: RequestedLimits,
): { name: string; test: Test; limit: number }[] {
  return Object.entries(tests).flatMap(([key, [name, test]]) => {
    const limit = limits[key as keyof RequestedLimits]
    return limit === undefined ? [] : [{ name, test, limit }]
  })
}

function measurement(name: string, comparison: Comparison, limit: number): Measurement {
  return { code: `drift.${name}`, name, comparison, limit }
}
