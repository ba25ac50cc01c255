/** The rules over rows that a schema file lists: conditions in a subset of SQL, checked against its columns. */
import type { NamedType } from '../expression/check.js'
import type { RowRule } from '../profile/row-rule.js'
import { requireSound } from './parse-condition.js'
import { readMostly } from './parse-limits.js'
import { type Fields, optional, readAttributes } from './parse-rule.js'
import { compact, type Report, readFields, readList, readText, readWord } from './read.js'
import type { ColumnSchema, Mostly, RowCondition } from './schema.js'
import type { Place, Tree } from './yaml.js'

const keys = [
  'name',
  'expression',
  'where',
  'mostly',
  'nulls',
  'level',
  'description',
  'owner',
  'tags',
  'dimension',
  'minimumRows',
  'warn',
]

/** What a rule says of rows for which its condition is unknown. */
export const nullPolicies = ['pass', 'fail'] as const

/** Reads the list; `mark` notes where each one stands. A condition may stand alone, as text. */
export function readRowRules(
  tree: Tree,
  columns: readonly ColumnSchema[],
  report: Report,
  mark: (index: number, place: Place) => void,
): RowCondition[] {
  const types = columns.map(({ name, type = 'unknown' }): NamedType => ({ name, type }))
  const seen = new Map<string, number>()
  return (readList(tree, report) ?? []).flatMap((item, index) => {
    mark(index, item.place)
    const rule = readRowRule(item, types, report)
    if (rule === undefined) return []
    const key = rule.name ?? JSON.stringify([rule.expression, rule.where])
    const before = seen.get(key)
    if (before === undefined) seen.set(key, item.place.line)
    else {
      const what = rule.name === undefined ? 'this rule' : `a rule named ${JSON.stringify(key)}`
      report(item.place, `${what} is there already, in line ${before}`)
    }
    return [rule]
  })
}

function readRowRule(
  tree: Tree,
  types: readonly NamedType[],
  report: Report,
): RowCondition | undefined {
  if (tree.kind === 'scalar') {
    const expression = readText(tree, report)
    if (expression === undefined) return undefined
    requireSound({ expression }, { expression: tree }, types, report)
    return { expression }
  }
  const fields = readFields(tree, keys, report)
  if (fields === undefined) return undefined
  const text = (key: string) => optional(fields.get(key), (each) => readText(each, report))
  const expression = text('expression')
  if (expression === undefined) {
    if (!fields.has('expression')) report(tree.place, 'expected an expression')
    return undefined
  }
  const condition = compact<RowRule>({ expression, where: text('where') } as RowRule)
  requireSound(
    condition,
    { expression: fields.get('expression')?.value, where: fields.get('where')?.value },
    types,
    report,
  )
  return { ...condition, ...readLimits(fields, report) }
}

function readLimits(fields: Fields, report: Report) {
  const warn = fields.get('warn')
  const { where: _, ...attributes } = readAttributes(fields, report)
  if (warn !== undefined && (attributes.level ?? 'error') !== 'error') {
    report(warn.keyPlace, 'a limit that warns goes with a rule of level error')
  }
  return compact<Omit<RowCondition, 'expression' | 'where'>>({
    name: optional(fields.get('name'), (each) => readText(each, report)),
    mostly: readMostly(fields, report),
    nulls: optional(fields.get('nulls'), (each) =>
      readWord(each, { what: 'word', known: nullPolicies }, report),
    ),
    ...attributes,
    warn: optional(warn, (each) => readWarn(each, report)),
  })
}

function readWarn(tree: Tree, report: Report): Mostly | undefined {
  const fields = readFields(tree, ['mostly'], report)
  if (fields === undefined) return undefined
  if (fields.size === 0) report(tree.place, 'expected a limit, mostly')
  return compact<Mostly>({ mostly: readMostly(fields, report) } as Mostly)
}
