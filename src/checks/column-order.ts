/** Columns that both the schema and the batch have come in the same order in both. */
import type { DatasetCheck } from './check.js'
import { noteOf } from './note.js'
import { type Head, satisfied, violated } from './result.js'

export const columnOrder: DatasetCheck = ({ schema, profile }) => {
  const { columnOrder: level } = schema
  if (level === undefined) return []
  const head: Head = {
    code: 'column.order',
    column: null,
    dimension: 'consistency',
    limit: 'as in the schema',
    level,
    position: schema.positions?.get('columnOrder'),
    ...noteOf({}, schema),
  }
  const found = profile.columns.map(({ field }) => field.name)
  const there = new Set(found)
  const wanted = schema.columns.map(({ name }) => name).filter((name) => there.has(name))
  const known = new Set(wanted)
  const common = found.filter((name) => known.has(name))
  const at = common.findIndex((name, i) => name !== wanted[i])
  if (at < 0) {
    const message = 'the columns come in the order of the schema'
    return [satisfied(head, { observed: 'as in the schema', message })]
  }
  const message = `column ${JSON.stringify(common[at])} comes where the schema has ${JSON.stringify(wanted[at])}`
  return [violated(head, { observed: 'another order', rows: null, message })]
}
