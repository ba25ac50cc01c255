/**
 * Which values are new, and which are gone?
 *
 * Method: a value with so many rows on one side that it cannot be chance that the other has none
 * (change-chance.ts). Rarer ones come and go in every sample and are the matter of the test of unseen values.
 * Guarantee: under no drift one column in a million at most, each way, whatever the number of values.
 * Weakness: both sides must have kept every value; a batch of one day or one place lacks the others' values.
 */
import { type ValueCounts, valueCountsOf } from './categories.js'
import {
  CERTAINTY,
  type Change,
  type ColumnPair,
  countOf,
  countText,
  LEAST_SHARE,
  quotedCounts,
} from './change.js'
import { fewestRowsOfNewValue } from './change-chance.js'
import { isSentinelText } from './change-sentinels.js'
import { respeltValues } from './change-spelling.js'

/** `change.category-new` and `change.category-gone`, values spelt anew apart. */
export function findCategories({ reference, batch }: ColumnPair): readonly Change[] {
  const [a, b] = [valueCountsOf(reference), valueCountsOf(batch)]
  if (a === undefined || b === undefined || a.error > 0 || b.error > 0) return []
  const respelt = respeltValues(a, b)
  const spelt = new Set(respelt.flatMap(({ value, original }) => [value, original]))
  // A new stand-in for no value is not a new category.
  for (const value of b.counts.keys()) if (isSentinelText(value)) spelt.add(value)
  return [
    ...changeOf('new', onlyIn(b, a, spelt), b.rows),
    ...changeOf('gone', onlyIn(a, b, spelt), a.rows),
  ]
}

type Counted = readonly [value: string, rows: number]

/** Values that only one side has, in more rows than chance explains; commonest first. */
function onlyIn(own: ValueCounts, other: ValueCounts, without: ReadonlySet<string>): Counted[] {
  const fewest = fewestRowsOfNewValue({ own: own.rows, other: other.rows }, CERTAINTY)
  return [...own.counts]
    .filter(
      ([value, rows]) => rows >= fewest && rows >= LEAST_SHARE * own.rows && !without.has(value),
    )
    .filter(([value]) => (other.counts.get(value) ?? 0) === 0)
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
}

function changeOf(what: 'new' | 'gone', values: readonly Counted[], sideRows: number): Change[] {
  if (values.length === 0) return []
  const rows = values.reduce((sum, [, count]) => sum + count, 0)
  const many = countOf(values.length, 'value')
  const share = `${countText(rows)} of ${countOf(sideRows, 'row')}`
  const verb = values.length === 1 ? 'is' : 'are'
  return [
    {
      code: `change.category-${what}`,
      dimension: 'consistency',
      observed: values.length,
      // Rows of the reference are not rows of the batch.
      rows: what === 'new' ? rows : null,
      message:
        what === 'new'
          ? `${many} ${verb} new, in ${share}: ${quotedCounts(values)}`
          : `${many} ${verb} gone, with ${share} of the reference before: ${quotedCounts(values)}`,
      suggestion:
        what === 'new'
          ? 'check that whatever reads the column knows them'
          : 'check that nothing was filtered out or renamed',
    },
  ]
}
