/**
 * How often does Kuiper's scaled distance reach λ by chance, in the limit of large samples?
 *
 * Kuiper's V = D⁺ + D⁻ does not depend on where a circle is cut: the test for hours and weekdays.
 * Method: Kuiper's series 2 Σ (4j²λ²−1) e^(−2j²λ²) (Kuiper 1960) from 1 up; below, its Poisson
 * transform, which gives the cumulative as a sum of positive terms.
 * Guarantee: relative error at most about 10^-14, down to 10^-300.
 * Cost: at most 8 exponentials.
 */

import { assert } from '../errors.js'
import { exponentialOfProduct } from './exact.js'

/** P(V ≥ λ) for the limit of √(nm/(n+m)) · V; finite samples use (√ν + 0.155 + 0.24/√ν) · V. */
export function kuiperSurvival(lambda: number): number {
  assert(!Number.isNaN(lambda), 'kuiper: lambda is not a number')
  if (lambda <= 0) return 1
  if (lambda > 25) return 0 // Below the smallest double.
  return lambda < 1 ? 1 - lowerTail(lambda) : upperTail(lambda)
}

function upperTail(lambda: number): number {
  let sum = 0
  for (let j = 1; ; j++) {
    const scaled = 2 * j * lambda
    const next = sum + (scaled * scaled - 1) * exponentialOfProduct(-0.5 * scaled, scaled)
    if (next === sum) return 2 * sum
    sum = next
  }
}

/** √(2π) (π²/λ³) Σ k² e^(−π²k²/(2λ²)). */
function lowerTail(lambda: number): number {
  const scale = Math.PI / lambda
  let sum = 0
  for (let k = 1; ; k++) {
    const next = sum + k * k * exponentialOfProduct(-0.5 * k * scale, k * scale)
    if (next === sum) break
    sum = next
  }
  return sum === 0 ? 0 : (Math.sqrt(2 * Math.PI) * scale * scale * sum) / lambda
}
