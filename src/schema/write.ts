/**
 * A schema as the commented YAML that people read, edit and commit.
 *
 * The text is a function of the schema, its evidence and its origin alone, and reads back as the same
 * schema. Each rule is one line where it fits, with its evidence behind it.
 */
import { defaultUnexpectedColumns } from './defaults.js'
import { yamlComment, yamlFlow, yamlNumber, yamlScalar, yamlText } from './scalar.js'
import type { ColumnSchema, Domain, Schema } from './schema.js'

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
    ...(schema.description === undefined ? [] : [`description: ${yamlText(schema.description)}`]),
    '',
    ...rowLines(schema, evidence),
    ...faultLines(schema, evidence),
    '# Columns that have no rules below: error, warn or info.',
    `unexpectedColumns: ${schema.unexpectedColumns}${isDefault(schema) ? '  # the default' : ''}`,
    '',
    ...driftLines(schema),
    '',
    ...columnLines(schema, evidence),
  ]
  return `${lines.join('\n')}\n`
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

function rowLines({ rows }: Schema, evidence: Evidence): string[] {
  if (rows.length === 0) return []
  const items = rows.map((bounds, index) =>
    remark(`  - ${yamlFlow(bounds)}`, evidence.get(`rows/${index}`)),
  )
  return ['# How many rows there may be.', 'rows:', ...items, '']
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

function driftLines({ alpha, correction, deciding, drift }: Schema): string[] {
  const meaning: Record<string, string> = {
    ks: 'Kolmogorov–Smirnov D, numbers',
    psi: 'population stability index',
    chiSquare: 'balanced V of the chi-square test, categories',
    nulls: 'change of the share of nulls',
    unseen: 'share of values that the reference does not have',
  }
  const items = Object.entries(drift).map(([key, value]) =>
    remark(`  ${key}: ${yamlScalar(value)}`, meaning[key]),
  )
  return [
    '# A column drifts when a test is significant and its effect surely exceeds the limit.',
    remark(`alpha: ${yamlNumber(alpha)}`, 'family-wise error rate over all drift tests of a run'),
    ...(correction === undefined ? [] : [`correction: ${correction}`]),
    ...(deciding === undefined ? [] : [`deciding: ${deciding}`]),
    ...(items.length === 0 ? ['drift: {}'] : ['drift:', ...items]),
  ]
}

function columnLines({ columns }: Schema, evidence: Evidence): string[] {
  if (columns.length === 0) return ['columns: []']
  const blocks = columns.map((column, index) => {
    const path = `columns/${index}`
    const name = remark(`  - name: ${yamlText(column.name)}`, evidence.get(path))
    return [name, ...ruleLines(column, path, evidence)].join('\n')
  })
  return ['columns:', blocks.join('\n\n')]
}

const ruleKeys = [
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
] as const satisfies readonly (keyof ColumnSchema)[]

function ruleLines(column: ColumnSchema, path: string, evidence: Evidence): string[] {
  return ruleKeys.flatMap((key) => {
    const rule = column[key]
    if (rule === undefined) return []
    const comment = evidence.get(`${path}/${key}`)
    if (key === 'domain') return domainLines(rule as Domain, comment)
    const value = typeof rule === 'object' ? yamlFlow(rule) : yamlScalar(rule)
    return [remark(`    ${key}: ${value}`, comment)]
  })
}

/** In one line where it fits, otherwise one value a line, so that a changed one is one changed line. */
function domainLines(domain: Domain, comment: string | undefined): string[] {
  const line = `    domain: ${yamlFlow(domain)}`
  if (line.length <= width) return [remark(line, comment)]
  const { values, ...limits } = domain
  const rest = Object.entries(limits).map(([key, value]) => {
    return `      ${key}: ${typeof value === 'object' ? yamlFlow(value) : yamlScalar(value)}`
  })
  const items = values.map((value) => `        - ${yamlText(value)}`)
  return [remark('    domain:', comment), ...rest, '      values:', ...items]
}

/** A line with its comment behind it. */
function remark(line: string, comment: string | undefined): string {
  if (comment === undefined) return line
  return `${line.padEnd(commentColumn)}  # ${yamlComment(comment)}`
}
