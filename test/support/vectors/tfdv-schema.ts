/**
 * Runners for the sections of tfdv.json about validation: a schema and statistics of theirs become a
 * schema of ours and a batch that has these statistics.
 */
import { assertSame, type Fields, type Runner, type Runners } from './family.js'
import { fields } from './fields.js'
import { judgeTexts, type TextTable, typeOfTexts, violatedCodes } from './judged.js'

const types: Readonly<Record<string, string>> = {
  INT: 'integer',
  FLOAT: 'number',
  BYTES: 'string',
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
  DATASET_LOW_NUM_EXAMPLES: 'rows.below',
  DATASET_HIGH_NUM_EXAMPLES: 'rows.above',
}

const schemaKeys = ['type', 'presence', 'value_count', 'shape', 'domain', 'max_off_domain']
const statsKeys = ['type', 'n', 'pres', 'miss', 'nv', 'tot', 'min', 'max', 'rank', 'num_nan']

const validation: Runner = (row) => {
  const column = columnOf(row)
  if (typeof column === 'string') return column
  const table = tableOf(row)
  if (typeof table === 'string') return table
  const expected = expectedCodes(row)
  if (typeof expected === 'string') return expected
  const others = row.stats === null ? [{ name: 'other' }] : []
  const columns = column === undefined ? others : [column, ...others]
  const unexpectedColumns = 'error'
  const findings = judgeTexts({ columns, unexpectedColumns }, table)
  assertSame(violatedCodes(findings), expected, { tolerance: 0, what: 'codes' })
  return undefined
}

function expectedCodes(row: Fields): string[] | string {
  const expected = row.expect
  if (!Array.isArray(expected)) return 'no list of anomalies'
  const names = expected.map((each: unknown) => String(Array.isArray(each) ? each[0] : each))
  const unknown = names.find((name) => !Object.hasOwn(codes, name))
  if (unknown !== undefined) return `${unknown} has no counterpart`
  return names.map((name) => codes[name] ?? '').sort()
}

/** The column's rules; undefined where their schema does not have it; why not, as text. */
function columnOf(row: Fields): object | string | undefined {
  if (row.schema === null) return undefined
  const schema = fields(row, 'schema')
  const known = [...schemaKeys, 'int_domain', 'float_domain', 'bool_domain']
  const strange = Object.keys(schema).find((key) => !known.includes(key))
  if (strange !== undefined) return `the schema language has no ${strange} yet`
  if (Array.isArray(schema.shape) || Array.isArray(schema.value_count)) {
    const isScalar = [schema.shape, schema.value_count].every((each) => {
      return each === undefined || String(each) === '' || String(each) === '1,1'
    })
    if (!isScalar) return 'columns hold one value a row'
  }
  const presence = schema.presence === undefined ? {} : fields(schema, 'presence')
  if (Number(presence.min_fraction ?? 0) > 1) return 'a share above 1 cannot be written'
  const required = Number(presence.min_count ?? 0) > 0 || Number(presence.min_fraction ?? 0) > 0
  const type = typeOf(schema)
  return {
    name: 'feature',
    ...(type === undefined ? {} : { type }),
    required,
    ...(presence.min_fraction === undefined ? {} : { nulls: 1 - Number(presence.min_fraction) }),
    ...rangeOf(schema),
    ...domainOf(schema),
  }
}

/** A domain of integers or booleans on text means text that spells them. */
function typeOf(schema: Fields): string | undefined {
  if (schema.bool_domain !== undefined) return 'boolean'
  if (schema.type === 'BYTES' && schema.int_domain !== undefined) return 'integer'
  if (schema.type === 'BYTES' && schema.float_domain !== undefined) return 'number'
  return schema.type === undefined ? undefined : types[String(schema.type)]
}

function rangeOf(schema: Fields): object {
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
  if (!Array.isArray(schema.domain)) return {}
  const unseen = schema.max_off_domain
  return { domain: { values: schema.domain, ...(unseen === undefined ? {} : { unseen }) } }
}

/** A batch that has their statistics. */
function tableOf(row: Fields): TextTable | string {
  const other: (string | null)[] = ['x']
  if (row.stats === null) return new Map([['other', other]])
  const stats = fields(row, 'stats')
  const strange = Object.keys(stats).find((key) => !statsKeys.includes(key))
  if (strange !== undefined) return `a batch has no ${strange}`
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
  if (ends.length > 0) return [...ends.map(spelled), ...nans]
  const present = Number(stats.pres ?? 0)
  return present > 0 ? Array.from({ length: present }, () => '1') : undefined
}

/** Large integers by their digits: JavaScript writes those of its doubles with an exponent. */
function spelled(value: unknown): string {
  if (value === 'inf' || value === '-inf') return String(value).replace('inf', 'Infinity')
  const isWhole = typeof value === 'number' && Number.isInteger(value)
  return isWhole ? BigInt(value).toString() : String(value)
}

/** Bounds on the number of rows; ratios to an earlier data set are for histories. */
const dataset: Runner = (row) => {
  if (row.n === undefined || row.prev_version !== undefined)
    return 'compares with an earlier data set'
  const expected = expectedCodes({ expect: row.unit_function_result ?? row.expect })
  if (typeof expected === 'string') return expected
  const rows = {
    ...(row.min_examples_count === undefined ? {} : { minimum: row.min_examples_count }),
    ...(row.max_examples_count === undefined ? {} : { maximum: row.max_examples_count }),
  }
  const cells = Array.from({ length: Number(row.n) }, () => 'x')
  const findings = judgeTexts({ rows, columns: [{ name: 'a' }] }, new Map([['a', cells]]))
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
