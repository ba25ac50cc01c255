/**
 * Runners for the sections of tfdv.json about validation: a schema and statistics of theirs become a
 * schema of ours and a batch that has these statistics.
 */
import { jensenShannonOfHistograms } from '../../../src/drift/jensen-shannon-histogram.js'
import { assertSame, type Fields, type Runner, type Runners } from './family.js'
import { fields } from './fields.js'
import { judgeTexts, type TextTable, typeOfTexts, violatedCodes } from './judged.js'

const types: Readonly<Record<string, string>> = {
  INT: 'integer',
  FLOAT: 'number',
  BYTES: 'string',
}

/** What stands in place of statistics that no batch has. */
const reasons: Readonly<Record<string, string>> = {
  levels: 'columns hold one value a row',
  custom_stats: 'what values look like is learnt by infer',
  control_dataset: 'a column that the reference lacks is skipped, which is no anomaly',
  quantiles: 'buckets are not values',
}

/** Why some of their anomalies are none here. */
const decisions: Readonly<Record<string, string>> = {
  DOMAIN_INVALID_FOR_TYPE: 'an integer of any size is one here, and out of range where it is',
  FEATURE_MISSING_TYPE: 'the type may be left out',
  FEATURE_TYPE_NO_UNIQUE: 'different values are counted whatever the type',
}

/** Theirs to ours. What is not here has no counterpart. */
const codes: Readonly<Record<string, string>> = {
  SCHEMA_MISSING_COLUMN: 'column.missing',
  SCHEMA_NEW_COLUMN: 'column.unexpected',
  UNEXPECTED_DATA_TYPE: 'type.mismatch',
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: 'domain.value',
  INT_TYPE_SMALL_INT: 'range.below',
  INT_TYPE_BIG_INT: 'range.above',
  FLOAT_TYPE_SMALL_FLOAT: 'range.below',
  FLOAT_TYPE_BIG_FLOAT: 'range.above',
  BOOL_TYPE_UNEXPECTED_STRING: 'type.mismatch',
  BOOL_TYPE_UNEXPECTED_FLOAT: 'domain.value',
  BOOL_TYPE_SMALL_INT: 'range.below',
  BOOL_TYPE_BIG_INT: 'range.above',
  FLOAT_TYPE_HAS_NAN: 'number.nan',
  FLOAT_TYPE_HAS_INF: 'number.infinite',
  FEATURE_TYPE_LOW_UNIQUE: 'statistic.distinct',
  FEATURE_TYPE_HIGH_UNIQUE: 'statistic.distinct',
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: 'drift.jensen-shannon',
  COMPARATOR_LOW_NUM_EXAMPLES: 'rows.change',
  COMPARATOR_HIGH_NUM_EXAMPLES: 'rows.change',
  DATASET_LOW_NUM_EXAMPLES: 'rows.below',
  DATASET_HIGH_NUM_EXAMPLES: 'rows.above',
}

const schemaKeys = [
  'type',
  'presence',
  'value_count',
  'shape',
  'domain',
  'max_off_domain',
  'min_domain_mass',
  'unique_constraints',
  'default_environment',
  'in_environment',
  'not_in_environment',
  'drift_comparator',
]
const statsKeys = [
  'type',
  'n',
  'pres',
  'miss',
  'nv',
  'tot',
  'min',
  'max',
  'rank',
  'num_nan',
  'current_standard',
  'previous_standard',
  'same_hist_both_sides',
]

const validation: Runner = (row) => {
  const column = columnOf(row)
  if (typeof column === 'string') return column
  if (refusedShare(row, column)) return undefined
  const table = tableOf(row)
  if (typeof table === 'string') return table
  const expected = expectedCodes(row)
  if (typeof expected === 'string') return expected
  const others = row.stats === null ? [{ name: 'other' }] : []
  const columns = column === undefined ? others : [column, ...others]
  const unexpectedColumns = 'error'
  const environments = environmentsOf(row)
  const known = environments?.environments ?? []
  const environment = known.find((name) => String(row.environment).split(' ')[0] === name)
  const findings = judgeTexts(
    { columns, unexpectedColumns, ...environments },
    table,
    environment === undefined ? {} : { environment },
  )
  const found = [...violatedCodes(findings), ...driftCodes(row)].sort()
  assertSame(found, expected, { tolerance: 0, what: 'codes' })
  return undefined
}

/** A share above 1 cannot be written: the schema is refused, which is their INVALID_SCHEMA_SPECIFICATION. */
function refusedShare(row: Fields, column: object | undefined): boolean {
  const { presence } = (row.schema ?? {}) as Fields
  if (Number((presence as Fields | undefined)?.min_fraction ?? 0) <= 1) return false
  const codes = (row.expect as unknown[]).map((each) => (Array.isArray(each) ? each[0] : each))
  assertSame(codes, ['INVALID_SCHEMA_SPECIFICATION'], { tolerance: 0, what: 'codes' })
  let said = ''
  try {
    judgeTexts({ columns: [column] }, new Map([['feature', ['1']]]))
  } catch (error) {
    said = String(error)
  }
  if (!said.includes('expected a number from 0 to 1')) throw new Error(`not refused: ${said}`)
  return true
}

/** The environments that a schema and a run speak of. */
function environmentsOf(row: Fields) {
  const schema = (row.schema ?? {}) as Fields
  const list = (key: string) => (Array.isArray(schema[key]) ? (schema[key] as string[]) : [])
  const defaults = list('default_environment')
  const [named] = String(row.environment ?? '').split(' ')
  const all = [...defaults, ...list('in_environment'), ...notIn(schema), named ?? '']
  const environments = [...new Set(all.filter((name) => /^\w+$/.test(name)))]
  if (environments.length === 0) return undefined
  return { environments, ...(defaults.length === 0 ? {} : { defaultEnvironments: defaults }) }
}

/** A key of the column itself, or of the one that is named before it. */
function notIn(schema: Fields): string[] {
  return Object.entries(schema).flatMap(([key, value]) =>
    /(^|\.)not_in_environment$/.test(key) && Array.isArray(value) ? (value as string[]) : [],
  )
}

/** What the divergence of their histograms says against their limit. */
function driftCodes(row: Fields): string[] {
  const { drift_comparator: comparator } = (row.schema ?? {}) as Fields
  const stats = (row.stats ?? {}) as Fields
  const limit = (comparator as Fields | undefined)?.jensen_shannon_divergence
  const sides = [stats.previous_standard, stats.current_standard]
  if (limit === undefined || !sides.every(Array.isArray)) return []
  const [before, after] = sides.map((buckets) => ({
    nan: 0,
    buckets: (buckets as number[][]).map(([low = 0, high = 0, count = 0]) => ({
      low,
      high,
      count,
    })),
  }))
  if (before === undefined || after === undefined) return []
  const found = jensenShannonOfHistograms(before, after)
  return found !== null && found > Number(limit) ? ['drift.jensen-shannon'] : []
}

function expectedCodes(row: Fields): string[] | string {
  const expected = row.expect
  if (!Array.isArray(expected)) return 'no list of anomalies'
  const names = expected.map((each: unknown) => String(Array.isArray(each) ? each[0] : each))
  const unknown = names.find((name) => !Object.hasOwn(codes, name))
  if (unknown !== undefined) return `${unknown}: ${decisions[unknown] ?? 'has no counterpart'}`
  return names.map((name) => codes[name] ?? '').sort()
}

/** The column's rules; undefined where their schema does not have it; why not, as text. */
function columnOf(row: Fields): object | string | undefined {
  if (row.schema === null) return undefined
  const schema = fields(row, 'schema')
  const known = [...schemaKeys, 'int_domain', 'float_domain', 'bool_domain']
  const strange = Object.keys(schema).find(
    (key) => !known.includes(key) && !key.endsWith('.not_in_environment'),
  )
  if (strange !== undefined)
    return `${strange}: ${strange.includes('delete') ? 'not reachable from Python' : 'columns hold one value a row'}`
  if (Array.isArray(schema.shape) || Array.isArray(schema.value_count)) {
    const isScalar = [schema.shape, schema.value_count].every((each) => {
      return each === undefined || String(each) === '' || String(each) === '1,1'
    })
    if (!isScalar) return 'columns hold one value a row'
  }
  const presence = schema.presence === undefined ? {} : fields(schema, 'presence')
  const required = Number(presence.min_count ?? 0) > 0 || Number(presence.min_fraction ?? 0) > 0
  const type = typeOf(schema)
  return {
    name: 'feature',
    ...(type === undefined ? {} : { type }),
    required,
    ...(presence.min_fraction === undefined ? {} : { nulls: 1 - Number(presence.min_fraction) }),
    ...rangeOf(schema),
    ...domainOf(schema),
    ...specialOf(schema),
    ...uniqueOf(schema),
    ...standingOf(schema),
  }
}

/** NaN and infinities that are not allowed. */
function specialOf({ float_domain: domain }: Fields): object {
  const { disallow_nan: nan, disallow_inf: infinite } = (domain ?? {}) as Fields
  return {
    ...(nan === true ? { nans: 0 } : {}),
    ...(infinite === true ? { infinities: 0 } : {}),
  }
}

function uniqueOf({ unique_constraints: bounds }: Fields): object {
  if (!Array.isArray(bounds)) return {}
  const [minimum, maximum] = bounds as (number | null)[]
  const distinct = {
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
  }
  return { statistics: { distinct } }
}

/** The environments that a column is in. */
function standingOf(schema: Fields): object {
  const without = notIn(schema)
  if (Array.isArray(schema.in_environment)) return { in: schema.in_environment }
  return without.length === 0 ? {} : { notIn: without }
}

/** A domain of integers or booleans on text means text that spells them. */
function typeOf(schema: Fields): string | undefined {
  if (schema.bool_domain !== undefined) {
    return types[String(schema.type)] === 'string' ? 'boolean' : types[String(schema.type)]
  }
  if (schema.type === 'BYTES' && schema.int_domain !== undefined) return 'integer'
  if (schema.type === 'BYTES' && schema.float_domain !== undefined) return 'number'
  return schema.type === undefined ? undefined : types[String(schema.type)]
}

function rangeOf(schema: Fields): object {
  if (schema.bool_domain !== undefined && schema.type === 'INT') {
    return { range: { minimum: 0, maximum: 1 } }
  }
  const name = schema.int_domain === undefined ? 'float_domain' : 'int_domain'
  if (schema[name] === undefined) return {}
  const { min, max } = fields(schema, name)
  if (min === undefined && max === undefined) return {}
  return {
    range: {
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
    },
  }
}

function domainOf(schema: Fields): object {
  if (schema.bool_domain !== undefined && schema.type === 'FLOAT') return { domain: ['0', '1'] }
  if (!Array.isArray(schema.domain)) return {}
  const { max_off_domain: unseen, min_domain_mass: mostly } = schema
  return {
    domain: {
      values: schema.domain,
      ...(unseen === undefined ? {} : { unseen }),
      ...(mostly === undefined ? {} : { mostly }),
    },
  }
}

/** A batch that has their statistics. */
function tableOf(row: Fields): TextTable | string {
  const other: (string | null)[] = ['x']
  if (row.stats === null) return new Map([['other', other]])
  const stats = fields(row, 'stats')
  const strange = Object.keys(stats).find((key) => !statsKeys.includes(key))
  if (strange !== undefined)
    return `a batch has no ${strange}: ${reasons[strange] ?? 'it has rows'}`
  const values = valuesOf(stats)
  if (values === undefined) return 'statistics without values, which no batch has'
  const nulls = Array.from({ length: Number(stats.miss ?? 0) }, () => null)
  return new Map([['feature', [...values, ...nulls]]])
}

function valuesOf(stats: Fields): string[] | undefined {
  if (stats.rank !== undefined) {
    return Object.entries(fields(stats, 'rank')).flatMap(([value, count]) =>
      Array.from({ length: Number(count) }, () => value),
    )
  }
  const ends = [stats.min, stats.max].filter((each) => each !== undefined)
  const nans = Array.from({ length: Number(stats.num_nan ?? 0) }, () => 'NaN')
  if (ends.length + nans.length > 0) return [...ends.map(spelled), ...nans]
  // Any values do where both sides have the same.
  if (stats.same_hist_both_sides === true) return ['1']
  const present = Number(stats.pres ?? 0)
  return present > 0 ? Array.from({ length: present }, () => '1') : undefined
}

/** Large integers by their digits: JavaScript writes those of its doubles with an exponent. */
function spelled(value: unknown): string {
  if (value === 'inf' || value === '-inf') return String(value).replace('inf', 'Infinity')
  const isWhole = typeof value === 'number' && Number.isInteger(value)
  return isWhole ? BigInt(value).toString() : String(value)
}

/** Bounds on the number of rows, and on its ratio to that of an earlier data set. */
const dataset: Runner = (row) => {
  const rowCount = Number(row.n ?? row.cur)
  const expected = expectedCodes({ expect: row.unit_function_result ?? row.expect })
  if (typeof expected === 'string') return expected
  const rows = {
    ...(row.min_examples_count === undefined ? {} : { minimum: row.min_examples_count }),
    ...(row.max_examples_count === undefined ? {} : { maximum: row.max_examples_count }),
  }
  const before = row.prev ?? row.prev_version
  const { min = row.version_min, max = row.version_max } = row
  const rowChange = before === undefined ? {} : { rowChange: { minimum: min, maximum: max } }
  const cells = Array.from({ length: rowCount }, () => 'x')
  const findings = judgeTexts(
    { ...(Object.keys(rows).length === 0 ? {} : { rows }), ...rowChange, columns: [{ name: 'a' }] },
    new Map([['a', cells]]),
    before === undefined ? {} : { referenceRows: Number(before) },
  )
  assertSame(violatedCodes(findings), expected, { tolerance: 0, what: 'codes' })
  return undefined
}

/**
 * Types of cells. Integers beyond 64 bits and booleans are text to them; here the ones keep their
 * digits, and the others are a type.
 */
const typeInference: Runner = (row) => {
  if (!Array.isArray(row.cells)) return 'one value a cell here'
  const cells = row.cells.map(String)
  const found = typeOfTexts(cells)
  const isText = ['decimal', 'boolean'].includes(found) && row.type === 'STRING'
  assertSame(isText ? 'string' : found, inferredTypes[String(row.type)], {
    tolerance: 0,
    what: 'type',
  })
  return undefined
}

const inferredTypes: Readonly<Record<string, string>> = {
  INT: 'integer',
  FLOAT: 'number',
  STRING: 'string',
}

export const tfdvSchemaRunners: Runners = {
  csv_type_inference: typeInference,
  validate_statistics: validation,
  dataset_constraints: dataset,
}
