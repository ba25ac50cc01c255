/**
 * Which columns are never larger than another, row by row, and not by chance? Candidates, from some rows.
 *
 * Method: a pair is a candidate where the order holds in every held row with both values, where at least
 * `expectedBreaks` rows would break it if the columns had nothing to do with each other (so that ranges
 * that hardly overlap say nothing), and where their differences end at a wall (see wall.ts).
 * Guarantee: of unrelated columns a pair passes with probability e^−20; what passes must still be verified
 * on all rows. Cost: pairs of columns times the rows until the order fails, within a fixed budget.
 * Weakness: an order that holds with room to spare, and never comes near to failing, is not proposed.
 */
import type { HeldColumn } from './held-numbers.js'
import { fewestDifferences, isWall, stepOf } from './wall.js'

export interface Relation {
  readonly low: string
  readonly high: string
  readonly operator: '<' | '<=' | '='
  /** Share of rows that would break it if the columns were independent. */
  readonly chance: number
}

/** Rows that independent columns would break: that none is broken by chance has probability e^-20. */
const expectedBreaks = 20
/** Comparisons that all pairs together may take. */
const budget = 4e8
/** Candidates that are verified, those first that chance would break most often. */
const mostCandidates = 40

/** The candidates, those that chance would break most often first. */
export function relationCandidates(columns: readonly HeldColumn[]): readonly Relation[] {
  const varied = columns.filter(({ values }) => isVaried(values))
  const pairs = (varied.length * (varied.length - 1)) / 2
  const rows = Math.max(fewestDifferences, Math.floor(budget / Math.max(1, pairs)))
  const sorted = new Map(varied.map(({ name, values }) => [name, sortedValues(values)]))
  const found = varied.flatMap((a, i) =>
    varied.slice(i + 1).flatMap((b) => {
      if (a.kind !== b.kind) return []
      const order = orderOf(a.values, b.values, rows)
      if (order === undefined) return []
      const [low, high] = order === 'above' ? [b, a] : [a, b]
      const marginals = [sorted.get(low.name), sorted.get(high.name)] as const
      const relation = relationOf(low, high, order === 'equal', marginals)
      return relation === undefined ? [] : [relation]
    }),
  )
  return found.sort((a, b) => b.chance - a.chance).slice(0, mostCandidates)
}

type Sorted = readonly [Float64Array | undefined, Float64Array | undefined]

function relationOf(
  low: HeldColumn,
  high: HeldColumn,
  isEqual: boolean,
  [lows = nothing, highs = nothing]: Sorted,
): Relation | undefined {
  const differences = differencesOf(low.values, high.values)
  if (differences.length < fewestDifferences || !(differences[0]! >= 0)) return undefined
  const chance = isEqual ? 1 - chanceOfSame(lows) : chanceAbove(lows, highs)
  if (chance * differences.length < expectedBreaks) return undefined
  const found = { low: low.name, high: high.name, chance }
  if (isEqual) return { ...found, operator: '=' }
  const step = stepOf(differences)
  const isStrict = differences[0] === step && step > 0 && isPiledAt(differences, step)
  if (isStrict) return { ...found, operator: '<' }
  return isWall(differences, 0) ? { ...found, operator: '<=' } : undefined
}

const nothing = new Float64Array(0)

/** Whether many differ by one step of their grid, as few as none by nothing. */
function isPiledAt(differences: Float64Array, step: number): boolean {
  const isGrid = differences.every((each) => Number.isInteger(each / step))
  return isGrid && isWall(differences, step)
}

function isVaried(values: Float64Array): boolean {
  let first = Number.NaN
  for (const value of values) {
    if (Number.isNaN(value)) continue
    if (Number.isNaN(first)) first = value
    else if (value !== first) return true
  }
  return false
}

/** How `a` stands to `b` in every one of the first rows that have both; undefined where it varies. */
function orderOf(
  a: Float64Array,
  b: Float64Array,
  rows: number,
): 'below' | 'above' | 'equal' | undefined {
  const length = Math.min(rows, a.length)
  let [below, above] = [false, false]
  for (let i = 0; i < length; i++) {
    if (a[i]! < b[i]!) below = true
    else if (a[i]! > b[i]!) above = true
    if (below && above) return undefined
  }
  return below ? 'below' : above ? 'above' : 'equal'
}

/** `high` less `low` where both are finite, ascending. */
function differencesOf(low: Float64Array, high: Float64Array): Float64Array {
  return low
    .map((value, i) => high[i]! - value)
    .filter(Number.isFinite)
    .sort()
}

function sortedValues(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort()
}

/** P(A > B) of a value of one and an independent one of the other, both ascending. */
function chanceAbove(a: Float64Array, b: Float64Array): number {
  let [pairs, below] = [0, 0]
  for (const value of a) {
    while (below < b.length && b[below]! < value) below++
    pairs += below
  }
  return pairs / Math.max(1, a.length * b.length)
}

/** P(A = A') of two independent values, ascending. */
function chanceOfSame(sorted: Float64Array): number {
  let [pairs, run] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1
    pairs += 2 * run - 1
  }
  return pairs / Math.max(1, sorted.length ** 2)
}
