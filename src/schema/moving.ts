/**
 * Is a column meant to move on from batch to batch, so that its distribution says nothing?
 *
 * Identifiers, row numbers, timestamps and free text differ in every batch: comparing them cries wolf
 * every time. What is counted or measured must always be compared: that all its values differ is no
 * reason (continuous measurements do), nor is a file that happens to be sorted by it.
 *
 * Method: integers and texts of which nearly all differ, and whose name, order or density says that
 * they were made to; points in time, unless they span generations (birth dates); long or wordy
 * text of which most differ.
 */
import type { ColumnProfile } from '../profile/profile.js'
import { type ColumnFacts, distinctShare, factsOf, type OrderFacts } from './facts.js'
import { isIdentifierName, possibleValues, reasonToDiffer } from './identifier.js'

/** Values of which at least this share differ, nearly all, may be identifiers. */
const nearlyAll = 0.95
/** Rows from which a share of different values is taken seriously. */
const identifierRows = 50
/** Rows from which text that is long or has many words is. */
const textRows = 20
/** Rows from which an order is not chance (1 in 3.6 million). */
const orderRows = 10
/** Dates that span more days than this are events of lives, not of a feed. */
const generation = 20 * 365.25

const freeTextLength = 40
const freeTextShare = 0.5

/** Why the column's distribution is not to be compared, or undefined where it is. */
export function movingReason(column: ColumnProfile): string | undefined {
  return movingReasonOf(factsOf(column))
}

/** As {@link movingReason}, of facts already drawn. */
export function movingReasonOf(facts: ColumnFacts): string | undefined {
  switch (facts.type) {
    case 'timestamp':
      return 'timestamps advance'
    case 'date':
      return isFeedDate(facts) ? 'dates advance' : undefined
    case 'string':
      return textReason(facts)
    case 'integer':
    case 'number':
    case 'decimal':
      return numberReason(facts)
    default:
      return undefined
  }
}

function isFeedDate({ extent, order, values }: ColumnFacts): boolean {
  if (extent === undefined) return true
  const span = Number(extent.maximum) - Number(extent.minimum)
  const isSorted = values >= orderRows && order?.descents === 0 && order.ascents > 0
  return isSorted || span <= generation
}

function numberReason(facts: ColumnFacts): string | undefined {
  const { values, type, order, extent, isWide, name } = facts
  if (values >= orderRows && order !== undefined && isRowNumber(order, extent?.minimum)) {
    return 'row numbers'
  }
  if (type === 'number' || (type === 'decimal' && !isWide)) return undefined
  if (values < identifierRows || distinctShare(facts) < nearlyAll) return undefined
  if (isWide) return 'identifiers, nearly all different and beyond 2^53'
  if (order !== undefined && isOneWay(order))
    return 'identifiers, nearly all different and in order'
  if (isIdentifierName(name)) return 'identifiers, nearly all different'
  const isMadeToDiffer = reasonToDiffer(facts) !== undefined || isDense(facts)
  return isMadeToDiffer
    ? 'identifiers, nearly all different where chance would repeat some'
    : undefined
}

/** Whole numbers that go up by the same whole step. */
function isRowNumber({ constantStep }: OrderFacts, first: number | string | undefined): boolean {
  if (constantStep === undefined || constantStep < 0) return false
  return Number.isInteger(constantStep) && Number.isInteger(Number(first))
}

/** Whether at most 1 neighbour in 20 goes against the others: half do by chance. */
function isOneWay({ ascents, descents, ties }: OrderFacts): boolean {
  return Math.min(ascents, descents) <= (ascents + descents + ties) / 20
}

/** Whether fewer repeat than would among as many random integers between the extremes. */
function isDense(facts: ColumnFacts): boolean {
  const possible = possibleValues(facts)
  const expected = possible * -Math.expm1(-facts.values / possible)
  return facts.distinct !== undefined && expected < 0.9 * facts.distinct.low
}

function textReason(facts: ColumnFacts): string | undefined {
  if (facts.values < textRows) return undefined
  const share = distinctShare(facts)
  const isLong = (facts.lengths?.mean ?? 0) > freeTextLength
  if (share > freeTextShare && (isLong || isWordy(facts))) return 'free text'
  const isIdentifier = share >= nearlyAll && facts.values >= identifierRows
  return isIdentifier ? 'identifiers, nearly all different' : undefined
}

/** Whether most of the values that are known have three words or more. */
function isWordy({ counts, frequentValues, extent }: ColumnFacts): boolean {
  const kept = counts === undefined ? frequentValues : [...counts.keys()]
  // Where every value is as rare as the others, the extremes are all that is kept of them.
  const known = kept.length > 0 || extent === undefined ? kept : Object.values(extent).map(String)
  const wordy = known.filter((value) => /\S\s+\S+\s+\S/.test(value))
  return wordy.length > known.length / 2
}
