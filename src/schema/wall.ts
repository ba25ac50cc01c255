/**
 * Differences were never negative: is zero a wall, or did chance not get there yet?
 *
 * Method: three kinds of proof, each of which differences of a smooth law that goes on below zero fail.
 * Many at the wall: of counts that fall towards the edge, as those of a log-concave law do, the one
 * below zero is at least c0² / c1, where c0 differences are zero and c1 one step larger; that it was
 * none has the chance e^−expected. Evenly up to the wall: where the density is positive at zero the
 * distances of the lower tenth from it have a mean log ratio (Hill, Ann. Statist. 3, 1975) of 1, where it
 * falls to zero like a line 1/2, in the tail of a bell curve 1/4. Far from the wall: see tail.ts.
 * Guarantee: none in general, as no finite sample has; a bell curve or a lighter tail on a grid or not,
 * that happens to end above zero, is taken for a wall in about 1 of 1,000 samples (tested).
 * Weakness: a wall that is seldom come near to is not seen; a law cut off just above zero counts as one.
 * Cost: linear in the differences, which come sorted.
 */
import type { KllView } from '../accumulators/kll-query.js'
import { farBound } from './tail.js'

/** Fewer differences show nothing. */
export const fewestDifferences = 50
/** Differences below zero that a smooth law would have shown: none has the chance 3 in 10 million. */
const expectedBelow = 15
/** Fewer at the wall are chance. */
const fewestAtWall = 10
/** Part of the differences that is looked at next to the wall, and fewest of them. */
const tailShare = 0.1
const fewestInTail = 50
/** Mean log ratio from which the density does not vanish at the wall, less two and a half standard errors. */
const leastRatio = 0.5
/** A single difference next to nothing says no more than this. */
const largestLog = 4

/** Whether differences, ascending and none below `edge`, cannot go below it. */
export function isWall(sorted: Float64Array, edge: number): boolean {
  if (sorted.length < fewestDifferences || sorted[0]! < edge) return false
  return isPiledUp(sorted, edge) || isEven(sorted, edge) || isFar(sorted, edge)
}

/** The smallest step between neighbours of the lower half: 1 of whole numbers that are dense. */
export function stepOf(sorted: Float64Array): number {
  let step = Infinity
  for (let i = 1; i <= sorted.length / 2; i++) {
    const gap = sorted[i]! - sorted[i - 1]!
    if (gap > 0 && gap < step) step = gap
  }
  return Number.isFinite(step) ? step : 0
}

/** How many differences are the one given. */
function countAt(sorted: Float64Array, value: number): number {
  return countBelow(sorted, value, true) - countBelow(sorted, value, false)
}

function countBelow(sorted: Float64Array, value: number, inclusive: boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const isBelow = inclusive ? sorted[middle]! <= value : sorted[middle]! < value
    if (isBelow) low = middle + 1
    else high = middle
  }
  return low
}

function isPiledUp(sorted: Float64Array, edge: number): boolean {
  const at = countAt(sorted, edge)
  if (at < fewestAtWall) return false
  if (at === sorted.length) return true
  const next = countAt(sorted, sorted[at]!)
  // Against a count that is small by chance.
  const ample = next + 3 * Math.sqrt(next + 1)
  return (at * at) / ample >= expectedBelow
}

function isEven(sorted: Float64Array, edge: number): boolean {
  const size = Math.floor(sorted.length * tailShare)
  if (size < fewestInTail) return false
  // On a grid the wall lies a step below the smallest value that is possible.
  const step = stepOf(sorted)
  const reach = sorted[size]! - edge + step
  if (reach <= 0) return false
  let sum = 0
  for (let i = 0; i < size; i++) {
    const ratio = Math.log(reach / (sorted[i]! - edge + step))
    sum += Math.min(ratio, largestLog)
  }
  const mean = sum / size
  return mean * (1 - 2.5 / Math.sqrt(size)) >= leastRatio
}

function isFar(sorted: Float64Array, edge: number): boolean {
  const bound = farBound(viewOf(sorted), 'below')
  return bound !== undefined && bound >= edge
}

function viewOf(sorted: Float64Array): KllView {
  return {
    values: sorted,
    cumulative: Float64Array.from(sorted, (_, i) => i + 1),
    count: sorted.length,
    minimum: sorted[0]!,
    maximum: sorted[sorted.length - 1]!,
  }
}
