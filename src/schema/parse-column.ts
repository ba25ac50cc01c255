/** The rules of one column in a schema file. */
import type { LogicalType } from '../batch/type.js'
import { readDrift } from './parse-drift.js'
import {
  optional,
  readDemand,
  readDomain,
  readLength,
  readRange,
  readShareLimit,
} from './parse-limits.js'
import { compact, type Report, readBoolean, readFields, readText, readWord } from './read.js'
import type { ColumnSchema } from './schema.js'
import { typeNames, typeSynonyms } from './vocabulary.js'
import type { Entry, Place, Tree } from './yaml.js'

const columnKeys = [
  'name',
  'description',
  'type',
  'required',
  'unique',
  'nulls',
  'range',
  'length',
  'domain',
  'increasing',
  'drift',
]

/** What readers of rules are given. */
export interface Reading {
  readonly report: Report
  /** Notes where a rule stands. */
  readonly mark: (path: string, place: Place) => void
}

/** Reads one column; `path` is where it stands in the schema (`columns/3`). */
export function readColumn(
  tree: Tree,
  path: string,
  { report, mark }: Reading,
): ColumnSchema | undefined {
  const fields = readFields(tree, columnKeys, report)
  if (fields === undefined) return undefined
  mark(path, fields.get('name')?.keyPlace ?? tree.place)
  for (const [key, entry] of fields) mark(`${path}/${key}`, entry.keyPlace)
  const name = optional(fields.get('name'), (each) => readText(each, report))
  if (!fields.has('name')) report(tree.place, 'expected a name, the column it is about')
  const type = optional(fields.get('type'), (each) => readType(each, report))
  const rules = compact<Omit<ColumnSchema, 'name'>>({
    description: optional(fields.get('description'), (each) => readText(each, report)),
    type,
    required: optional(fields.get('required'), (each) => readBoolean(each, report)),
    unique: optional(fields.get('unique'), (each) => readDemand(each, report)),
    nulls: optional(fields.get('nulls'), (each) => readShareLimit(each, report)),
    range: optional(fields.get('range'), (each) => readRange(each, type, report)),
    length: optional(fields.get('length'), (each) => readLength(each, report)),
    domain: optional(fields.get('domain'), (each) => readDomain(each, report)),
    increasing: optional(fields.get('increasing'), (each) => readDemand(each, report)),
    drift: optional(fields.get('drift'), (each) => readDrift(each, report)),
  })
  requireText(fields.get('length'), type, report)
  return name === undefined ? undefined : { name, ...rules }
}

function readType(tree: Tree, report: Report): LogicalType | undefined {
  if (tree.kind === 'scalar' && typeof tree.value === 'string') {
    const meant = typeSynonyms.get(tree.value.toLowerCase())
    if (meant !== undefined) {
      report(tree.place, `unknown type ${JSON.stringify(tree.value)}: did you mean ${meant}?`)
      return undefined
    }
  }
  return readWord(tree, { what: 'type', known: typeNames }, report)
}

function requireText(
  length: Entry | undefined,
  type: LogicalType | undefined,
  report: Report,
): void {
  if (length === undefined || type === undefined) return
  if (!['string', 'binary', 'decimal'].includes(type)) {
    report(length.keyPlace, `a length has no meaning for the type ${type}`)
  }
}
