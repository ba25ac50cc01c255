/** Cells of text judged by the text of a schema, at once: what other tools call validation. */
import { columnBuilder } from '../../../src/batch/builder.js'
import type { Column, Field } from '../../../src/batch/column.js'
import { type Cells, classify, convert, NULL } from '../../../src/batch/convert.js'
import { classesOf, type LogicalType, typeOf } from '../../../src/batch/type.js'
import { checkSchema } from '../../../src/checks/check-schema.js'
import { needsOfSchema } from '../../../src/checks/needs.js'
import { jointUpdater } from '../../../src/profile/joint.js'
import { appendProfile, shiftProfile } from '../../../src/profile/merge.js'
import { emptyProfile, updateProfile } from '../../../src/profile/profile.js'
import { schemaFor } from '../../../src/schema/environment.js'
import { inferSchema } from '../../../src/schema/infer.js'
import { parseSchema } from '../../../src/schema/parse.js'
import type { Schema } from '../../../src/schema/schema.js'
import type { Finding } from '../../../src/verdict/finding.js'

/** Columns of one length; a null is a null. */
export type TextTable = ReadonlyMap<string, readonly (string | null)[]>

/** The environment that a batch is of, and how many rows the reference has. */
interface Context {
  readonly environment?: string
  readonly referenceRows?: number
}

/** All findings; a column without a type in the schema is text. */
export function judgeTexts(rules: object, table: TextTable, context: Context = {}): Finding[] {
  return judgeParts(rules, [table], context)
}

/** All findings of tables of the same columns, each profiled alone and the profiles joined in their order. */
export function judgeParts(
  rules: object,
  [table, ...others]: readonly TextTable[],
  { environment, referenceRows }: Context = {},
): Finding[] {
  if (table === undefined) throw new Error('expected a table')
  const whole = parseSchema(JSON.stringify({ version: 1, ...rules }), 'vector.json')
  const schema = schemaFor(whole, environment)
  const fields = [...table.keys()].map((name): Field => {
    const type = schema.columns.find((column) => column.name === name)?.type ?? 'string'
    return { name, type, classes: classesOf(type) }
  })
  const source = { name: 'vector', format: 'memory', bytes: null }
  const profiled = (part: TextTable) => {
    const profile = emptyProfile(fields, needsOfSchema(schema), source)
    const columns = fields.map((field) => columnOf(field, part.get(field.name) ?? []))
    const batch = { length: columns[0]?.length ?? 0, firstRow: 1, columns }
    const { joint } = profile
    if (joint !== undefined) jointUpdater(joint, fields)(joint, batch)
    return updateProfile(profile, batch)
  }
  const profile = others.map(profiled).reduce((sum, part) => {
    shiftProfile(part, sum.source.rows)
    return appendProfile(sum, part)
  }, profiled(table))
  return checkSchema(schema, profile, referenceRows === undefined ? {} : { referenceRows })
}

/** The schema that a table teaches, each column read as what it holds. */
export function learnTexts(table: TextTable): Schema {
  const fields = [...table].map(([name, texts]): Field => {
    const type = typeOfTexts(texts)
    return { name, type, classes: classesOf(type) }
  })
  const source = { name: 'vector', format: 'memory', bytes: null }
  const columns = fields.map((field) => columnOf(field, table.get(field.name) ?? []))
  const batch = { length: columns[0]?.length ?? 0, firstRow: 1, columns }
  return inferSchema(updateProfile(emptyProfile(fields, { columns: [] }, source), batch)).schema
}

/** The type that texts have in common. */
export function typeOfTexts(texts: readonly (string | null)[]): LogicalType {
  return typeOf(classify(cellsOf(texts), texts.length))
}

function columnOf(field: Field, texts: readonly (string | null)[]): Column {
  return convert(cellsOf(texts), columnBuilder(field)) as Column
}

function cellsOf(texts: readonly (string | null)[]): Cells {
  const encoder = new TextEncoder()
  const cells = texts.map((text) => (text === null ? null : encoder.encode(text)))
  const bytes = new Uint8Array(cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0))
  const starts = new Int32Array(cells.length)
  const ends = new Int32Array(cells.length)
  let at = 0
  cells.forEach((cell, i) => {
    starts[i] = cell === null ? NULL : at
    if (cell !== null) bytes.set(cell, at)
    at += cell?.length ?? 0
    ends[i] = at
  })
  return { bytes, starts, ends, length: cells.length, firstRow: 1 }
}

/** Codes of what is violated, sorted. */
export function violatedCodes(findings: readonly Finding[]): string[] {
  const violated = findings.filter(({ outcome }) => outcome === 'violated')
  return violated.map(({ code }) => code).sort()
}
