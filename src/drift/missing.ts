/**
 * Did the share of rows without a usable value change? Nulls, NaN and infinities, each by its own test.
 *
 * Method: two proportions (rate.ts). Guarantee: valid at every size, with counts of zero too.
 * Misfits are not nulls: the type check reports them.
 * Cost: none to speak of. Weakness: a change hidden in the same share (other rows) is not seen.
 */
import type { ColumnProfile } from '../profile/profile.js'
import { tallyOf } from '../profile/query.js'
import { rateBins, specialLabels } from './bins.js'
import type { TestOptions } from './comparison.js'
import type { Measurement } from './decision.js'
import { rateTest } from './rate.js'

/** Rate tests: nulls always, NaN and infinities where either side has any. */
export function missingTests(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { limit, options }: { limit: number; options: TestOptions },
): readonly Measurement[] {
  const [a, b] = [tallyOf(reference)?.counts, tallyOf(batch)?.counts]
  if (a === undefined || b === undefined) return []
  const rows = [a.rows, b.rows] as const
  const tests = [
    { name: 'nulls', hits: [a.nulls, b.nulls], always: true },
    { name: 'nans', hits: [a.nans, b.nans], always: false },
    {
      name: 'infinities',
      hits: [
        a.positiveInfinities + a.negativeInfinities,
        b.positiveInfinities + b.negativeInfinities,
      ],
      always: false,
    },
  ] as const
  return tests
    .filter(({ always, hits: [x, y] }) => always || x + y > 0)
    .map(({ name, hits }) => ({
      code: `drift.${name}`,
      name,
      comparison: rateTest({ hits: [hits[0], hits[1]], rows }, options),
      limit,
      rows: hits[1],
      bins: rateBins(specialLabels[name], [hits[0], hits[1]], rows),
    }))
}
