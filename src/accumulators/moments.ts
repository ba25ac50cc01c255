/**
 * Where does a distribution of numbers lie, and what is its shape?
 *
 * Method: each batch gives its sum and its second to fourth central power sums in two passes; states
 * are joined by the pairwise update (Chan, Golub and LeVeque 1979; Pébay 2008, SAND2008-6212), with
 * sums and means held as pairs of doubles so that the difference of two means is accurate.
 * Layout of the state: count, sum (two doubles), M2, M3, M4 with Mp = Σ (x − mean)^p.
 * Guarantee: sum and mean to the last digit or two, whatever the order; variance to about 1e-14
 * relative even where the mean is 1e8 standard deviations from 0.
 * Merge: commutative to rounding. Cost: about 3 ns a value.
 * Finite values only; `tally` counts the others. A sum or power sum beyond 1.8e308 is lost, and what
 * depends on it is undefined: M4 is reached first, at deviations of about 1e77.
 * Weakness: not robust; one value of 1e9 in a column of ages decides all of it.
 */
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import { kernels } from '../kernels/kernels.js'
import { CentralSum } from '../kernels/moments.js'
import { addSum, emptySum, meanOf, type Sum, total } from '../math/sum.js'
import type { Accumulator } from './accumulator.js'
import { numberSumsOf, numbersOf } from './numbers.js'
import type { MomentsSpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

export interface MomentsState {
  readonly spec: MomentsSpec
  /** Finite values seen. */
  count: number
  readonly sum: Sum
  /** Central power sums: Σ (x − mean)^p for p = 2, 3, 4. */
  m2: number
  m3: number
  m4: number
}

export const moments: Accumulator<MomentsSpec, MomentsState> = {
  kind: 'moments',
  commutative: true,

  empty(spec) {
    return { spec, count: 0, sum: emptySum(), m2: 0, m3: 0, m4: 0 }
  },

  update(state, column) {
    const sums = numberSumsOf(column)
    if (sums !== undefined) join(state, momentsOf(numbersOf(column).values, sums.sum))
  },

  merge(into, from) {
    assertMergeable(into, from)
    join(into, from)
  },

  encode(state, writer: Writer) {
    assert(isPossible(state), 'moments of a negative spread, or of nothing')
    writer.count(state.count).f64(state.sum.high).f64(state.sum.low)
    writer.f64(state.m2).f64(state.m3).f64(state.m4)
  },

  decode(reader: Reader, spec) {
    const state: MomentsState = {
      spec,
      count: reader.count(),
      sum: { high: reader.f64(), low: reader.f64() },
      m2: reader.f64(),
      m3: reader.f64(),
      m4: reader.f64(),
    }
    assertDecoded(isPossible(state), 'moments', 'a negative spread, or moments of nothing')
    return state
  },
}

/** Σ x, undefined where it overflows. */
export function sum(state: MomentsState): number | undefined {
  return finite(total(state.sum))
}

/** Σ x / n, undefined without values. */
export function mean(state: MomentsState): number | undefined {
  return state.count === 0 ? undefined : finite(total(meanOf(state.sum, state.count)))
}

/** Σ (x − mean)² / (n − 1), undefined for fewer than two values. */
export function variance(state: MomentsState): number | undefined {
  return state.count < 2 ? undefined : finite(state.m2 / (state.count - 1))
}

/** Square root of the variance (n − 1), undefined for fewer than two values. */
export function standardDeviation(state: MomentsState): number | undefined {
  const square = variance(state)
  return square === undefined ? undefined : Math.sqrt(square)
}

/** g1 = √n · M3 / M2^1.5, undefined where all values are equal. */
export function skewness({ count, m2, m3 }: MomentsState): number | undefined {
  return m2 === 0 ? undefined : finite((Math.sqrt(count) * (m3 / m2)) / Math.sqrt(m2))
}

/** Excess g2 = n · M4 / M2² − 3 (0 for a normal law), undefined where all values are equal. */
export function kurtosis({ count, m2, m4 }: MomentsState): number | undefined {
  return m2 === 0 ? undefined : finite((count * (m4 / m2)) / m2 - 3)
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}

/** An overflow leaves infinities or NaN, which are possible, in the sums. */
function isPossible({ count, sum, m2, m4 }: MomentsState): boolean {
  if (m2 < 0 || m4 < 0) return false
  return count > 0 || (sum.high === 0 && sum.low === 0 && m2 === 0 && m4 === 0)
}

/** The moments of a batch: its power sums about the rounded mean, moved to the mean itself. */
function momentsOf(values: Float64Array, sum: Sum): Omit<MomentsState, 'spec'> {
  const count = values.length
  const { high: pivot, low: shift } = meanOf(sum, count)
  const sums = new Float64Array(3)
  kernels().centralSums(values, count, pivot, sums)
  const s2 = sums[CentralSum.second]!
  const s3 = sums[CentralSum.third]!
  const s4 = sums[CentralSum.fourth]!
  const m2 = Math.max(0, s2 - count * shift ** 2)
  const m3 = s3 - 3 * shift * s2 + 2 * count * shift ** 3
  const m4 = Math.max(0, s4 - 4 * shift * s3 + 6 * shift ** 2 * s2 - 3 * count * shift ** 4)
  return { count, sum, m2, m3, m4 }
}

/** Adds `from` to `into`: Pébay's equations 2.1 to 2.4 for two sets. */
function join(into: MomentsState, from: Omit<MomentsState, 'spec'>): void {
  if (from.count === 0) return
  if (into.count > 0) joinSpread(into, from)
  else {
    into.m2 = from.m2
    into.m3 = from.m3
    into.m4 = from.m4
  }
  addSum(into.sum, from.sum)
  into.count += from.count
}

function joinSpread(a: MomentsState, b: Omit<MomentsState, 'spec'>): void {
  const n = a.count + b.count
  const [p, q] = [a.count / n, b.count / n]
  const [meanA, meanB] = [meanOf(a.sum, a.count), meanOf(b.sum, b.count)]
  const delta = meanB.high - meanA.high + (meanB.low - meanA.low)
  // Σ over both of (x − mean)^p, expanded about each side's own mean.
  const spread = delta * delta * p * b.count
  const m4 =
    a.m4 +
    b.m4 +
    spread * delta * delta * (p * p - p * q + q * q) +
    6 * delta * delta * (p * p * b.m2 + q * q * a.m2) +
    4 * delta * (p * b.m3 - q * a.m3)
  const m3 = a.m3 + b.m3 + spread * delta * (p - q) + 3 * delta * (p * b.m2 - q * a.m2)
  a.m4 = Math.max(0, m4)
  a.m3 = m3
  a.m2 += b.m2 + spread
}
