/**
 * The p-value and the detectable size of distances that have no smooth law: total variation and L-infinity.
 *
 * Method: permutation of the distance; beyond 2,000 bins, or for masses that are not counts, Pearson's test
 * on the same table. Detectable: total variation is at most balanced V (Cauchy–Schwarz) and L-infinity at most
 * total variation, so a distance of the detectable V is detected too.
 */
import { divergenceDetectable } from './f-divergence.js'
import { pearsonTest } from './pearson.js'
import { permutationPValue } from './permutation.js'
import { isCounted, type Table } from './table.js'

/** P(distance at least so large | nothing changed). */
export function roughPValue(
  table: Table,
  distance: (reference: Float64Array, batch: Float64Array) => number,
  seed: number,
): { pValue: number; method: string } {
  if (table.reference.length < 2) return { pValue: 1, method: 'nothing to compare' }
  if (table.reference.length > 2000 || !isCounted(table)) {
    const { pValue, method } = pearsonTest(table, seed)
    return { pValue, method: `Pearson, ${method}` }
  }
  const pValue = permutationPValue({ table, statistic: distance, seed })
  return { pValue, method: 'permutation' }
}

/** A distance found with the power asked for, at most; null above 1. */
export function roughDetectable(
  { reference, n, m }: Table,
  wanted: { alpha: number; power: number },
): number | null {
  const scale = { curvature: 1 / 2, df: reference.length - 1, noise: 1 / n + 1 / m }
  const found = Math.sqrt(divergenceDetectable(wanted, scale))
  return scale.df > 0 && found <= 1 ? found : null
}
