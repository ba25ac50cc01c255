/** The rules of one column in a schema file. */
import { isNumeric, isTemporal, type LogicalType } from '../batch/type.js'
import type { Tiered } from './attributes.js'
import { isOrdered } from './bound.js'
import { readDrift } from './parse-drift.js'
import {
  readDomain,
  readForbidden,
  readMostly,
  readMultipleOf,
  readNulls,
  readShareLimit,
} from './parse-limits.js'
import { readFormat, readPattern } from './parse-pattern.js'
import { readLength, readRange } from './parse-range.js'
import { type Limits, optional, readDemand, readRule, readTags } from './parse-rule.js'
import { readStatistics } from './parse-statistics.js'
import { readCadence, readFreshness } from './parse-time.js'
import { compact, type Report, readFields, readText, readWord } from './read.js'
import type { ColumnSchema, Mostly } from './schema.js'
import { stages, typeNames, typeSynonyms } from './vocabulary.js'
import type { Entry, Place, Tree } from './yaml.js'

/** In the order in which they are written. */
export const columnKeys = [
  'name',
  'description',
  'owner',
  'tags',
  'stage',
  'in',
  'notIn',
  'type',
  'required',
  'unique',
  'nulls',
  'nans',
  'infinities',
  'range',
  'multipleOf',
  'length',
  'pattern',
  'format',
  'domain',
  'forbidden',
  'increasing',
  'decreasing',
  'statistics',
  'freshness',
  'cadence',
  'drift',
] as const satisfies readonly (keyof ColumnSchema)[]

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
    ...readStanding(fields, report),
    type: type?.type,
    typeRule: type?.rule,
    ...readRules(fields, { type: type?.type, path, reading: { report, mark } }),
  })
  requireMeaning(fields, type?.type, report)
  const not = fields.get('notIn')
  if (not !== undefined && fields.has('in')) {
    report(not.keyPlace, 'in says the rest already: keep one of in and notIn')
  }
  return name === undefined ? undefined : { name, ...rules }
}

type Fields = ReadonlyMap<string, Entry>

/** Who looks after the column, and where and when it is there. */
function readStanding(fields: Fields, report: Report) {
  return {
    description: optional(fields.get('description'), (each) => readText(each, report)),
    owner: optional(fields.get('owner'), (each) => readText(each, report)),
    tags: optional(fields.get('tags'), (each) => readTags(each, report)),
    stage: optional(fields.get('stage'), (each) =>
      readWord(each, { what: 'stage', known: stages }, report),
    ),
    in: optional(fields.get('in'), (each) => readTags(each, report)),
    notIn: optional(fields.get('notIn'), (each) => readTags(each, report)),
  }
}

interface Column {
  readonly type: LogicalType | undefined
  readonly path: string
  readonly reading: Reading
}

function readRules(fields: Fields, { type, path, reading: { report, mark } }: Column) {
  const demand = (each: Tree) => readDemand(each, report)
  const order = (each: Tree) => readDemand(each, report, ['strictly'])
  const share = (each: Tree) => readShareLimit(each, report)
  return {
    required: optional(fields.get('required'), demand),
    unique: optional(fields.get('unique'), demand),
    nulls: optional(fields.get('nulls'), (each) => readNulls(each, report)),
    nans: optional(fields.get('nans'), share),
    infinities: optional(fields.get('infinities'), share),
    range: optional(fields.get('range'), (each) => readRange(each, type, report)),
    multipleOf: optional(fields.get('multipleOf'), (each) => readMultipleOf(each, report)),
    length: optional(fields.get('length'), (each) => readLength(each, report)),
    pattern: optional(fields.get('pattern'), (each) => readPattern(each, report)),
    format: optional(fields.get('format'), (each) => readFormat(each, report)),
    domain: optional(fields.get('domain'), (each) => readDomain(each, report)),
    forbidden: optional(fields.get('forbidden'), (each) => readForbidden(each, report)),
    increasing: optional(fields.get('increasing'), order),
    decreasing: optional(fields.get('decreasing'), order),
    statistics: optional(fields.get('statistics'), (each) =>
      readStatistics(each, type, {
        report,
        mark: (name, place) => mark(`${path}/statistics/${name}`, place),
      }),
    ),
    freshness: optional(fields.get('freshness'), (each) => readFreshness(each, report)),
    cadence: optional(fields.get('cadence'), (each) => readCadence(each, report)),
    drift: optional(fields.get('drift'), (each) => readDrift(each, report)),
  }
}

/** `integer`, or `{ is: integer, mostly: 0.99 }`. */
function readType(
  tree: Tree,
  report: Report,
): { type: LogicalType | undefined; rule: Tiered<Mostly> | undefined } {
  if (tree.kind !== 'map') return { type: readTypeName(tree, report), rule: undefined }
  let type: LogicalType | undefined
  const limits: Limits<Mostly> = {
    keys: ['is', 'mostly'],
    read: (fields) => compact<Mostly>({ mostly: readMostly(fields, report) }),
    require: (fields) => {
      if (!fields.has('is')) report(tree.place, 'expected is, the type')
      type = optional(fields.get('is'), (each) => readTypeName(each, report))
    },
  }
  const rule = readRule(tree, limits, report)
  return { type, rule }
}

function readTypeName(tree: Tree, report: Report): LogicalType | undefined {
  if (tree.kind === 'scalar' && typeof tree.value === 'string') {
    const meant = typeSynonyms.get(tree.value.toLowerCase())
    if (meant !== undefined) {
      report(tree.place, `unknown type ${JSON.stringify(tree.value)}: did you mean ${meant}?`)
      return undefined
    }
  }
  return readWord(tree, { what: 'type', known: typeNames }, report)
}

/** Types that rules on some of them have a meaning for. */
const meanings: readonly (readonly [keyof ColumnSchema, string, (type: LogicalType) => boolean])[] =
  [
    ['length', 'a length', (type) => ['string', 'binary', 'decimal'].includes(type)],
    ['format', 'a format', (type) => type === 'string'],
    ['nans', 'a share of NaN', (type) => type === 'number' || type === 'decimal'],
    ['infinities', 'a share of infinities', (type) => type === 'number' || type === 'decimal'],
    ['multipleOf', 'a multiple', isNumeric],
    ['freshness', 'a freshness', (type) => type === 'date' || type === 'timestamp'],
    ['cadence', 'a cadence', isTemporal],
  ]

/** Whether a rule of a column has a meaning for a type. */
export function hasMeaning(key: keyof ColumnSchema, type: LogicalType): boolean {
  if (key === 'range') return isOrdered(type)
  const meaning = meanings.find(([known]) => known === key)
  return meaning === undefined || meaning[2](type)
}

function requireMeaning(fields: Fields, type: LogicalType | undefined, report: Report): void {
  if (type === undefined) return
  for (const [key, what, hasMeaning] of meanings) {
    const entry = fields.get(key)
    if (entry === undefined || hasMeaning(type)) continue
    report(entry.keyPlace, `${what} has no meaning for the type ${type}`)
  }
}
