/**
 * Where does a function that rises or falls through zero cross it?
 *
 * Method: bracketing with inverse quadratic steps (Chandrupatla 1997, Advances in Engineering
 * Software 28:145). The bracket always holds a sign change; a step that cannot be trusted, or meets
 * an infinite value, is a bisection.
 * Guarantee: within 2 units in the last place of a crossing of the function as computed.
 * Cost: mostly 6 to 12 evaluations, at most 200. Weakness: one crossing, no derivative used.
 */

import { assert } from '../errors.js'

/** A continuous function and an interval at whose ends it has different signs (infinities count). */
export interface Bracket {
  readonly f: (x: number) => number
  readonly low: number
  readonly high: number
}

/** The crossing inside the bracket. Throws InvariantError when the ends have the same sign. */
export function findRoot({ f, low, high }: Bracket): number {
  let a = high
  let fa = f(high)
  let b = low
  let fb = f(low)
  if (fa === 0) return a
  if (fb === 0) return b
  assert(fa > 0 !== fb > 0, `no crossing between ${low} and ${high}`)
  let c = a
  let fc = fa
  let t = 0.5
  for (let step = 0; step < 200; step++) {
    const x = a + t * (b - a)
    const fx = f(x)
    if (fx > 0 === fa > 0) {
      c = a
      fc = fa
    } else {
      c = b
      fc = fb
      b = a
      fb = fa
    }
    a = x
    fa = fx
    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE
    const smallest = tolerance / Math.abs(b - a)
    if (fa === 0 || smallest > 0.5) return best
    t = nextFraction([a, fa], [b, fb], [c, fc])
    t = Math.min(1 - smallest, Math.max(smallest, t))
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b
}

type Point = readonly [x: number, f: number]

/** How far to go from a to b next: the inverse quadratic step if it is safe, else half way. */
function nextFraction([a, fa]: Point, [b, fb]: Point, [c, fc]: Point): number {
  if (!Number.isFinite(fa) || !Number.isFinite(fb) || !Number.isFinite(fc)) return 0.5
  const xi = (a - b) / (c - b)
  const phi = (fa - fb) / (fc - fb)
  if (!(1 - Math.sqrt(1 - xi) < phi && phi < Math.sqrt(xi))) return 0.5
  return (
    (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
  )
}
