/** Rules that hold a batch against another data set: references into it, and equality with it. */
import { readNames } from './parse-keys.js'
import { readMostly } from './parse-limits.js'
import { readNamed } from './parse-named.js'
import { type Limits, optional, readRule } from './parse-rule.js'
import { compact, type Report, readList, readText } from './read.js'
import type { ColumnSchema, Mostly } from './schema.js'
import type { EqualityRule, ReferenceRule } from './several.js'
import type { Place, Tree } from './yaml.js'

const mostly = (report: Report): Limits<Mostly> => ({
  keys: ['mostly'],
  read: (fields) => compact<Mostly>({ mostly: readMostly(fields, report) }),
})

/** `{ columns: [customer], in: customers.csv, to: [id] }`. */
export function readReference(
  tree: Tree,
  columns: readonly ColumnSchema[],
  report: Report,
): ReferenceRule | undefined {
  const known = columns.map(({ name }) => name)
  return readNamed(
    tree,
    ['columns', 'in', 'to'],
    report,
    (fields, rest) => {
      requireFields(tree, fields, ['columns', 'in'], report)
      const names = optional(fields.get('columns'), (each) => readNames(each, known, report))
      const path = optional(fields.get('in'), (each) => readText(each, report))
      const to = optional(fields.get('to'), (each) => readOthers(each, report))
      const rule = readRule(rest, mostly(report), report)
      if (names === undefined || path === undefined || rule === undefined) return undefined
      if (to !== undefined && to.length !== names.length) {
        const place = fields.get('to')?.value.place ?? tree.place
        report(place, `expected as many columns as in columns, ${names.length}; found ${to.length}`)
      }
      requireTypes(tree.place, names, columns, report)
      return { columns: names, in: path, ...(to === undefined ? {} : { to }), ...rule }
    },
    ['mostly'],
  )
}

/** `{ dataset: yesterday.csv, key: [id], columns: [price] }`; without columns all but the key. */
export function readEquality(
  tree: Tree,
  columns: readonly ColumnSchema[],
  report: Report,
): EqualityRule | undefined {
  const known = columns.map(({ name }) => name)
  return readNamed(
    tree,
    ['dataset', 'key', 'columns'],
    report,
    (fields, rest) => {
      requireFields(tree, fields, ['dataset', 'key'], report)
      const dataset = optional(fields.get('dataset'), (each) => readText(each, report))
      const key = optional(fields.get('key'), (each) => readNames(each, known, report))
      const named = optional(fields.get('columns'), (each) => readNames(each, known, report))
      const rule = readRule(rest, mostly(report), report)
      if (dataset === undefined || key === undefined || rule === undefined) return undefined
      const twice = named?.find((name) => key.includes(name))
      if (twice !== undefined) {
        report(tree.place, `column ${JSON.stringify(twice)} is in the key already`)
      }
      const compared = named ?? known.filter((name) => !key.includes(name))
      requireTypes(tree.place, [...key, ...compared], columns, report)
      return { dataset, key, columns: compared, ...rule }
    },
    ['mostly'],
  )
}

function requireFields(
  tree: Tree,
  fields: ReadonlyMap<string, unknown>,
  keys: readonly string[],
  report: Report,
): void {
  const missing = keys.find((key) => !fields.has(key))
  if (missing !== undefined) report(tree.place, `expected ${missing}`)
}

/** Columns of another data set: the schema does not know them. */
function readOthers(tree: Tree, report: Report): readonly string[] | undefined {
  const items = tree.kind === 'scalar' ? [tree] : readList(tree, report)
  return items?.flatMap((item) => readText(item, report) ?? [])
}

/** Values are compared as values of a type, which both data sets are read in. */
function requireTypes(
  place: Place,
  names: readonly string[],
  columns: readonly ColumnSchema[],
  report: Report,
): void {
  for (const { name, type } of columns) {
    if (!names.includes(name) || type !== undefined) continue
    report(place, `column ${JSON.stringify(name)} has no type, in which to compare it`)
  }
}
