/**
 * Two schemas compared: what changed, and whether a batch that passed the older one can fail the newer one.
 *
 * Guarantee: where every change is compatible or neutral, every batch without an error under the older schema has
 * none under the newer one, whatever the batch, apart from the correction of p-values over a run.
 * Weakness: each limit is compared with its counterpart alone, so that a change can be called breaking which
 * another rule makes harmless.
 */
import type { Change, Effect } from './diff-change.js'
import { diffColumn, effectOfAdding } from './diff-column.js'
import { diffDataset } from './diff-dataset.js'
import { type Renamed, renamedColumns } from './diff-rename.js'
import type { ColumnSchema, Schema } from './schema.js'

/** All changes from an older schema to a newer one: of the data set first, then column by column. */
export function diffSchemas(before: Schema, after: Schema): readonly Change[] {
  const renamed = renamedColumns(before.columns, after.columns)
  const partners = partnersOf(before, after, renamed)
  const gone = before.columns.filter((column) => ![...partners.values()].includes(column))
  return [
    ...diffDataset(before, after),
    ...orderChanges(before, after, partners),
    ...gone.map((column) => removal(column, after)),
    ...after.columns.flatMap((column) => {
      const partner = partners.get(column)
      if (partner === undefined) return [addition(column, before)]
      const name =
        partner.name === column.name ? [] : [renaming(partner, column, { before, after })]
      return [...name, ...diffColumn(partner, column, { before, after })]
    }),
  ]
}

/** Changes by their effect. */
export function countEffects(changes: readonly Change[]): Readonly<Record<Effect, number>> {
  const count = (effect: Effect) => changes.filter((each) => each.effect === effect).length
  return {
    breaking: count('breaking'),
    compatible: count('compatible'),
    neutral: count('neutral'),
  }
}

type Partners = ReadonlyMap<ColumnSchema, ColumnSchema>

/** The older column of each newer one that has one. */
function partnersOf(before: Schema, after: Schema, renamed: readonly Renamed[]): Partners {
  const old = new Map(before.columns.map((column) => [column.name, column]))
  const names = new Map(renamed.map((pair) => [pair.after, pair.before]))
  return new Map(
    after.columns.flatMap((column) => {
      const partner = old.get(column.name) ?? names.get(column)
      return partner === undefined ? [] : [[column, partner] as const]
    }),
  )
}

/** A batch that has the column still has one that nothing names, and drift in it is judged by the defaults. */
function removal(column: ColumnSchema, after: Schema): Change {
  const isStricter = after.unexpectedColumns === 'error' || column.drift !== undefined
  return {
    effect: isStricter ? 'breaking' : 'compatible',
    kind: 'removed',
    column: column.name,
    rule: 'column',
    before: column,
    after: null,
  }
}

function addition(column: ColumnSchema, before: Schema): Change {
  return {
    effect: effectOfAdding(column, before),
    kind: 'added',
    column: column.name,
    rule: 'column',
    before: null,
    after: column,
  }
}

function renaming(
  partner: ColumnSchema,
  column: ColumnSchema,
  { before, after }: { readonly before: Schema; readonly after: Schema },
): Change {
  const effects = [removal(partner, after).effect, effectOfAdding(column, before)]
  return {
    effect: effects.includes('breaking') ? 'breaking' : 'compatible',
    kind: 'renamed',
    column: column.name,
    rule: 'column',
    before: partner.name,
    after: column.name,
    note: 'perhaps renamed: the rules are the same',
  }
}

/** The fewest columns that must have moved for one order to become the other; places count from 1. */
function orderChanges(before: Schema, after: Schema, partners: Partners): readonly Change[] {
  const common = after.columns.filter((column) => partners.has(column))
  const places = common.map((column) =>
    before.columns.indexOf(partners.get(column) as ColumnSchema),
  )
  const kept = longestAscending(places)
  return common.flatMap((column, i): readonly Change[] => {
    const place = places[i] as number
    if (kept.has(place)) return []
    return [
      {
        effect: after.columnOrder === 'error' ? 'breaking' : 'neutral',
        kind: 'moved',
        column: column.name,
        rule: 'place',
        before: place + 1,
        after: after.columns.indexOf(column) + 1,
      },
    ]
  })
}

/** The members of a longest ascending subsequence, all different; the one that stands first among equals. */
function longestAscending(numbers: readonly number[]): ReadonlySet<number> {
  const before = new Map<number, number | undefined>()
  // The least end of a subsequence of each length, in ascending order.
  const ends: number[] = []
  for (const number of numbers) {
    const at = ends.findIndex((end) => end > number)
    const place = at < 0 ? ends.length : at
    before.set(number, ends[place - 1])
    ends[place] = number
  }
  const members = new Set<number>()
  for (let each = ends.at(-1); each !== undefined; each = before.get(each)) members.add(each)
  return members
}
