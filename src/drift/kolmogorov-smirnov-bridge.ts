/**
 * How often does a large sample's D reach a value when the data are lumpy?
 *
 * Question: P(max |B(t)| ≥ z over t in T), B a Brownian bridge and T where the pooled distribution
 * function takes values: single points between atoms, intervals where it is continuous.
 * Method: the density of B at each point, restricted to paths still inside (−z, z), carried from
 * point to point on Gauss–Legendre nodes; what leaves is summed, so nothing cancels and small
 * probabilities keep their digits. Across an interval of T a path that is inside at both ends has
 * left with probability exp(−2(z−a)(z−b)/Δ) above and its mirror below (reflection principle); the
 * two are added, a bound. An interval too short for the grid loses what reflection says and keeps its place.
 * Guarantee: relative error about 1e-9 for points further apart than (3z/192)²; with intervals an upper
 * bound up to that error. T = {t}: the normal tail; T = [0, 1]: within 1e-6 of Kolmogorov's 2·exp(−2z²)
 * for z ≥ 1.5. Cost: at most about 600 steps of 96² exponentials, 0.1 s.
 */
import { normalSurvival } from '../math/normal.js'
import { unit } from './comparison.js'
import { gaussLegendre, type Rule } from './gauss-legendre.js'

/** Ascending, disjoint, in (0, 1]; a point has `start === end`. */
export interface Watched {
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
}

const half = 96
const fewPoints = 300

let rule: Rule | undefined

/** The rule of 192 nodes, made when it is first needed: many a run needs none. */
function ruleOfNodes(): Rule {
  rule ??= gaussLegendre(2 * half)
  return rule
}

/** P(|B(t)| ≥ z somewhere in `watched`). */
export function bridgeExceedance(z: number, watched: Watched): number {
  if (z <= 0) return 1
  const walk = begin(z)
  const { grid } = walk
  const count = watched.starts.length
  // Many points are watched in lumps, which bounds the cost; a lump counts what lies between as well.
  const apart = count > fewPoints ? Math.max(grid, 1 / fewPoints) : grid
  let k = 0
  while (k < count) {
    const start = watched.starts[k]!
    let end = watched.ends[k]!
    k++
    while (k < count && watched.starts[k]! - end < apart) end = watched.ends[k++]!
    // A walk that arrived has counted everything up to 1.
    if (start >= 1 || walk.time >= 1) break
    if (start - walk.time >= grid) move(walk, start, false)
    if (end - walk.time >= grid) move(walk, end, true)
    else if (end > start) pinch(walk, end)
  }
  return unit(walk.outside)
}

/** The points at which a discrete pooled distribution function stands: its values below 1. */
export function atPoints(points: ArrayLike<number>): Watched {
  return { starts: points, ends: points }
}

interface Walk {
  readonly z: number
  /** The shortest step that the nodes resolve. */
  readonly grid: number
  /** Where on (0, z) the density is held; B is symmetric, so half of it is enough. */
  readonly at: Float64Array
  readonly weights: Float64Array
  /** Density at the nodes; null at the start, where B = 0. */
  density: Float64Array | null
  time: number
  outside: number
}

function begin(z: number): Walk {
  const { nodes, weights } = ruleOfNodes()
  return {
    z,
    grid: ((3 * z) / (2 * half)) ** 2,
    // The half of them in (0, 1).
    at: nodes.slice(half).map((node) => node * z),
    weights: weights.slice(half).map((weight) => weight * z),
    density: null,
    time: 0,
    outside: 0,
  }
}

/** Carries the density to `time`; `watching` means that the path in between counts as well. */
function move(walk: Walk, time: number, watching: boolean): void {
  const { z, at, weights, density } = walk
  const next = new Float64Array(half)
  const left = 1 - walk.time
  // So near the end the density is too narrow for the grid; watching the rest costs nothing.
  const narrow = watching && ((time - walk.time) * (1 - time)) / left < walk.grid
  const arrived = narrow ? 1 : Math.min(time, 1)
  const span = arrived - walk.time
  const step = {
    z,
    span,
    shrink: (1 - arrived) / left,
    spread: Math.sqrt((span * (1 - arrived)) / left),
  }
  if (arrived >= 1) {
    if (watching) walk.outside += lastLeg(walk, span)
    walk.density = next
  } else if (density === null) {
    walk.outside += spreadFrom({ from: 0, mass: 0.5, next, at, weights, watching, ...step })
    walk.density = next
  } else {
    for (let i = 0; i < half; i++) {
      const mass = density[i]! * weights[i]!
      if (mass === 0) continue
      walk.outside += spreadFrom({ from: at[i]!, mass, next, at, weights, watching, ...step })
    }
    walk.density = next
  }
  walk.time = arrived
}

interface Spread {
  readonly from: number
  /** Of one of the two mirrored starts. */
  readonly mass: number
  readonly next: Float64Array
  readonly at: Float64Array
  readonly weights: Float64Array
  readonly watching: boolean
  readonly z: number
  readonly span: number
  readonly shrink: number
  readonly spread: number
}

/** Adds one start and its mirror image to the next density; returns the mass that went outside. */
function spreadFrom({ from, mass, next, at, weights, watching, ...step }: Spread): number {
  const { z, span, shrink, spread } = step
  const mean = from * shrink
  const scale = 1 / (spread * Math.sqrt(2 * Math.PI))
  // Jumps beyond this weigh less than exp(−32 − 16z) of the smallest answer, 2·exp(−2z²).
  const farthest = Math.min(39, 8 + 2 * z)
  let lost = normalSurvival((z - mean) / spread) + normalSurvival((z + mean) / spread)
  for (let i = 0; i < half; i++) {
    const to = at[i]!
    const same = (to - mean) / spread
    const across = (to + mean) / spread
    if (Math.min(Math.abs(same), Math.abs(across)) > farthest) continue
    let kept = Math.exp(-0.5 * same * same)
    let keptAcross = Math.exp(-0.5 * across * across)
    if (watching) {
      // From `from` to `to` and from −from to `to`; the barriers are ±z.
      const leave = Math.min(1, crossing(z, from, to, span))
      const leaveAcross = Math.min(1, crossing(z, -from, to, span))
      lost += scale * weights[i]! * (kept * leave + keptAcross * leaveAcross)
      kept *= 1 - leave
      keptAcross *= 1 - leaveAcross
    }
    next[i]! += mass * scale * (kept + keptAcross)
  }
  return 2 * mass * lost
}

/** At most this: the chance that a bridge from a to b over `span` leaves (−z, z). */
function crossing(z: number, a: number, b: number, span: number): number {
  return Math.exp((-2 * (z - a) * (z - b)) / span) + Math.exp((-2 * (z + a) * (z + b)) / span)
}

/** What leaves on the way to B(1) = 0. */
function lastLeg({ z, at, weights, density }: Walk, span: number): number {
  if (density === null) return Math.min(1, crossing(z, 0, 0, span))
  let lost = 0
  for (let i = 0; i < half; i++) {
    lost += 2 * density[i]! * weights[i]! * Math.min(1, crossing(z, at[i]!, 0, span))
  }
  return lost
}

/** A short interval: a path leaves it if its range reaches the barrier, twice the normal tail. */
function pinch(walk: Walk, end: number): void {
  const { z, at, weights, density } = walk
  // Below a thousandth of z the boundary layer would fall between the nodes.
  const spread = Math.max(Math.sqrt(end - walk.time), z / 1000)
  if (density !== null) {
    for (let i = 0; i < half; i++) {
      const leave = Math.min(1, 2 * normalSurvival((z - at[i]!) / spread))
      walk.outside += 2 * density[i]! * weights[i]! * leave
      density[i]! *= 1 - leave
    }
  }
  walk.time = end
}
