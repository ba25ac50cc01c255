/**
 * Does a single bin, by itself, show that two samples differ?
 *
 * Method: each bin against all others is a 2×2 table; twice the smaller tail of its hypergeometric law
 * (Fisher), the least of them times the number of bins (Bonferroni).
 * Guarantee: P(p ≤ α) ≤ α at any counts, down to 1e-300. Cost: some 12 standard deviations of terms a bin.
 * Weakness: many small changes do not add up.
 */
import { hypergeometricCumulative, hypergeometricSurvival } from '../math/hypergeometric.js'
import { unit } from './comparison.js'
import type { Table } from './table.js'

/** The p-value; counts must be whole numbers. */
export function cellwisePValue({ reference, batch, n, m }: Table): number {
  let least = 1
  for (let j = 0; j < reference.length; j++) {
    const [a, b] = [reference[j]!, batch[j]!]
    const urn = { good: a + b, bad: n + m - a - b, draws: n }
    const tail =
      a * (n + m) < n * (a + b) ? hypergeometricCumulative(a, urn) : hypergeometricSurvival(a, urn)
    least = Math.min(least, 2 * tail)
  }
  return unit(least * reference.length)
}
