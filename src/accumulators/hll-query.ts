/**
 * How many distinct values did a HyperLogLog sketch see?
 *
 * Method: from coupons, their number and the few expected to be shared; from registers, the improved
 * estimator of Ertl ("New cardinality estimation algorithms for HyperLogLog sketches", 2017, arXiv
 * 1702.01284, algorithm 6), a function of the registers alone, so that it is the same whatever was
 * merged in whatever order, and unbiased from 0 to 2^60 without tables.
 * Guarantee: bounds of two standard errors, about 95 %. Cost: a pass over the registers.
 */
import type { Bounded } from './bounded.js'
import type { HllState } from './hll.js'
import { couponEstimate, MAX_VALUE } from './hll-coupons.js'
import type { Registers } from './hll-registers.js'

/** √(3 ln 2 − 1), to the digits that Apache DataSketches uses. */
const STANDARD_ERROR = 1.03896
/** Relative standard error while coupons are kept: 0.409 / 2^13, after Apache DataSketches. */
const COUPON_ERROR = 0.409 / 2 ** 13
/** Bounds lie this many standard errors away. */
const DEVIATIONS = 2

/** The number of distinct values, with bounds at about 95 %. */
export function distinct(state: HllState): Bounded {
  const { coupons, registers } = state
  if (registers === undefined) {
    const count = coupons?.count ?? 0
    return boundsOf(couponEstimate(count), count, COUPON_ERROR)
  }
  const { values } = registers
  const occupied = values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0)
  return boundsOf(ertlEstimate(registers), occupied, standardError(state.spec.lgK))
}

/** Relative standard error of an estimate from 2^lgK registers. */
export function standardError(lgK: number): number {
  return STANDARD_ERROR / Math.sqrt(2 ** lgK)
}

/** At least `seen` values are certain. */
function boundsOf(estimate: number, seen: number, error: number): Bounded {
  return {
    estimate,
    low: Math.max(seen, estimate / (1 + DEVIATIONS * error)),
    high: estimate / (1 - DEVIATIONS * error),
  }
}

/** α m² / (m σ(C0 / m) + Σ Ck 2^-k + m τ(1 − C63 / m) 2^-62), by Horner's rule from above. */
function ertlEstimate({ values }: Registers): number {
  const m = values.length
  const counts = new Float64Array(MAX_VALUE + 1)
  for (let i = 0; i < m; i++) counts[values[i]!]!++
  let z = m * tau(1 - counts[MAX_VALUE]! / m)
  for (let value = MAX_VALUE - 1; value >= 1; value--) z = (z + counts[value]!) / 2
  z += m * sigma(counts[0]! / m)
  return (m * m) / (2 * Math.LN2 * z)
}

/** σ(x) = x + Σ x^(2^k) 2^(k − 1): what the registers that stayed at 0 say. */
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY
  let power = x
  let factor = 1
  let sum = x
  for (let before = Number.NaN; sum !== before; ) {
    before = sum
    power *= power
    sum += power * factor
    factor *= 2
  }
  return sum
}

/** τ(x) = (1 − x − Σ (1 − x^(2^-k))² 2^-k) / 3: what the registers at the largest value say. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0
  let root = x
  let factor = 1
  let sum = 1 - x
  for (let before = Number.NaN; sum !== before; ) {
    before = sum
    root = Math.sqrt(root)
    factor /= 2
    sum -= (1 - root) ** 2 * factor
  }
  return sum / 3
}
