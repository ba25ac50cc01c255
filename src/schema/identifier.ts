/**
 * Is a column an identifier, that is, were its values made to differ?
 *
 * That n values differ proves little by itself: 30 incomes differ, and the next 5,000 do not. It is
 * evidence only where chance would have repeated some.
 *
 * Method: n values drawn at random from N possible ones all differ with probability
 * N! / ((N − n)! N^n) at most, whatever their distribution (even odds repeat least). N is the number of
 * integers between the extremes, or of texts of the patterns that were seen.
 * Guarantee: a column of independent values is called an identifier in at most 1 of 1,000 samples.
 * Weakness: sparse random keys (hashes, snowflakes) are recognised by their form or order only.
 */
import { type ColumnFacts, isDistinct, isStrictlyMonotone } from './facts.js'

/** Fewer rows show nothing. */
export const minimumRows = 10

/** Chance of no repetition below which the values were made to differ. */
const chanceLimit = 0.001

/**
 * Texts of one length of at least this many characters, behind what they all begin with, are keys by
 * form: hashes, UUIDs.
 */
const keyLength = 16
const keyRows = 100

/** Why the values of a column with all different values must differ, or undefined. */
export function reasonToDiffer(facts: ColumnFacts): string | undefined {
  const { type, values, order, lengths, extent } = facts
  if (values < minimumRows || !isDistinct(facts)) return undefined
  if (type !== 'integer' && type !== 'string' && !facts.isWide) return undefined
  const isSequence = type !== 'string' || hasOneNumberedPattern(facts)
  if (isSequence && order !== undefined && isStrictlyMonotone(order)) return 'they come in order'
  const possible = possibleValues(facts)
  if (chanceOfNoRepetition(values, possible) <= chanceLimit) {
    return 'chance would have repeated some'
  }
  const hasOneLength = lengths !== undefined && lengths.minimum === lengths.maximum
  if (type !== 'string' || !hasOneLength || values < keyRows || extent === undefined)
    return undefined
  const beginning = commonBeginning(String(extent.minimum), String(extent.maximum))
  const free = lengths.minimum - beginning.length
  return free >= keyLength ? `all have ${lengths.minimum} characters` : undefined
}

/** Whether a column's name says that it identifies something: `id`, `customer_id`, `orderKey`. */
export function isIdentifierName(name: string): boolean {
  return (
    /(^|[^a-z0-9])(id|ids|uid|uuid|guid|oid|key|pk)$/i.test(name) ||
    /[a-z0-9](Id|ID|Uid|UID|Uuid|UUID|Guid|GUID|Key)$/.test(name)
  )
}

/**
 * Probability that `count` independent values, each of `possible` ones with even odds, all differ:
 * the product of (1 − i / possible).
 */
export function chanceOfNoRepetition(count: number, possible: number): number {
  if (count > possible) return 0
  let chance = 1
  for (let i = 1; i < count; i++) {
    chance *= 1 - i / possible
    if (chance < 1e-12) return 0
  }
  return chance
}

/** Number of values that the column could hold, going by what it does hold; Infinity if unknown. */
export function possibleValues(facts: ColumnFacts): number {
  const { type, extent, patterns } = facts
  if (extent === undefined) return Infinity
  if (type === 'integer') return Number(extent.maximum) - Number(extent.minimum) + 1
  if (type !== 'string' || patterns === undefined) return Infinity
  const beginning = commonBeginning(String(extent.minimum), String(extent.maximum))
  return patterns.reduce((sum, pattern) => sum + textsOf(pattern, beginning), 0)
}

/** Whether all texts have one form with digits in it, as `C-0042` has; sorted names have many. */
function hasOneNumberedPattern({ patterns }: ColumnFacts): boolean {
  return patterns?.length === 1 && patterns.some((pattern) => pattern.includes('9'))
}

/** What all texts between the two begin with, and how many digits may follow it. */
interface Beginning {
  readonly length: number
  readonly nextDigits: number
}

function commonBeginning(smallest: string, largest: string): Beginning {
  const [low, high] = [[...smallest], [...largest]]
  let length = 0
  while (length < low.length && low[length] === high[length]) length++
  const [from, to] = [Number(low[length]), Number(high[length])]
  return { length, nextDigits: to >= from ? to - from + 1 : 10 }
}

/** Number of texts of a pattern that begin so. */
function textsOf(pattern: string, { length, nextDigits }: Beginning): number {
  const sizes: Readonly<Record<string, number>> = { '9': 10, A: 26, a: 26, L: 1000 }
  return [...pattern].slice(length).reduce((product, kind, index) => {
    const size = index === 0 && kind === '9' ? nextDigits : (sizes[kind] ?? 1)
    return product * size
  }, 1)
}
