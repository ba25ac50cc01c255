/** Cells of text judged by the text of a schema, at once: what other tools call validation. */
import { columnBuilder } from '../../../src/batch/builder.js'
import type { Column, Field } from '../../../src/batch/column.js'
import { type Cells, classify, convert, NULL } from '../../../src/batch/convert.js'
import { classesOf, type LogicalType, typeOf } from '../../../src/batch/type.js'
import { checkSchema } from '../../../src/checks/check-schema.js'
import { needsOfSchema } from '../../../src/checks/needs.js'
import { emptyProfile, updateProfile } from '../../../src/profile/profile.js'
import { parseSchema } from '../../../src/schema/parse.js'
import type { Finding } from '../../../src/verdict/finding.js'

/** Columns of one length; a null is a null. */
export type TextTable = ReadonlyMap<string, readonly (string | null)[]>

/** All findings; a column without a type in the schema is text. */
export function judgeTexts(rules: object, table: TextTable): Finding[] {
  const schema = parseSchema(JSON.stringify({ version: 1, ...rules }), 'vector.json')
  const fields = [...table.keys()].map((name): Field => {
    const type = schema.columns.find((column) => column.name === name)?.type ?? 'string'
    return { name, type, classes: classesOf(type) }
  })
  const source = { name: 'vector', format: 'memory', bytes: null }
  const profile = emptyProfile(fields, needsOfSchema(schema), source)
  const columns = fields.map((field) => columnOf(field, table.get(field.name) ?? []))
  const length = columns[0]?.length ?? 0
  return checkSchema(schema, updateProfile(profile, { length, firstRow: 1, columns }))
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
