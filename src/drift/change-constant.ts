/**
 * Does a column hold one and the same value in every row, and did it not before?
 *
 * Method: the chance that all rows of the batch fall into one class that only so many of the reference's
 * rows are of (change-chance.ts), over every value that could have been the one.
 * Guarantee: under no drift one column in a million at most; the number of the batch's distinct values is exact.
 * Weakness: a batch of one day, one customer or one file is constant in whatever describes it.
 */
import { minimum } from '../accumulators/extent.js'
import { finiteCount, validCount } from '../accumulators/tally.js'
import { formatValue } from '../batch/format.js'
import { distinctOf } from '../profile/distinct.js'
import type { ColumnProfile } from '../profile/profile.js'
import { extentOf, tallyOf } from '../profile/query.js'
import { valueCountsOf } from './categories.js'
import { CERTAINTY, type Change, type ColumnPair, countOf, countText, quoted } from './change.js'
import { chanceOfOneClass } from './change-chance.js'
import { sampleOf, shareAt } from './change-sample.js'

/** Fewer rows are no pattern, whatever chance says. */
const leastRows = 10

/** That every row of the batch holds one value, if the reference varied. */
export function findConstant({ reference, batch }: ColumnPair): Change | undefined {
  const [before, after] = [tallyOf(reference), tallyOf(batch)]
  if (before === undefined || after === undefined) return undefined
  const sizes = { own: validCount(after), other: validCount(before) }
  const only = onlyValue(batch)
  if (only === undefined || sizes.own < leastRows) return undefined
  const rows = rowsOfValue(reference, only)
  if (rows === undefined || rows >= sizes.other) return undefined
  const values = (sizes.own + sizes.other) / sizes.own
  if (values * chanceOfOneClass(rows, sizes) > CERTAINTY) return undefined
  const known =
    rows === 0 ? 'none was' : `${countText(rows)} of ${countOf(sizes.other, 'row')} were`
  return {
    code: 'change.constant',
    dimension: 'consistency',
    observed: only.text,
    rows: sizes.own,
    message: `every value is ${quoted(only.text)}; in the reference ${known}`,
    suggestion: 'look for a default that fills the column, or a filter before the export',
  }
}

interface OnlyValue {
  readonly text: string
  readonly number: number | undefined
}

function onlyValue(column: ColumnProfile): OnlyValue | undefined {
  const { type } = column.field
  const tally = tallyOf(column)
  if (tally === undefined || distinctOf(column)?.high !== 1) return undefined
  if (type === 'boolean' || type === 'string') {
    const [text] = [...(valueCountsOf(column)?.counts ?? [])].find(([, rows]) => rows > 0) ?? []
    return text === undefined ? undefined : { text, number: undefined }
  }
  const extent = extentOf(column)
  const value = extent === undefined ? undefined : minimum(extent)
  if (typeof value !== 'number' || finiteCount(tally) !== validCount(tally)) return undefined
  return { text: formatValue(type === 'decimal' ? 'number' : type, value), number: value }
}

/** At most so many rows of the reference hold it. */
function rowsOfValue(column: ColumnProfile, { text, number }: OnlyValue): number | undefined {
  if (number === undefined) {
    const values = valueCountsOf(column)
    return values && (values.counts.get(text) ?? values.error)
  }
  const sample = sampleOf(column)
  return sample && Math.ceil(sample.size * (shareAt(sample, number) + 2 * sample.error) - 1e-6)
}
