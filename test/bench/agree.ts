/**
 * Do two programs say the same of one file? Counts, extremes and means to rounding; estimates within the
 * error that is stated beside them.
 */

/** What is compared of `driftgate profile --format json`. */
export interface OwnColumn {
  readonly name: string
  readonly type: string
  readonly rows: number
  readonly nulls: number
  readonly min: number | string | boolean | null
  readonly max: number | string | boolean | null
  readonly mean: number | null
  readonly standardDeviation: number | null
  readonly distinct: { readonly low: number; readonly high: number }
  readonly quantiles:
    | readonly { readonly rank: number; readonly estimate: number | string }[]
    | null
}

/** A row of DuckDB's `SUMMARIZE`, every value a text. */
export interface Summary {
  readonly column_name: string
  readonly column_type: string
  readonly min: string | null
  readonly max: string | null
  readonly avg: string | null
  readonly std: string | null
  readonly count: string
  readonly null_percentage: string
}

/** What the two disagree about, a line each. */
export function disagreements(
  own: readonly OwnColumn[],
  summary: readonly Summary[],
): readonly string[] {
  const names = new Map(summary.map((row) => [row.column_name, row]))
  return own.flatMap((column) => {
    const row = names.get(column.name)
    if (row === undefined) return [`${column.name}: DuckDB has no such column`]
    return compare(column, row).map(
      ([what, ours, theirs]) => `${column.name}: ${what} ${ours}, DuckDB ${theirs}`,
    )
  })
}

type Difference = readonly [what: string, ours: unknown, theirs: unknown]

function compare(own: OwnColumn, row: Summary): Difference[] {
  const found: Difference[] = []
  if (own.rows !== Number(row.count)) found.push(['rows', own.rows, row.count])
  const nulls = (100 * own.nulls) / own.rows
  if (Math.abs(nulls - Number(row.null_percentage)) > 0.006) {
    found.push(['nulls in percent', nulls, row.null_percentage])
  }
  const isNumber = own.type === 'integer' || own.type === 'number'
  return isNumber && row.avg !== null ? [...found, ...compareNumbers(own, row)] : found
}

function compareNumbers(own: OwnColumn, row: Summary): Difference[] {
  const pairs = [
    ['min', own.min, row.min],
    ['max', own.max, row.max],
    ['mean', own.mean, row.avg],
    ['standard deviation', own.standardDeviation, row.std],
  ] as const
  return pairs.filter(([, ours, theirs]) => !isNear(Number(ours), Number(theirs)))
}

function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

/** What is exactly so of a column. */
export interface Truth {
  readonly name: string
  readonly distinct: number
  /** Of values at or below each of the quantiles asked about. */
  readonly shares: readonly number[]
}

const asked: ReadonlySet<number> = new Set([0.25, 0.5, 0.75])

/** Twice what the sketch errs by in 1 of 100 cases; many columns are looked at. */
const rankError = 0.0056

/** What to ask about some of the columns: those of numbers also where their quartiles lie. */
export function questionsOf(own: readonly OwnColumn[], most: number) {
  const step = Math.max(1, Math.floor(own.length / most))
  return own
    .filter((_, i) => i % step === 0)
    .slice(0, most)
    .map((column) => ({ name: column.name, values: quartilesOf(column) }))
}

function quartilesOf({ type, quantiles }: OwnColumn): number[] {
  if (type !== 'integer' && type !== 'number') return []
  return (quantiles ?? [])
    .filter(({ rank }) => asked.has(rank))
    .map(({ estimate }) => Number(estimate))
}

/** Where estimates lie further from the truth than their errors say. */
export function misjudgements(
  own: readonly OwnColumn[],
  truths: readonly Truth[],
): readonly string[] {
  const names = new Map(own.map((column) => [column.name, column]))
  return truths.flatMap(({ name, distinct, shares }) => {
    const column = names.get(name)
    if (column === undefined) return [`${name}: not profiled`]
    const { low, high } = column.distinct
    const slack = high - low
    const found: string[] = []
    if (distinct < low - slack || distinct > high + slack) {
      found.push(`${name}: distinct ${low} to ${high}, in truth ${distinct}`)
    }
    const ranks = [...asked]
    shares.forEach((share, i) => {
      // Where many values are equal, the share at or below one of them is above its rank.
      const rank = ranks[i] as number
      if (share < rank - rankError) found.push(`${name}: quantile ${rank} has rank ${share}`)
    })
    return found
  })
}
