/**
 * Is the list of values that a reference shows the whole list?
 *
 * Method: Good (1953) after Turing: the share of rows with values not yet seen is about N1/n, where N1
 * values were seen once. Where none was seen once or twice, every one at least five times, and rows
 * are plenty, another value would be a surprise: the domain is closed. Otherwise it is open: other
 * values may make up as much as the estimate's upper bound.
 * Weakness: a single rare value far below all others leaves no trace in the counts. The list says how
 * many rows it rests on, so that a much larger batch may show one without an error.
 */
import type { ColumnFacts } from './facts.js'
import type { Inferred } from './inferred.js'
import type { Domain } from './schema.js'
import { shareConfidence, upperUnseenShare } from './share-bound.js'
import { countOf, percent } from './words.js'

/** Most values of a closed domain, and of an open one that people still read. */
const closedSize = 1000
const openSize = 50
/** Fewest rows of a closed domain, in all and for each value. */
const closedRows = 100
const rowsPerValue = 20
const fewestOfValue = 5
/** Longer texts are no names of a category. */
const longestValue = 100
/** An open domain that most rows may leave says nothing. */
const openLimit = 0.5

/** The domain of a text column; undefined for free text, identifiers, and too many values. */
export function inferDomain({
  counts,
  values,
  lengths,
}: ColumnFacts): Inferred<Domain> | undefined {
  if (counts === undefined || counts.size === 0 || counts.size > closedSize) return undefined
  if (lengths === undefined || lengths.maximum > longestValue) return undefined
  const occurrences = [...counts.values()]
  const once = occurrences.filter((count) => count === 1).length
  const twice = occurrences.filter((count) => count === 2).length
  const fewest = occurrences.reduce((least, count) => Math.min(least, count), Infinity)
  const list = [...counts.keys()].sort(byCodeUnits)
  const seen = `${countOf(list.length, 'value')} in ${countOf(values, 'row')}`
  const isAmple = values >= Math.max(closedRows, rowsPerValue * list.length)
  if (isAmple && fewest >= fewestOfValue) {
    const evidence = `${seen}, each at least ${countOf(fewest, 'time')}`
    return { rule: { values: list, evidenceRows: values }, evidence }
  }
  const maximum = upperUnseenShare({ once, twice, rows: values })
  if (list.length > openSize || maximum > openLimit) return undefined
  const evidence = `${seen}; Good–Turing: ${countOf(once, 'value')} seen once, others up to ${percent(maximum)}`
  return { rule: { values: list, unseen: { maximum, confidence: shareConfidence } }, evidence }
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
