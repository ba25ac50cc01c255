/**
 * A change that people meet and that has a name: another unit, a new stand-in for missing values, a
 * spelling. It explains a drift or is seen where no drift test looks.
 *
 * A change is reported only when it is surely there: every finder states a bound on the chance that it
 * speaks although nothing changed, and keeps it below `CERTAINTY`. It never says that something did *not*
 * change. All finders work on profiles, so that rows are never read for them.
 */
import type { ColumnProfile } from '../profile/profile.js'
import type { Dimension, Observed } from '../verdict/finding.js'

/**
 * Largest chance that one finder speaks about one column of two samples of one population. With a
 * thousand columns and ten finders, one run in a hundred would.
 */
export const CERTAINTY = 1e-6

/** Changes of fewer rows than this share of the batch are left to the drift tests. */
export const LEAST_SHARE = 0.001

/** A column on both sides, of comparable types. */
export interface ColumnPair {
  readonly reference: ColumnProfile
  readonly batch: ColumnProfile
}

export interface Change {
  /** `change.unit`, `change.sentinel`, … */
  readonly code: string
  readonly dimension: Dimension
  readonly observed: Observed
  /** Rows that show it; null where it is about the column as a whole. */
  readonly rows: number | null
  readonly message: string
  readonly suggestion: string
}

/** A value as a sentence quotes it; long ones lose their end. */
export function quoted(value: string): string {
  const characters = Array.from(value)
  return JSON.stringify(characters.length <= 40 ? value : `${characters.slice(0, 39).join('')}…`)
}

/** `"a" (12 rows), "b" (1 row) and 3 more`: the first few of a list, in its order. */
export function quotedCounts(counts: readonly (readonly [string, number])[], most = 5): string {
  const named = counts
    .slice(0, most)
    .map(([value, rows]) => `${quoted(value)} (${countOf(rows, 'row')})`)
  const more = counts.length - named.length
  return named.join(', ') + (more > 0 ? ` and ${countOf(more, 'more', 'more')}` : '')
}

/** `1 row`, `1,200 rows`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${Math.round(count) === 1 ? one : many}`
}

/** `1,200`. */
export function countText(count: number): string {
  return String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** Up to four significant digits. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(4)))
}

/** `3.2 %`. */
export function percentText(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`
}
