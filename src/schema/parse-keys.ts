/** The keys that a schema file lists. */
import { attributeKeys, optional, readAttributes } from './parse-rule.js'
import {
  compact,
  type Report,
  readBoolean,
  readFields,
  readList,
  readText,
  unknownWord,
} from './read.js'
import type { ColumnSchema, KeyRule } from './schema.js'
import type { Place, Tree } from './yaml.js'

/** Reads the list: `[order_id, line]`, or `{ columns: [order_id, line], primary: true }`. */
export function readKeys(
  tree: Tree,
  columns: readonly ColumnSchema[],
  report: Report,
  mark: (index: number, place: Place) => void,
): KeyRule[] {
  const known = columns.map(({ name }) => name)
  const seen = new Map<string, number>()
  return (readList(tree, report) ?? []).flatMap((item, index) => {
    mark(index, item.place)
    const key = readKey(item, known, report)
    if (key === undefined) return []
    const name = JSON.stringify([...key.columns].sort())
    const before = seen.get(name)
    if (before === undefined) seen.set(name, item.place.line)
    else report(item.place, `this key is there already, in line ${before}`)
    return [key]
  })
}

function readKey(tree: Tree, known: readonly string[], report: Report): KeyRule | undefined {
  if (tree.kind !== 'map') {
    const columns = readNames(tree, known, report)
    return columns === undefined ? undefined : { columns }
  }
  const fields = readFields(tree, ['columns', 'primary', ...attributeKeys], report)
  if (fields === undefined) return undefined
  if (!fields.has('columns')) report(tree.place, 'expected columns, those of the key')
  const columns = optional(fields.get('columns'), (each) => readNames(each, known, report))
  if (columns === undefined) return undefined
  return {
    columns,
    ...compact<Pick<KeyRule, 'primary'>>({
      primary: optional(fields.get('primary'), (each) => readBoolean(each, report)),
    }),
    ...readAttributes(fields, report),
  }
}

/** Columns that the schema has, each once: one name, or a list of them. */
export function readNames(
  tree: Tree,
  known: readonly string[],
  report: Report,
): readonly string[] | undefined {
  const items = tree.kind === 'scalar' ? [tree] : readList(tree, report)
  if (items === undefined) return undefined
  const names: string[] = []
  for (const item of items) {
    const name = readText(item, report)
    if (name === undefined) continue
    if (!known.includes(name)) report(item.place, unknownWord('column', name, known))
    else if (names.includes(name))
      report(item.place, `column ${JSON.stringify(name)} is there twice`)
    else names.push(name)
  }
  if (names.length > 0) return names
  if (items.length === 0) report(tree.place, 'expected at least one column')
  return undefined
}
