/**
 * A schema as the commented YAML that people read, edit and commit.
 *
 * The text is a function of the schema, its evidence and its origin alone, and reads back as the same
 * schema. Each rule is one line where it fits, with its evidence behind it.
 */
import { defaultUnexpectedColumns } from './defaults.js'
import { columnKeys } from './parse-column.js'
import { yamlComment, yamlFlow, yamlFlowValue, yamlNumber, yamlText } from './scalar.js'
import type { ColumnSchema, Domain, Forbidden, Schema } from './schema.js'
import { severalKeys, severalMeanings } from './several.js'

/** What a rule rests on, in words, by the path of the rule (`columns/3/range`). */
export type Evidence = ReadonlyMap<string, string>

export interface WriteOptions {
  /** Written behind the rules. */
  readonly evidence?: Evidence
  /** What the schema was inferred from, for the first line: `train.csv, 27,004 rows`. */
  readonly origin?: string
  /** Where editors find the JSON Schema of the file. */
  readonly schemaLocation?: string
}

/** Below the directory of a project that has driftgate installed. */
const defaultLocation = 'node_modules/driftgate/schemas/driftgate.schema.json'

/** Longest line that is kept in one piece. */
const width = 100

/** Column at which comments stand where there is room. */
const commentColumn = 44

/** The schema as YAML, ending in a newline. */
export function writeSchema(schema: Schema, options: WriteOptions = {}): string {
  const evidence = options.evidence ?? new Map<string, string>()
  const lines = [
    ...header(options),
    '',
    'version: 1',
    ...standingLines(schema),
    '',
    ...rowLines(schema, evidence),
    ...faultLines(schema, evidence),
    '# Columns that have no rules below: error, warn or info.',
    `unexpectedColumns: ${schema.unexpectedColumns}${isDefault(schema) ? '  # the default' : ''}`,
    ...(schema.columnOrder === undefined ? [] : [`columnOrder: ${schema.columnOrder}`]),
    '',
    ...driftLines(schema),
    '',
    ...columnLines(schema, evidence),
    ...conditionLines(schema, evidence),
    ...keyLines(schema, evidence),
    ...severalLines(schema, evidence),
    ...suppressionLines(schema),
  ]
  return `${lines.join('\n')}\n`
}

const standingKeys = [
  'description',
  'owner',
  'tags',
  'environments',
  'defaultEnvironments',
] as const satisfies readonly (keyof Schema)[]

function standingLines(schema: Schema): string[] {
  return standingKeys.flatMap((key) => {
    const value = schema[key]
    return value === undefined ? [] : [`${key}: ${yamlFlowValue(value)}`]
  })
}

const isDefault = (schema: Schema) => schema.unexpectedColumns === defaultUnexpectedColumns

function header({ origin, schemaLocation = defaultLocation }: WriteOptions): string[] {
  return [
    `# yaml-language-server: $schema=${yamlComment(schemaLocation)}`,
    '#',
    origin === undefined
      ? '# What the data must be: the rules that driftgate checks a batch against.'
      : `# What the data must be, inferred from ${yamlComment(origin)}.`,
    '# It is meant to be edited: tighten, loosen or delete rules, and commit the file.',
    '#',
    '# A rule that was inferred carries its evidence, since the reference is a sample too:',
    '#   confidence    the share may exceed its maximum by what chance explains at this confidence',
    '#   evidenceRows  rows of reference behind the limit: values beyond it are an error where a',
    '#                 further sample of the same population would hardly show as many, else a warning',
    '#   farMinimum, farMaximum  beyond these a single value is an error',
    '# Delete these keys and the limit is taken at its word. Any rule takes level: error, warn or info.',
  ]
}

function rowLines({ rows, rowChange }: Schema, evidence: Evidence): string[] {
  const change =
    rowChange === undefined
      ? []
      : ['# Rows as a multiple of those of the reference.', `rowChange: ${yamlFlow(rowChange)}`, '']
  if (rows.length === 0) return change
  const items = rows.map((bounds, index) =>
    remark(`  - ${yamlFlow(bounds)}`, evidence.get(`rows/${index}`)),
  )
  return ['# How many rows there may be.', 'rows:', ...items, '', ...change]
}

function faultLines({ faults }: Schema, evidence: Evidence): string[] {
  const codes = Object.keys(faults)
  if (codes.length === 0) return []
  const items = codes.map((code) =>
    remark(`  ${code}: ${yamlFlow(faults[code] ?? {})}`, evidence.get(`faults/${code}`)),
  )
  const about = '# Structural faults of the file, as a share of its rows; a fault not named: none.'
  return [about, 'faults:', ...items, '']
}

function driftLines({ alpha, correction, deciding, drift, driftedColumns }: Schema): string[] {
  const meaning: Record<string, string> = {
    ks: 'Kolmogorov–Smirnov D, numbers',
    psi: 'population stability index',
    chiSquare: 'balanced V of the chi-square test, categories',
    nulls: 'change of the share of nulls',
    unseen: 'share of values that the reference does not have',
  }
  const items = Object.entries(drift).map(([key, value]) =>
    remark(`  ${key}: ${yamlFlowValue(value)}`, meaning[key]),
  )
  return [
    '# A column drifts when a test is significant and its effect surely exceeds the limit.',
    remark(`alpha: ${yamlNumber(alpha)}`, 'family-wise error rate over all drift tests of a run'),
    ...(correction === undefined ? [] : [`correction: ${correction}`]),
    ...(deciding === undefined ? [] : [`deciding: ${deciding}`]),
    ...(items.length === 0 ? ['drift: {}'] : ['drift:', ...items]),
    ...(driftedColumns === undefined ? [] : [`driftedColumns: ${yamlFlow(driftedColumns)}`]),
  ]
}

function columnLines({ columns }: Schema, evidence: Evidence): string[] {
  if (columns.length === 0) return ['columns: []']
  const blocks = columns.map((column, index) =>
    columnBlock(column, index, evidence)
      .map((line) => `  ${line}`)
      .join('\n'),
  )
  return ['columns:', blocks.join('\n\n')]
}

/** The lines of one column, as an item of the list; `index` is its place in the paths of the evidence. */
export function columnBlock(
  column: ColumnSchema,
  index: number,
  evidence: Evidence,
): readonly string[] {
  const path = `columns/${index}`
  const name = remark(`  - name: ${yamlText(column.name)}`, evidence.get(path))
  const lines = [name, ...ruleLines(column, path, evidence)]
  return lines.flatMap((line) => line.split('\n')).map((line) => line.slice(2))
}

function conditionLines({ rules }: Schema, evidence: Evidence): string[] {
  if (rules === undefined) return []
  if (rules.length === 0) return ['', 'rules: []']
  const about = '# Conditions on every row, in a subset of SQL: a row breaks one where it is false.'
  const items = rules.map((rule, index) => {
    const isPlain = Object.keys(rule).length === 1
    const text = isPlain ? yamlFlowValue(rule.expression) : yamlFlow(rule)
    return remark(`  - ${text}`, evidence.get(`rules/${index}`))
  })
  return ['', about, 'rules:', ...items]
}

function keyLines({ keys, uniqueRows }: Schema, evidence: Evidence): string[] {
  const lines = [
    ...(keys === undefined ? [] : keys.length === 0 ? ['keys: []'] : ['keys:']),
    ...(keys ?? []).map((key, index) => {
      return remark(`  - ${yamlFlow(key)}`, evidence.get(`keys/${index}`))
    }),
    ...(uniqueRows === undefined ? [] : [`uniqueRows: ${yamlFlowValue(uniqueRows)}`]),
  ]
  return lines.length === 0 ? [] : ['', '# Columns whose values together occur once.', ...lines]
}

function severalLines(schema: Schema, evidence: Evidence): string[] {
  return severalKeys.flatMap((key) => {
    const rules = schema[key]
    if (rules === undefined) return []
    const items = rules.map((rule, index) => {
      return remark(`  - ${yamlFlow(rule)}`, evidence.get(`${key}/${index}`))
    })
    return ['', `# ${severalMeanings[key]}`, `${key}:${items.length === 0 ? ' []' : ''}`, ...items]
  })
}

function suppressionLines({ suppressions }: Schema): string[] {
  if (suppressions === undefined) return []
  if (suppressions.length === 0) return ['', 'suppressions: []']
  const about = '# Known violations that do not count, and why.'
  return ['', about, 'suppressions:', ...suppressions.map((each) => `  - ${yamlFlow(each)}`)]
}

const ruleKeys = columnKeys.filter((key) => key !== 'name')

function ruleLines(column: ColumnSchema, path: string, evidence: Evidence): string[] {
  return ruleKeys.flatMap((key) => {
    const rule = column[key]
    if (rule === undefined) return []
    const comment = evidence.get(`${path}/${key}`)
    if (key === 'domain' || key === 'forbidden') return listLines(key, rule as Listed, comment)
    if (key === 'statistics') return statisticLines(rule as object, comment)
    const value =
      key === 'type' && column.typeRule !== undefined
        ? { is: rule, ...column.typeRule }
        : short(rule)
    return [remark(`    ${key}: ${yamlFlowValue(value)}`, comment)]
  })
}

/** A pattern or a format that says nothing else stands for itself. */
function short(rule: unknown): unknown {
  if (typeof rule !== 'object' || rule === null || Object.keys(rule).length !== 1) return rule
  if ('regex' in rule) return rule.regex
  return 'is' in rule ? rule.is : rule
}

function statisticLines(statistics: object, comment: string | undefined): string[] {
  const lines = Object.entries(statistics).map(([name, bounds]) => {
    return `      ${name}: ${yamlFlowValue(bounds)}`
  })
  if (lines.length === 0) return [remark('    statistics: {}', comment)]
  return [remark('    statistics:', comment), ...lines]
}

type Listed = Domain | Forbidden

/** In one line where it fits, otherwise one value a line, so that a changed one is one changed line. */
function listLines(key: string, listed: Listed, comment: string | undefined): string[] {
  const line = `    ${key}: ${yamlFlow(listed)}`
  if (line.length <= width) return [remark(line, comment)]
  const { values, ...limits } = listed
  const rest = Object.entries(limits).map(([name, value]) => {
    return `      ${name}: ${yamlFlowValue(value)}`
  })
  const items = values.map((value) => `        - ${yamlText(value)}`)
  return [remark(`    ${key}:`, comment), ...rest, '      values:', ...items]
}

/** A line with its comment behind it. */
function remark(line: string, comment: string | undefined): string {
  if (comment === undefined) return line
  return `${line.padEnd(commentColumn)}  # ${yamlComment(comment)}`
}
