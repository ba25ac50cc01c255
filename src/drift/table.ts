/**
 * Counts of two samples over the same bins or categories: the table of every binned test.
 *
 * Bins that are empty on both sides say nothing and are left out; `kept` names the others. Nulls,
 * NaN, infinities, OTHER and NEW are bins like any other, added by the caller.
 */
import { assert } from '../errors.js'

export interface Table {
  readonly reference: Float64Array
  readonly batch: Float64Array
  /** Rows of reference and batch. */
  readonly n: number
  readonly m: number
  /** Index among the bins handed in of each bin kept. */
  readonly kept: readonly number[]
}

/** The table of two lists of counts of one length; counts are finite and at least 0. */
export function tableOf(reference: ArrayLike<number>, batch: ArrayLike<number>): Table {
  const bins = reference.length
  assert(bins === batch.length, `table: expected ${bins} batch bins, found ${batch.length}`)
  const kept: number[] = []
  let [n, m] = [0, 0]
  for (let j = 0; j < bins; j++) {
    const [a, b] = [reference[j]!, batch[j]!]
    assert(a >= 0 && b >= 0 && a + b < Infinity, `table: bin ${j}: counts ${a} and ${b}`)
    if (a + b === 0) continue
    kept.push(j)
    n += a
    m += b
  }
  return {
    reference: Float64Array.from(kept, (j) => reference[j]!),
    batch: Float64Array.from(kept, (j) => batch[j]!),
    n,
    m,
    kept,
  }
}

/** Shares of both sides, `smoothing` rows added to every bin of both. */
export function sharesOf(table: Table, smoothing = 0): { p: Float64Array; q: Float64Array } {
  const { reference, batch, n, m } = table
  const added = smoothing * reference.length
  return {
    p: reference.map((count) => (count + smoothing) / (n + added)),
    q: batch.map((count) => (count + smoothing) / (m + added)),
  }
}

/** Whether every count is a whole number: counted rows, not masses read off a sketch. */
export function isCounted({ reference, batch }: Table): boolean {
  return reference.every(Number.isInteger) && batch.every(Number.isInteger)
}
