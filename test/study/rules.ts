/**
 * Fixed rules that people use, each as a yes or no over a whole table: KS p < 0.05 in any column, PSI
 * above 0.1 or 0.25 on ten reference quantile bins (empty bins filled with 1e-4), Jensen–Shannon
 * distance above 0.1 on the same bins, Wasserstein-1 above 0.1 reference standard deviations. Nulls are
 * dropped and ties ignored, as the usual libraries do. Shares of categories are bins as they are;
 * categories have neither KS nor W1.
 */
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import { ksPValue } from '../../src/drift/kolmogorov-smirnov-p-value.js'
import { countInBins } from '../../src/drift/quantile-bins.js'
import type { Drawn } from './populations.js'

export const ruleNames = ['KS p<.05', 'PSI>.1', 'PSI>.25', 'JS>.1', 'W1>.1'] as const

export type RuleName = (typeof ruleNames)[number]

/** Which rules fire on one column. */
export function rulesOf(reference: Drawn, batch: Drawn): Record<RuleName, boolean> {
  return reference.names === undefined
    ? onNumbers(reference, batch)
    : onCategories(reference, batch)
}

function onCategories(reference: Drawn, batch: Drawn): Record<RuleName, boolean> {
  const size = reference.names?.length ?? 0
  const counts = ({ values, nulls }: Drawn) => {
    const found = new Float64Array(size)
    for (let i = 0; i < values.length; i++) if (nulls?.[i] !== 1) found[values[i]!]! += 1
    return found
  }
  return { 'KS p<.05': false, 'W1>.1': false, ...onBins(counts(reference), counts(batch)) }
}

function onNumbers(reference: Drawn, batch: Drawn): Record<RuleName, boolean> {
  const [x, y] = [ascending(reference), ascending(batch)]
  const edges = decileEdges(x)
  return {
    'KS p<.05': ksPValue(ksStatistic(x, y), { budget: 1e6 }).pValue < 0.05,
    'W1>.1': earthMover(x, y) > 0.1 * deviation(x),
    ...onBins(countInBins(x, edges), countInBins(y, edges)),
  }
}

/** The rules on shares of bins. */
function onBins(a: Float64Array, b: Float64Array) {
  const [n, m] = [a, b].map((counts) => counts.reduce((sum, count) => sum + count, 0))
  let [psi, js] = [0, 0]
  for (let j = 0; j < a.length; j++) {
    if (a[j] === 0 && b[j] === 0) continue
    const [p, q] = [a[j]! / n!, b[j]! / m!]
    const [filled, other] = [Math.max(p, 1e-4), Math.max(q, 1e-4)]
    psi += (filled - other) * Math.log(filled / other)
    const middle = (p + q) / 2
    if (p > 0) js += (p / 2) * Math.log2(p / middle)
    if (q > 0) js += (q / 2) * Math.log2(q / middle)
  }
  return { 'PSI>.1': psi > 0.1, 'PSI>.25': psi > 0.25, 'JS>.1': Math.sqrt(Math.max(0, js)) > 0.1 }
}

const sorted = new WeakMap<Drawn, Float64Array>()

/** The values that are there, ascending; sorted once. */
export function ascending(drawn: Drawn): Float64Array {
  const { values, nulls } = drawn
  const known =
    sorted.get(drawn) ??
    (nulls === undefined ? values.slice() : values.filter((_, i) => nulls[i] !== 1)).sort()
  sorted.set(drawn, known)
  return known
}

/** Nine deciles, each once. */
function decileEdges(values: Float64Array): Float64Array {
  const edges = new Set<number>()
  for (let j = 1; j < 10; j++) edges.add(values[Math.floor((j * values.length) / 10)] ?? 0)
  return Float64Array.from(edges)
}

/** ∫ |F − G| dx. */
function earthMover(x: Float64Array, y: Float64Array): number {
  let [i, j, last, sum] = [0, 0, Math.min(x[0]!, y[0]!), 0]
  while (i < x.length || j < y.length) {
    const value = j >= y.length || (i < x.length && x[i]! <= y[j]!) ? x[i]! : y[j]!
    sum += Math.abs(i / x.length - j / y.length) * (value - last)
    last = value
    while (i < x.length && x[i]! <= value) i++
    while (j < y.length && y[j]! <= value) j++
  }
  return sum
}

function deviation(values: Float64Array): number {
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2
  return Math.sqrt(squares / values.length)
}
