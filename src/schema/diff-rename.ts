/**
 * Columns that one schema lost and the other gained, with the same rules: perhaps one column under two names.
 *
 * Equal rules say little where they are few: then the names must be alike as well, or both columns stand in the
 * same place among the others. Where several pairs are possible, the nearest name decides, then the place.
 */
import { isDeepStrictEqual } from 'node:util'
import type { ColumnSchema } from './schema.js'
import { nearest } from './suggest.js'

/** Rules of a column that are telling by themselves. */
const telling = 2

export interface Renamed {
  readonly before: ColumnSchema
  readonly after: ColumnSchema
}

/** Pairs of a column that is gone and one that is new. */
export function renamedColumns(
  before: readonly ColumnSchema[],
  after: readonly ColumnSchema[],
): readonly Renamed[] {
  const known = (columns: readonly ColumnSchema[]) => new Set(columns.map(({ name }) => name))
  const [old, recent] = [known(before), known(after)]
  const lost = before.filter(({ name }) => !recent.has(name))
  const free = new Set(after.filter(({ name }) => !old.has(name)))
  return lost.flatMap((column) => {
    const alike = [...free].filter((each) => isDeepStrictEqual(rulesOf(each), rulesOf(column)))
    const found = choose(column, alike, (each) => {
      return before.indexOf(column) === after.indexOf(each)
    })
    if (found === undefined) return []
    free.delete(found)
    return [{ before: column, after: found }]
  })
}

function choose(
  column: ColumnSchema,
  alike: readonly ColumnSchema[],
  isInPlace: (each: ColumnSchema) => boolean,
): ColumnSchema | undefined {
  const name = nearest(
    column.name,
    alike.map((each) => each.name),
  )
  const near = alike.find((each) => each.name === name) ?? alike.find(isInPlace)
  const isTelling = Object.keys(rulesOf(column)).length >= telling
  return near ?? (alike.length === 1 && isTelling ? alike[0] : undefined)
}

/** What is judged of a column. */
function rulesOf({ name, description, owner, tags, drift, ...rules }: ColumnSchema): object {
  const { reason, ...limits } = drift ?? {}
  return Object.keys(limits).length === 0 ? rules : { ...rules, drift: limits }
}
