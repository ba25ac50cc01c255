/**
 * The p-value of D, by the best method that these sizes afford, with the method's name.
 *
 * Ladder: without ties the exact law (the reflection principle at equal sizes, else the lattice
 * path) while its work stays in the budget, else Kolmogorov's limit. With ties the exact law
 * given the ties, else the large-sample law over the places where the pooled distribution function stands, which is
 * Kolmogorov's limit, some 15 % too large, where it has over 300 steps and none exceeds 1 %.
 * Guarantee: the exact methods are valid p-values at every size. Kolmogorov's limit at nm/(n+m) is
 * used plainly, without Stephens' correction, because then it errs on the large side from sizes of 50 up
 * (by up to 20 %; where p exceeds 0.1 it may fall 0.5 % short); the lumpy limit is within some 10 % of exact where sizes exceed a thousand.
 * Ties that the caller cannot name are ignored, which is conservative, by large factors for few values.
 */
import { kolmogorovSurvival } from '../math/kolmogorov.js'
import type { KsStatistic } from './kolmogorov-smirnov.js'
import { atPoints, bridgeExceedance } from './kolmogorov-smirnov-bridge.js'
import { exactWork, ksExact, ksExactEqual } from './kolmogorov-smirnov-exact.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'

export interface KsPValue {
  readonly pValue: number
  readonly method: string
  /** Whether the p-value is known to err on the large side. */
  readonly conservative: boolean
}

export interface KsPValueSetting {
  /** Ends of the runs of equal pooled values (`tieEnds`), where there are ties and they are known. */
  readonly ends?: ArrayLike<number>
  /** Steps that the exact method may take, about 1 ns each; 5e7. */
  readonly budget?: number
}

/** P(D at least as large as found) when both samples come from one distribution. */
export function ksPValue(found: KsStatistic, setting: KsPValueSetting = {}): KsPValue {
  const { ends, budget = 5e7 } = setting
  const { n, m, difference } = found
  if (n === 0 || m === 0 || found.statistic === 0) {
    return { pValue: 1, method: 'exact', conservative: false }
  }
  if (found.ties && ends !== undefined) return withTies(found, ends, budget)
  const note = found.ties ? ', ties ignored' : ''
  const conservative = found.ties
  if (difference !== null && n === m) {
    const pValue = ksExactEqual(n, Math.ceil(difference / n))
    return { pValue, method: `exact, equal sizes${note}`, conservative }
  }
  if (difference !== null && exactWork({ n, m, difference }) <= budget) {
    return { pValue: ksExact({ n, m, difference }), method: `exact${note}`, conservative }
  }
  const pValue = kolmogorovSurvival(scaled(found))
  return { pValue, method: `Kolmogorov's limit${note}`, conservative: true }
}

function withTies(found: KsStatistic, ends: ArrayLike<number>, budget: number): KsPValue {
  const { n, m, difference } = found
  if (difference !== null && exactWork({ n, m, difference, ends }) <= budget) {
    const pValue = ksExact({ n, m, difference, ends })
    return { pValue, method: 'exact given the ties', conservative: false }
  }
  const points = new Float64Array(Math.max(0, ends.length - 1))
  for (let k = 0; k < points.length; k++) points[k] = ends[k]! / (n + m)
  if (isDense(points)) {
    const pValue = kolmogorovSurvival(scaled(found))
    return { pValue, method: "Kolmogorov's limit, ties ignored", conservative: true }
  }
  const pValue = bridgeExceedance(scaled(found), atPoints(points))
  return { pValue, method: 'large-sample law given the ties', conservative: false }
}

/** More points than this are watched in lumps anyway (kolmogorov-smirnov-bridge.ts), as if all between them were. */
const MANY = 300
/** A step of the pooled distribution function that shows. */
const STEP = 0.01

/** Whether there are many points and no step of note, so that the smooth law, which is quick, stands in for the lumpy. */
function isDense(points: Float64Array): boolean {
  if (points.length <= MANY) return false
  let before = 0
  for (let k = 0; k < points.length; k++) {
    if (points[k]! - before >= STEP) return false
    before = points[k]!
  }
  return 1 - before < STEP
}

/** D on the scale of Kolmogorov's law. */
function scaled({ n, m, statistic }: KsStatistic): number {
  return Math.sqrt(effectiveSize(n, m)) * statistic
}
