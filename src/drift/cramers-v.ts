/**
 * How strongly does the category depend on the sample?
 *
 * Method: Cramér's V (1946) of the 2×K table, and Bergsma's bias correction (2013, Journal of the
 * Korean Statistical Society 42). Guarantee: in [0, 1]; corrected, about 0 on average when nothing changed.
 * Weakness: for two samples V falls with n : m; balanced V (chi-square.ts) does not and decides.
 */
import { pearsonStatistic } from './pearson.js'
import { tableOf } from './table.js'

/** V and its corrected form; nulls when a side or all but one category is empty. */
export function cramersV(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
): { plain: number | null; corrected: number | null } {
  const table = tableOf(reference, batch)
  const columns = table.reference.length
  const size = table.n + table.m
  if (table.n === 0 || table.m === 0 || columns < 2) return { plain: null, corrected: null }
  const square = pearsonStatistic(table) / size
  const unbiased = Math.max(0, square - (columns - 1) / (size - 1))
  const rowsLeft = 2 - 1 / (size - 1)
  const columnsLeft = columns - (columns - 1) ** 2 / (size - 1)
  const freedom = Math.min(rowsLeft, columnsLeft) - 1
  return {
    plain: Math.min(1, Math.sqrt(square)),
    corrected: freedom > 0 ? Math.min(1, Math.sqrt(unbiased / freedom)) : 0,
  }
}
