/** What a column's profile holds, by the name of the statistic. Undefined: it does not hold it. */
import type { ExtentState } from '../accumulators/extent.js'
import type { FrequentState } from '../accumulators/frequent.js'
import type { HistogramState } from '../accumulators/histogram.js'
import type { HllState } from '../accumulators/hll.js'
import type { KllState } from '../accumulators/kll.js'
import type { MomentsState } from '../accumulators/moments.js'
import type { OrderState } from '../accumulators/order.js'
import type { Kind, States } from '../accumulators/registry.js'
import type { TallyState } from '../accumulators/tally.js'
import type { Derivation } from '../batch/derive.js'
import { derivationKey } from './plan.js'
import type { Cell, ColumnProfile } from './profile.js'

/**
 * The cell with a statistic of this kind on this derived column; where there are several (sketches
 * of two sizes, say), the one that was asked for first.
 */
export function cellOf(
  column: ColumnProfile,
  derivation: Derivation,
  kind: Kind,
): Cell | undefined {
  const key = derivationKey(derivation)
  for (const cell of column.cells.values()) {
    if (cell.spec.kind === kind && derivationKey(cell.derivation) === key) return cell
  }
  return undefined
}

/** As {@link cellOf}, the state. `of` names a derivation, or is one. */
export function stateOf<K extends Kind>(
  column: ColumnProfile,
  of: Exclude<Derivation['of'], 'violations'> | Derivation,
  kind: K,
): States[K] | undefined {
  const cell = cellOf(column, typeof of === 'string' ? { of } : of, kind)
  return cell?.state as States[K] | undefined
}

/** Counts of rows by what they hold. */
export function tallyOf(column: ColumnProfile): TallyState | undefined {
  return stateOf(column, 'values', 'tally')
}

/** Smallest and largest value; of decimals, as numbers. */
export function extentOf(column: ColumnProfile): ExtentState | undefined {
  return ofValuesOrNumbers(column, 'extent')
}

/** Sums of powers of the values as numbers. */
export function momentsOf(column: ColumnProfile): MomentsState | undefined {
  return ofValuesOrNumbers(column, 'moments')
}

/** Quantile sketch of the values as numbers. */
export function kllOf(column: ColumnProfile): KllState | undefined {
  return ofValuesOrNumbers(column, 'kll')
}

/** Counts of the values as numbers between given edges. */
export function histogramOf(column: ColumnProfile): HistogramState | undefined {
  return ofValuesOrNumbers(column, 'histogram')
}

/** Sketch of the distinct values. */
export function hllOf(column: ColumnProfile): HllState | undefined {
  return stateOf(column, 'values', 'hll')
}

/** The most frequent values. */
export function frequentOf(column: ColumnProfile): FrequentState | undefined {
  return stateOf(column, 'values', 'frequent')
}

/** First and last value, ascents and descents. */
export function orderOf(column: ColumnProfile): OrderState | undefined {
  return stateOf(column, 'values', 'order')
}

function ofValuesOrNumbers<K extends Kind>(column: ColumnProfile, kind: K): States[K] | undefined {
  return stateOf(column, 'values', kind) ?? stateOf(column, 'number', kind)
}
