/**
 * The text of a schema file, YAML or JSON, as a schema.
 *
 * Everything that is wrong is told at once, each with its line, the text around it and, for a
 * mistyped word, the one that was meant: an unknown key is an error, since a rule that is silently
 * not read is worse than none.
 */
import type { Position } from '../verdict/finding.js'
import { defaultAlpha, defaultDrift, defaultUnexpectedColumns } from './defaults.js'
import { usageErrorOf } from './frame.js'
import { type Reading, readColumn } from './parse-column.js'
import { requireSoundFilters } from './parse-condition.js'
import { corrections, decidings, readDrift, readDriftedColumns } from './parse-drift.js'
import { requireEnvironments } from './parse-environments.js'
import { readKeys } from './parse-keys.js'
import { readShareLimit } from './parse-limits.js'
import { readNumberBounds } from './parse-range.js'
import { readRowRules } from './parse-row-rules.js'
import { optional, readDemand, readLevel, readTags } from './parse-rule.js'
import { readSeveral } from './parse-several.js'
import { readSuppressions } from './parse-suppressions.js'
import {
  compact,
  type Report,
  readFields,
  readList,
  readNumber,
  readText,
  readWord,
  reporter,
} from './read.js'
import type { ColumnSchema, RowBounds, Schema, ShareLimit } from './schema.js'
import { severalKeys } from './several.js'
import { faultCodes } from './vocabulary.js'
import { type Entry, type Place, readYaml, type Tree } from './yaml.js'

const schemaKeys = [
  'version',
  'description',
  'owner',
  'tags',
  'environments',
  'defaultEnvironments',
  'rows',
  'rowChange',
  'unexpectedColumns',
  'columnOrder',
  'faults',
  'alpha',
  'correction',
  'deciding',
  'drift',
  'driftedColumns',
  'columns',
  'rules',
  'keys',
  'uniqueRows',
  ...severalKeys,
  'suppressions',
]

/**
 * Reads a schema. `file` names it in messages and positions. Throws `UsageError` that lists
 * everything that is wrong.
 */
export function parseSchema(text: string, file: string): Schema {
  const { root, problems } = readYaml(text)
  const positions = new Map<string, Position>()
  const reading: Reading = {
    report: reporter(problems),
    mark: (path, { line, column }) => positions.set(path, { file, line, column }),
  }
  const start: Place = { line: 1, column: 1, length: 1 }
  if (root === undefined && problems.length === 0) reading.report(start, 'the schema is empty')
  const isReadable = root !== undefined && problems.length === 0
  const schema = isReadable ? readSchema(root, reading) : undefined
  if (schema === undefined || problems.length > 0) throw usageErrorOf(problems, file, text)
  return { ...schema, positions }
}

function readSchema(tree: Tree, reading: Reading): Schema | undefined {
  const { report } = reading
  const fields = readFields(tree, ['$schema', ...schemaKeys], report)
  if (fields === undefined) return undefined
  readVersion(tree, fields.get('version'), report)
  if (!fields.has('columns')) report(tree.place, 'expected columns, the list of column rules')
  for (const key of marked) {
    const entry = fields.get(key)
    if (entry !== undefined) reading.mark(key, entry.keyPlace)
  }
  optional(fields.get('$schema'), (each) => readText(each, report))
  requireEnvironments(fields, report)
  const alpha = { minimum: 0, maximum: 1, open: true }
  const level = (each: Tree) => readLevel(each, report)
  const correction = optional(fields.get('correction'), (each) =>
    readWord(each, { what: 'correction', known: corrections }, report),
  )
  const deciding = optional(fields.get('deciding'), (each) =>
    readWord(each, { what: 'word', known: decidings }, report),
  )
  const columns = optional(fields.get('columns'), (each) => readColumns(each, reading)) ?? []
  requireFilters(fields, columns, report)
  return {
    version: 1,
    ...readStanding(fields, report),
    rows: optional(fields.get('rows'), (each) => readRows(each, reading)) ?? [],
    unexpectedColumns: optional(fields.get('unexpectedColumns'), level) ?? defaultUnexpectedColumns,
    faults: optional(fields.get('faults'), (each) => readFaults(each, reading)) ?? {},
    alpha: optional(fields.get('alpha'), (each) => readNumber(each, alpha, report)) ?? defaultAlpha,
    ...compact<
      Pick<
        Schema,
        | 'rowChange'
        | 'columnOrder'
        | 'driftedColumns'
        | 'correction'
        | 'deciding'
        | 'rules'
        | 'keys'
        | 'uniqueRows'
        | 'suppressions'
      >
    >({
      rowChange: optional(fields.get('rowChange'), (each) => readNumberBounds(each, ratio, report)),
      columnOrder: optional(fields.get('columnOrder'), level),
      driftedColumns: optional(fields.get('driftedColumns'), (each) =>
        readDriftedColumns(each, report),
      ),
      correction,
      deciding,
      rules: optional(fields.get('rules'), (each) =>
        readRowRules(each, columns, report, (index, place) =>
          reading.mark(`rules/${index}`, place),
        ),
      ),
      keys: optional(fields.get('keys'), (each) =>
        readKeys(each, columns, report, (index, place) => reading.mark(`keys/${index}`, place)),
      ),
      uniqueRows: optional(fields.get('uniqueRows'), (each) => readDemand(each, report)),
      suppressions: optional(fields.get('suppressions'), (each) =>
        readSuppressions(each, report, (index, place) =>
          reading.mark(`suppressions/${index}`, place),
        ),
      ),
    }),
    ...readSeveral(fields, { columns, report, mark: reading.mark }),
    drift: { ...defaultDrift, ...optional(fields.get('drift'), (each) => readDrift(each, report)) },
    columns,
  }
}

/** Filters read any column, so they are checked when all are known; those of `rules` with their rules. */
function requireFilters(
  fields: ReadonlyMap<string, Entry>,
  columns: readonly ColumnSchema[],
  report: Report,
): void {
  const types = columns.map(({ name, type = 'unknown' }) => ({ name, type }))
  for (const [key, { value }] of fields) {
    if (key !== 'rules') requireSoundFilters(value, key, types, report)
  }
}

const marked = [
  'rowChange',
  'unexpectedColumns',
  'columnOrder',
  'alpha',
  'drift',
  'driftedColumns',
  'uniqueRows',
]

const ratio = { minimum: 0, maximum: Infinity }

/** Who looks after the data set, and the environments that it is in. */
function readStanding(fields: ReadonlyMap<string, Entry>, report: Report) {
  return compact<
    Pick<Schema, 'description' | 'owner' | 'tags' | 'environments' | 'defaultEnvironments'>
  >({
    description: optional(fields.get('description'), (each) => readText(each, report)),
    owner: optional(fields.get('owner'), (each) => readText(each, report)),
    tags: optional(fields.get('tags'), (each) => readTags(each, report)),
    environments: optional(fields.get('environments'), (each) => readTags(each, report)),
    defaultEnvironments: optional(fields.get('defaultEnvironments'), (each) =>
      readTags(each, report),
    ),
  })
}

function readVersion(tree: Tree, entry: Entry | undefined, report: Report): void {
  if (entry === undefined) report(tree.place, 'expected version: 1')
  else if (entry.value.kind !== 'scalar' || entry.value.value !== 1) {
    report(entry.value.place, 'expected version 1, the only one that this program reads')
  }
}

/** One pair of bounds, or a list of them with a level each. */
function readRows(tree: Tree, { report, mark }: Reading): RowBounds[] {
  const items = tree.kind === 'map' ? [tree] : (readList(tree, report) ?? [])
  const count = { minimum: 0, maximum: Infinity, integer: true }
  return items.flatMap((item, index) => {
    mark(`rows/${index}`, item.place)
    const bounds = readNumberBounds(item, count, report)
    return bounds === undefined ? [] : [bounds]
  })
}

function readFaults(tree: Tree, { report, mark }: Reading): Record<string, ShareLimit> {
  const limits: Record<string, ShareLimit> = {}
  for (const [code, entry] of readFields(tree, faultCodes, report) ?? []) {
    mark(`faults/${code}`, entry.keyPlace)
    const limit = readShareLimit(entry.value, report)
    if (limit !== undefined) limits[code] = limit
  }
  return limits
}

function readColumns(tree: Tree, reading: Reading): ColumnSchema[] {
  const seen = new Map<string, number>()
  const columns: ColumnSchema[] = []
  for (const item of readList(tree, reading.report) ?? []) {
    const column = readColumn(item, `columns/${columns.length}`, reading)
    if (column === undefined) continue
    const before = seen.get(column.name)
    if (before !== undefined) {
      const name = JSON.stringify(column.name)
      reading.report(item.place, `column ${name} has rules already, in line ${before}`)
    }
    seen.set(column.name, item.place.line)
    columns.push(column)
  }
  return columns
}
