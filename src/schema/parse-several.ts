/** The rules over several columns that a schema file lists, section by section. */
import { isNumeric, isTemporal, type LogicalType } from '../batch/type.js'
import type { Tiered } from './attributes.js'
import { readEquality, readReference } from './parse-datasets.js'
import { readNames } from './parse-keys.js'
import { readMostly } from './parse-limits.js'
import { readNamed, readOne } from './parse-named.js'
import { readNumberBounds } from './parse-range.js'
import { type Fields, type Limits, optional, readRule } from './parse-rule.js'
import { compact, type NumberBounds, type Report, readList, readNumber } from './read.js'
import type { Bounds, ColumnSchema, Mostly } from './schema.js'
import type { ColumnPair, SeveralRules } from './several.js'
import type { Place, Tree } from './yaml.js'

/** What readers of sections are given. */
export interface SeveralReading {
  readonly columns: readonly ColumnSchema[]
  readonly report: Report
  /** Notes where a rule stands: `correlations/0`. */
  readonly mark: (path: string, place: Place) => void
}

const unit: NumberBounds = { minimum: -1, maximum: 1 }
const positive: NumberBounds = { minimum: 0, maximum: Infinity }
const any: NumberBounds = { minimum: -Infinity, maximum: Infinity }
const share: NumberBounds = { minimum: 0, maximum: 1 }

/** Reads the sections that are there. */
export function readSeveral(fields: Fields, reading: SeveralReading): SeveralRules {
  const { columns, report } = reading
  const section = <Rule>(key: keyof SeveralRules, read: (tree: Tree) => Rule | undefined) =>
    optional(fields.get(key), (tree) => readSection(tree, key, read, reading))
  return compact<SeveralRules>({
    dependencies: section('dependencies', (tree) => readDependency(tree, reading)),
    correlations: section('correlations', (tree) =>
      readPair(tree, { allowed: unit, fits: isMeasurable, what: 'a correlation' }, reading),
    ),
    mutualInformation: section('mutualInformation', (tree) =>
      readPair(tree, { allowed: positive, fits: () => true, what: 'mutual information' }, reading),
    ),
    ratiosOfSums: section('ratiosOfSums', (tree) => readRatio(tree, reading)),
    completeRows: section('completeRows', (tree) => readCompleteRows(tree, reading)),
    references: section('references', (tree) => readReference(tree, columns, report)),
    equals: section('equals', (tree) => readEquality(tree, columns, report)),
  })
}

const isMeasurable = (type: LogicalType) => isNumeric(type) || isTemporal(type)

function readSection<Rule>(
  tree: Tree,
  key: keyof SeveralRules,
  read: (tree: Tree) => Rule | undefined,
  { report, mark }: SeveralReading,
): readonly Rule[] {
  // One share of complete rows may stand alone.
  const isOne = key === 'completeRows' && tree.kind !== 'list'
  const seen = new Map<string, number>()
  return (isOne ? [tree] : (readList(tree, report) ?? [])).flatMap((item, index) => {
    mark(`${key}/${index}`, item.place)
    const rule = read(item)
    if (rule === undefined) return []
    const name = JSON.stringify(rule)
    const before = seen.get(name)
    if (before === undefined) seen.set(name, item.place.line)
    else report(item.place, `this rule is there already, in line ${before}`)
    return [rule]
  })
}

function readDependency(tree: Tree, { columns, report }: SeveralReading) {
  const limits: Limits<Mostly> = {
    keys: ['mostly'],
    read: (fields) => compact<Mostly>({ mostly: readMostly(fields, report) }),
  }
  return readNamed(tree, ['columns', 'determines'], report, (fields, rest) => {
    const known = columns.map(({ name }) => name)
    const names = optional(fields.get('columns'), (each) => readNames(each, known, report))
    const determines = optional(fields.get('determines'), (each) => readOne(each, known, report))
    const rule = readRule(rest, limits, report)
    if (names === undefined || determines === undefined || rule === undefined) return undefined
    if (names.includes(determines)) {
      report(tree.place, `column ${JSON.stringify(determines)} determines itself`)
    }
    return { columns: names, determines, ...rule }
  })
}

interface PairForm {
  readonly allowed: NumberBounds
  readonly fits: (type: LogicalType) => boolean
  readonly what: string
}

function readPair(
  tree: Tree,
  { allowed, fits, what }: PairForm,
  { columns, report }: SeveralReading,
): (Tiered<Bounds> & { readonly columns: ColumnPair }) | undefined {
  return readNamed(tree, ['columns'], report, (fields, rest) => {
    const known = columns.map(({ name }) => name)
    const entry = fields.get('columns')
    const names = optional(entry, (each) => readNames(each, known, report))
    const bounds = readNumberBounds(rest, allowed, report)
    if (names === undefined || bounds === undefined) return undefined
    const [first, second, ...others] = names
    if (first === undefined || second === undefined || others.length > 0) {
      report(entry?.value.place ?? tree.place, `expected two columns, found ${names.length}`)
      return undefined
    }
    requireTypes(entry?.value.place ?? tree.place, { names, fits, what }, { columns, report })
    return { columns: [first, second] as const, ...bounds }
  })
}

function readRatio(tree: Tree, { columns, report }: SeveralReading) {
  return readNamed(tree, ['numerator', 'denominator'], report, (fields, rest) => {
    const known = columns.map(({ name }) => name)
    const one = (key: string) => optional(fields.get(key), (each) => readOne(each, known, report))
    const [numerator, denominator] = [one('numerator'), one('denominator')]
    const bounds = readNumberBounds(rest, any, report)
    if (numerator === undefined || denominator === undefined || bounds === undefined)
      return undefined
    const names = [numerator, denominator]
    requireTypes(tree.place, { names, fits: isNumeric, what: 'a sum' }, { columns, report })
    return { numerator, denominator, ...bounds }
  })
}

function readCompleteRows(tree: Tree, { columns, report }: SeveralReading) {
  if (tree.kind === 'scalar') {
    const minimum = readNumber(tree, share, report)
    return minimum === undefined ? undefined : { minimum }
  }
  const limits: Limits<{ readonly minimum: number }> = {
    keys: ['minimum'],
    read: (fields) =>
      compact<{ readonly minimum: number }>({
        minimum: optional(fields.get('minimum'), (each) => readNumber(each, share, report)),
      } as { readonly minimum: number }),
    require: (fields) => {
      if (!fields.has('minimum')) report(tree.place, 'expected minimum, a share of the rows')
    },
  }
  return readNamed(
    tree,
    ['columns'],
    report,
    (fields, rest) => {
      const known = columns.map(({ name }) => name)
      const names = optional(fields.get('columns'), (each) => readNames(each, known, report))
      const rule = readRule(rest, limits, report)
      if (rule === undefined || (fields.has('columns') && names === undefined)) return undefined
      return { ...rule, ...(names === undefined ? {} : { columns: names }) }
    },
    ['minimum'],
  )
}

function requireTypes(
  place: Place,
  { names, fits, what }: { readonly names: readonly string[] } & Omit<PairForm, 'allowed'>,
  { columns, report }: Pick<SeveralReading, 'columns' | 'report'>,
): void {
  for (const { name, type } of columns) {
    if (type === undefined || !names.includes(name) || fits(type)) continue
    report(place, `${what} has no meaning for column ${JSON.stringify(name)} of type ${type}`)
  }
}
