/**
 * One change between two schemas, and what it does to batches that passed the older one.
 *
 * A batch passes where `check` finds no error in it. The words are about rules alone: that p-values of drift
 * are corrected over all tests of a run, so that fewer tests make each one stricter, is left out.
 */
import { isDeepStrictEqual } from 'node:util'

/**
 * - `breaking`: a batch that passed the older schema can fail the newer one
 * - `compatible`: every batch that passed the older one passes the newer one
 * - `neutral`: it judges nothing
 */
export type Effect = 'breaking' | 'compatible' | 'neutral'

export type ChangeKind =
  | 'added'
  | 'removed'
  | 'changed'
  | 'widened'
  | 'narrowed'
  | 'raised'
  | 'lowered'
  | 'renamed'
  | 'moved'

export interface Change {
  readonly effect: Effect
  readonly kind: ChangeKind
  /** The column by its newer name, or null where the change concerns the data set. */
  readonly column: string | null
  /** What changed, by its path below the column or the data set: `range.maximum`. */
  readonly rule: string
  /** As JSON holds it; null where it was not there. */
  readonly before: unknown
  /** Null where it is not there any more. */
  readonly after: unknown
  /** What the values do not say. */
  readonly note?: string
}

/** A change, without the column that it is in. */
export type Part = Omit<Change, 'column'>

/** A limit before and after; undefined where there is none. */
export interface Pair<Value> {
  readonly before: Value | undefined
  readonly after: Value | undefined
}

/** The change of what has no scale: added is breaking, removed compatible, another value breaking. */
export function diffWhole(rule: string, { before, after }: Pair<unknown>): readonly Part[] {
  if (isDeepStrictEqual(before, after)) return []
  const values = { rule, before: before ?? null, after: after ?? null }
  if (before === undefined) return [{ ...values, kind: 'added', effect: 'breaking' }]
  if (after === undefined) return [{ ...values, kind: 'removed', effect: 'compatible' }]
  return [{ ...values, kind: 'changed', effect: 'breaking' }]
}

/** The change of what is for readers. */
export function diffText(rule: string, pair: Pair<unknown>): readonly Part[] {
  return diffWhole(rule, pair).map((part) => ({ ...part, effect: 'neutral' }))
}

/** Which way a limit is loosened, and what an absent one means. */
export interface Scale {
  readonly looser: 'raised' | 'lowered'
  readonly absent: number
}

/** The change of a number that is looser the larger, or the smaller, it is. */
export function diffNumber(
  rule: string,
  { before, after }: Pair<number>,
  { looser, absent }: Scale,
): readonly Part[] {
  if (before === after) return []
  const [from, to] = [before ?? absent, after ?? absent]
  const way = to > from ? 'raised' : to < from ? 'lowered' : undefined
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : (way ?? 'changed')
  const effect = way === undefined ? 'neutral' : way === looser ? 'compatible' : 'breaking'
  return [{ rule, kind, effect, before: before ?? null, after: after ?? null }]
}

/** The change of a flag that makes its rule looser, or stricter, where it is set. */
export function diffFlag(
  rule: string,
  { before = false, after = false }: Pair<boolean>,
  whenSet: 'looser' | 'stricter',
): readonly Part[] {
  if (before === after) return []
  const isLooser = after === (whenSet === 'looser')
  return [{ rule, kind: 'changed', effect: isLooser ? 'compatible' : 'breaking', before, after }]
}

/** Values that a list gained and lost; `adding` is what gaining one does. */
export function diffList(
  rule: string,
  { before = [], after = [] }: Pair<readonly unknown[]>,
  adding: 'compatible' | 'breaking' | 'neutral',
): readonly Part[] {
  const opposite = { compatible: 'breaking', breaking: 'compatible', neutral: 'neutral' } as const
  const gained = without(after, before)
  const lost = without(before, after)
  return [
    ...(lost.length === 0
      ? []
      : [{ rule, kind: 'removed', effect: opposite[adding], before: lost, after: null } as const]),
    ...(gained.length === 0
      ? []
      : [{ rule, kind: 'added', effect: adding, before: null, after: gained } as const]),
  ]
}

/** The items of a list that another does not have. */
function without(items: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others.map((each) => JSON.stringify(each)))
  return items.filter((each) => !known.has(JSON.stringify(each)))
}
