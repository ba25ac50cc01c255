/** Columns that are missing need not be there; those that nothing names get rules of their own. */

import type { Edit } from '../schema/edit.js'
import { inferSchema } from '../schema/infer.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import { columnBlock } from '../schema/write.js'
import type { Broken, Relaxation, Way } from './relax.js'

export const relaxMissing: Way = ({ finding, schema }) => {
  const index = schema.columns.findIndex(({ name }) => name === finding.column)
  if (index < 0) return undefined
  return {
    edits: [{ kind: 'set', path: ['columns', index, 'required'], value: false }],
    what: 'required → false',
  }
}

/** Rules as the batch alone gives them, behind the column that stands before it there. */
export const relaxUnexpected: Way = (broken) => {
  const { finding, schema, natural } = broken
  const index = schema.columns.findIndex(({ name }) => name === finding.column)
  if (index >= 0) return inEnvironment(broken, schema.columns[index] as ColumnSchema, index)
  const names = natural.columns.map(({ field }) => field.name)
  const place = names.indexOf(finding.column ?? '')
  const column = natural.columns[place]
  if (column === undefined) return undefined
  const { schema: inferred, evidence } = inferSchema({ ...natural, columns: [column] })
  const [rules] = inferred.columns
  if (rules === undefined) return undefined
  const after = lastBefore(schema, names.slice(0, place))
  const edit: Edit = {
    kind: 'append',
    path: ['columns'],
    values: [JSON.parse(JSON.stringify(rules))],
    lines: columnBlock(rules, 0, evidence),
    ...(after < 0 ? {} : { after }),
  }
  return { edits: [edit], what: 'the column is added, with rules as this batch shows them' }
}

/** The place in the schema of the last of the names that it has. */
function lastBefore({ columns }: Schema, names: readonly string[]): number {
  const places = names.map((name) => columns.findIndex((column) => column.name === name))
  return places.filter((place) => place >= 0).at(-1) ?? -1
}

/** A column of other environments is in this one too. */
function inEnvironment(
  { environment, schema }: Broken,
  column: ColumnSchema,
  index: number,
): Relaxation | undefined {
  if (environment === undefined) return undefined
  const what = `is in the environment ${environment} too`
  const at = column.notIn?.indexOf(environment) ?? -1
  if (at >= 0) {
    return { edits: [{ kind: 'remove', path: ['columns', index, 'notIn', at] }], what }
  }
  const others = column.in ?? schema.defaultEnvironments ?? []
  const edit: Edit = {
    kind: 'set',
    path: ['columns', index, 'in'],
    value: [...others, environment],
  }
  return { edits: [edit], what }
}
