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
  /** Of times: text. */
  readonly mean: number | string | null
  readonly standardDeviation: number | null
  readonly distinct: { readonly low: number; readonly high: number } | null
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
  if (row.avg !== null && isNumber(own)) return [...found, ...compareNumbers(own, row)]
  return [...found, ...compareOrdered(own, row)]
}

const isNumber = ({ type }: OwnColumn) => type === 'integer' || type === 'number'

/** A text's extremes are kept up to this many bytes. */
const keptBytes = 256

/** Extremes of what is written as text: words, dates, times, truth values. */
function compareOrdered(own: OwnColumn, row: Summary): Difference[] {
  const pairs = [
    ['min', own.min, row.min],
    ['max', own.max, row.max],
  ] as const
  return pairs.filter(([, ours, theirs]) => {
    if (ours === null || theirs === null) return ours !== theirs
    if (theirs.length * 4 > keptBytes) return false
    return own.type === 'timestamp' ? momentOf(ours) !== momentOf(theirs) : String(ours) !== theirs
  })
}

/** `2024-01-01T10:00:00Z` and `2024-01-01 10:00:00` alike. */
const momentOf = (value: unknown) => String(value).replace('T', ' ').replace(/Z$/, '')

function compareNumbers(own: OwnColumn, row: Summary): Difference[] {
  const pairs = [
    ['min', own.min, row.min],
    ['max', own.max, row.max],
    ['standard deviation', own.standardDeviation, row.std],
  ] as const
  const found: Difference[] = pairs.filter(
    ([, ours, theirs]) => !isNear(Number(ours), Number(theirs)),
  )
  // Where positive and negative values cancel, a mean is rounded on the scale of what it is made of.
  const scale = Math.max(Math.abs(Number(row.avg)), Number(row.std))
  if (Math.abs(Number(own.mean) - Number(row.avg)) > 1e-9 * scale) {
    found.push(['mean', own.mean, row.avg])
  }
  return found
}

function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

/** What is exactly so of a column. */
export interface Truth {
  readonly name: string
  readonly nulls: number
  readonly distinct: number
  /** Of values below, and at or below, each of the quantiles asked about. */
  readonly shares: readonly { readonly below: number; readonly upTo: number }[]
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

function quartilesOf(column: OwnColumn): number[] {
  if (!isNumber(column)) return []
  return (column.quantiles ?? [])
    .filter(({ rank }) => asked.has(rank))
    .map(({ estimate }) => Number(estimate))
}

/** Where counts are wrong, or estimates lie further from the truth than their errors say. */
export function misjudgements(
  own: readonly OwnColumn[],
  truths: readonly Truth[],
): readonly string[] {
  const names = new Map(own.map((column) => [column.name, column]))
  return truths.flatMap((truth) => {
    const column = names.get(truth.name)
    return column === undefined ? [`${truth.name}: not profiled`] : misjudged(column, truth)
  })
}

function misjudged(column: OwnColumn, { name, nulls, distinct, shares }: Truth): string[] {
  const found: string[] = []
  if (column.nulls !== nulls) found.push(`${name}: nulls ${column.nulls}, in truth ${nulls}`)
  // The bounds lie two standard errors away; many columns are looked at, so that four are allowed.
  const { low = 0, high = 0 } = column.distinct ?? {}
  const slack = (high - low) / 2
  if (distinct < low - slack || distinct > high + slack) {
    found.push(`${name}: distinct ${low} to ${high}, in truth ${distinct}`)
  }
  const ranks = [...asked]
  shares.forEach(({ below, upTo }, i) => {
    // Of equal values the ranks are an interval.
    const rank = ranks[i] as number
    if (upTo < rank - rankError || below > rank + rankError) {
      found.push(`${name}: quantile ${rank} has the ranks ${below} to ${upTo}`)
    }
  })
  return found
}
