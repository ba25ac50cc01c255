/**
 * Which share of the rows would have to move to another bin?
 *
 * Method: total variation ½ Σ |p − q|, 0 for equal shares, 1 for disjoint ones. Interval: delta
 * method, its low end less what chance adds on average. p-value: permutation (rough-distance.ts).
 * Guarantee: in [0, 1]; the p-value is valid at any counts. Degenerate input: an empty side gives `no rows`.
 */
import { normalInverseSurvival } from '../math/normal.js'
import { type Comparison, noRows, settled, type TestOptions, unit } from './comparison.js'
import { deltaVariance } from './f-divergence.js'
import { roughDetectable, roughPValue } from './rough-distance.js'
import { sharesOf, type Table, tableOf } from './table.js'

/** The distance of two lists of counts or shares; null when a side is empty. */
export function totalVariation(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): number | null {
  const table = tableOf(reference, batch)
  return table.n > 0 && table.m > 0 ? distanceOf(table) : null
}

/** The test on counts. */
export function totalVariationTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): Comparison {
  const table = tableOf(reference, batch)
  const { n, m } = table
  if (n === 0 || m === 0) return noRows(n, m)
  const { alpha, confidence, power, seed } = settled(options)
  const statistic = distanceOf(table)
  const chance = chanceOf(table)
  const width = normalInverseSurvival((1 - confidence) / 2) * Math.sqrt(varianceOf(table))
  const debiased = Math.max(0, statistic - chance)
  const distance = (a: Float64Array, b: Float64Array) =>
    distanceOf({ ...table, reference: a, batch: b })
  return {
    statistic,
    effect: debiased,
    effectLow: unit(statistic - chance - width),
    effectHigh: unit(statistic + width),
    effectDebiased: debiased,
    ...roughPValue(table, distance, seed),
    n,
    m,
    detectable: roughDetectable(table, { alpha, power }),
    conservative: false,
  }
}

function distanceOf(table: Table): number {
  const { reference, batch, n, m } = table
  let sum = 0
  for (let j = 0; j < reference.length; j++) sum += Math.abs(reference[j]! / n - batch[j]! / m)
  return unit(sum / 2)
}

/** On average, the distance of two samples of one population: mean absolute normals, bin by bin. */
function chanceOf({ reference, batch, n, m }: Table): number {
  let sum = 0
  for (let j = 0; j < reference.length; j++) {
    const share = (reference[j]! + batch[j]!) / (n + m)
    sum += Math.sqrt((2 / Math.PI) * share * (1 - share) * (1 / n + 1 / m))
  }
  return unit(sum / 2)
}

function varianceOf(table: Table): number {
  const { p, q } = sharesOf(table)
  const byP = p.map((share, j) => Math.sign(share - q[j]!) / 2)
  const byQ = byP.map((slope) => -slope)
  return deltaVariance({ p, q, byP, byQ, n: table.n, m: table.m })
}
