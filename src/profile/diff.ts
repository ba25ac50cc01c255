/**
 * Two profiles as described, compared number by number. Whether a change matters is not asked here: that is what
 * drift tests are for.
 */
import type { ColumnDescription, Point, ProfileDescription, TopDescription } from './describe.js'

/** Null: the side does not have it, or does not tell. */
export interface StatisticDifference {
  /** `nullShare`, `mean`, `quantile 0.5`, `share of "a"`. */
  readonly name: string
  readonly before: Point | boolean | null
  readonly after: Point | boolean | null
}

export interface ColumnDifference {
  readonly name: string
  readonly kind: 'added' | 'removed' | 'changed' | 'same'
  /** Among the columns, from 1; null where it is not there. */
  readonly placeBefore: number | null
  readonly placeAfter: number | null
  /** Those that differ; of a column that only one side has, all. */
  readonly statistics: readonly StatisticDifference[]
}

/** Every column of either side, in the order of the newer one; those that are gone come last. */
export function diffProfiles(
  before: ProfileDescription,
  after: ProfileDescription,
): readonly ColumnDifference[] {
  const old = new Map(before.columns.map((column, i) => [column.name, { column, place: i + 1 }]))
  const recent = new Set(after.columns.map(({ name }) => name))
  return [
    ...after.columns.map((column, i) => {
      const known = old.get(column.name)
      const places = { placeBefore: known?.place ?? null, placeAfter: i + 1 }
      const statistics = diffColumn(known?.column, column)
      const kind = known === undefined ? 'added' : statistics.length === 0 ? 'same' : 'changed'
      return { name: column.name, kind, ...places, statistics } as const
    }),
    ...[...old.values()]
      .filter(({ column }) => !recent.has(column.name))
      .map(({ column, place }) => ({
        name: column.name,
        kind: 'removed' as const,
        placeBefore: place,
        placeAfter: null,
        statistics: diffColumn(column, undefined),
      })),
  ]
}

type Values = ReadonlyMap<string, Point | boolean | null>

function diffColumn(
  before: ColumnDescription | undefined,
  after: ColumnDescription | undefined,
): readonly StatisticDifference[] {
  const [a, b] = [statisticsOf(before), statisticsOf(after)]
  const names = [...new Set([...b.keys(), ...a.keys()])]
  return [
    ...names.flatMap((name) => {
      const values = { before: a.get(name) ?? null, after: b.get(name) ?? null }
      return values.before === values.after ? [] : [{ name, ...values }]
    }),
    ...diffTop(before, after),
  ]
}

function statisticsOf(column: ColumnDescription | undefined): Values {
  if (column === undefined) return new Map()
  const { rows, nulls, misfits, trues, nans, infinities, zeros, negatives, length } = column
  const share = (count: number | null) => (count === null || rows === 0 ? null : count / rows)
  return new Map<string, Point | boolean | null>([
    ['type', column.type],
    ['nullShare', share(nulls)],
    ['misfitShare', share(misfits)],
    ['trueShare', share(trues)],
    ['nanShare', share(nans)],
    ['infinityShare', share(infinities)],
    ['zeroShare', share(zeros)],
    ['negativeShare', share(negatives)],
    ['distinct', column.distinct?.estimate ?? null],
    ['min', column.min],
    ['max', column.max],
    ['mean', column.mean],
    ['standardDeviation', column.standardDeviation],
    ['skewness', column.skewness],
    ['kurtosis', column.kurtosis],
    ['order', column.order],
    ...column.quantiles.map(({ rank, estimate }) => [`quantile ${rank}`, estimate] as const),
    ['length.min', length?.min ?? null],
    ['length.max', length?.max ?? null],
    ['length.mean', length?.mean ?? null],
  ])
}

/** Shares of the most frequent values; a value that a side does not list has none where the list is whole. */
function diffTop(
  before: ColumnDescription | undefined,
  after: ColumnDescription | undefined,
): readonly StatisticDifference[] {
  const [a, b] = [before, after].map((each) => sharesOf(each?.top ?? [], each?.rows ?? 0)) as [
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
  ]
  return [...new Set([...b.keys(), ...a.keys()])].flatMap((value) => {
    const values = { before: shareIn(a, value, before), after: shareIn(b, value, after) }
    return values.before === values.after ? [] : [{ name: `share of ${value}`, ...values }]
  })
}

function sharesOf(top: readonly TopDescription[], rows: number): ReadonlyMap<string, number> {
  return new Map(top.map(({ value, count }) => [JSON.stringify(value), count / rows]))
}

function shareIn(
  shares: ReadonlyMap<string, number>,
  value: string,
  column: ColumnDescription | undefined,
): number | null {
  if (column === undefined) return null
  const isWhole = column.distinct !== null && column.distinct.high <= shares.size
  return shares.get(value) ?? (isWhole ? 0 : null)
}
