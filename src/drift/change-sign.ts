/**
 * Did the values change their sign, or lose it?
 *
 * Method: the batch is mirrored, or the reference's values taken without their sign, and the gap between the
 * distributions is taken anew (change-sample.ts).
 * Guarantee: speaks only where the gap as it is is beyond chance (1 in a million), and gone once the
 * change is undone. Weakness: symmetric distributions look the same either way; flips of some rows
 * only are not seen.
 */
import { tallyOf } from '../profile/query.js'
import { type Change, type ColumnPair, numberText } from './change.js'
import {
  chanceGap,
  gapBetween,
  isBeyondChance,
  mappedSample,
  remappedSample,
  type Sample,
  sampleOf,
} from './change-sample.js'

const leastValues = 3
const tolerableGap = 0.03

/** A flipped or lost sign, if that undoes the drift. */
export function findSignChange({ reference, batch }: ColumnPair): Change | undefined {
  const [a, b] = [sampleOf(reference), sampleOf(batch)]
  if (a === undefined || b === undefined) return undefined
  if (Math.min(a.values.length, b.values.length) < leastValues) return undefined
  const before = gapBetween(a, b)
  if (!isBeyondChance(a, b, before)) return undefined
  const limit = Math.min(before / 2, tolerableGap + chanceGap(a, b))
  const flipped = gapBetween(a, mappedSample(b, -1))
  if (flipped <= limit) {
    return changeOf('values have the opposite sign of what they had', before, flipped)
  }
  if (!hasLostSign(reference, batch)) return undefined
  const lost = gapBetween(unsigned(a), b)
  if (lost > limit) return undefined
  return changeOf('values have lost their sign: none is negative, sizes are alike', before, lost)
}

function hasLostSign(reference: ColumnPair['reference'], batch: ColumnPair['batch']): boolean {
  const [before, after] = [tallyOf(reference)?.counts, tallyOf(batch)?.counts]
  return (before?.negatives ?? 0) > 0 && after?.negatives === 0
}

const unsigned = (sample: Sample) => remappedSample(sample, Math.abs)

function changeOf(what: string, before: number, after: number): Change {
  return {
    code: 'change.sign',
    dimension: 'consistency',
    observed: -1,
    rows: null,
    message: `${what} (KS distance ${numberText(before)}, ${numberText(after)} once undone)`,
    suggestion: 'look for a debit that became a credit, a swapped difference or an abs()',
  }
}
