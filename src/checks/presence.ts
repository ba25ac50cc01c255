/** The columns of the schema are there, and no others. */
import type { Profile } from '../profile/profile.js'
import { attributesOf, levelOfDemand } from '../schema/attributes.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import type { Finding, Level } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { noteOf } from './note.js'
import { type Head, satisfied, skipped, violated } from './result.js'

export const presence: DatasetCheck = ({ schema, profile }) => {
  const found = new Set(profile.columns.map(({ field }) => field.name))
  const known = new Set(schema.columns.map(({ name }) => name))
  const lacking = schema.columns.map(({ name }) => name).filter((name) => !found.has(name))
  const strange = [...found].filter((name) => !known.has(name))
  return [
    ...schema.columns.flatMap((column, index) => {
      const { name, ignored } = column
      const isThere = found.has(name)
      if (ignored?.isAbsent === true && isThere) return [judgeAbsent(column, schema, index)]
      const head = headOf(schema, index)
      if (ignored !== undefined) return [skipped(head, ignored.reason)]
      return judgeKnown(column, head, { isThere, strange })
    }),
    ...judgeStrange(schema, profile, { strange, lacking }),
  ]
}

function headOf(schema: Schema, index: number): Head {
  const column = schema.columns[index] as ColumnSchema
  const attributes = attributesOf(column.required)
  const path = column.required === undefined ? `columns/${index}` : `columns/${index}/required`
  return {
    code: 'column.missing',
    column: column.name,
    dimension: attributes.dimension ?? 'completeness',
    limit: 'present',
    level: levelOfDemand(column.required) ?? 'error',
    position: schema.positions?.get(path),
    ...noteOf(attributes, column, schema),
  }
}

/** The environment does not have the column, but the batch does. */
function judgeAbsent({ name, ignored }: ColumnSchema, schema: Schema, index: number): Finding {
  const head: Head = {
    code: 'column.unexpected',
    column: name,
    dimension: 'conformity',
    limit: 'absent',
    level: schema.unexpectedColumns,
    position: schema.positions?.get(`columns/${index}`),
  }
  const message = `${ignored?.reason ?? ''}, but the batch has it`
  return violated(head, { observed: 'present', rows: null, message })
}

interface Whereabouts {
  readonly isThere: boolean
  readonly strange: readonly string[]
}

function judgeKnown(
  { name, required }: ColumnSchema,
  head: Head,
  { isThere, strange }: Whereabouts,
): Finding[] {
  if (isThere) return [satisfied(head, { observed: 'present', message: 'the column is there' })]
  if (required === false) {
    return [satisfied(head, { observed: 'missing', message: 'the column may be missing, and is' })]
  }
  const renamed = nearest(name, strange)
  return [
    violated(head, {
      observed: 'missing',
      rows: null,
      message: 'the column is missing from the batch',
      suggestion:
        renamed === undefined ? undefined : `was it renamed to ${JSON.stringify(renamed)}?`,
    }),
  ]
}

function judgeStrange(
  { unexpectedColumns, positions }: Schema,
  { columns }: Profile,
  {
    strange,
    lacking,
  }: { readonly strange: readonly string[]; readonly lacking: readonly string[] },
): Finding[] {
  const head = (column: string | null, level: Level): Head => ({
    code: 'column.unexpected',
    column,
    dimension: 'conformity',
    limit: 'in the schema',
    level,
    position: positions?.get('unexpectedColumns'),
  })
  if (strange.length === 0) {
    const message = 'the batch has no column that the schema does not name'
    return [satisfied(head(null, unexpectedColumns), { observed: columns.length, message })]
  }
  return strange.map((name) => {
    const meant = nearest(name, lacking)
    return violated(head(name, unexpectedColumns), {
      observed: 'not in the schema',
      rows: null,
      message: 'the schema does not name this column',
      suggestion:
        meant === undefined ? undefined : `is it ${JSON.stringify(meant)}, which is missing?`,
    })
  })
}
