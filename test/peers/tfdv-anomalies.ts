/** The types of TFDV's anomalies, and the findings that tell the same. */
import { check, memorySource, parseSchema, profile } from '../../src/index.js'
import { a, type Case, column, type Row, table, times } from './row.js'

const row = (name: string, ours: Row['ours'], cases: Row['cases'], note = ''): Row => ({
  peer: 'TFDV',
  kind: 'anomaly',
  name,
  ours,
  note,
  cases,
})

/** Rules of a column `a`, a batch that breaks them, and one that keeps them. */
const rule = (
  rules: string,
  [fails, code, observed]: readonly [string | Uint8Array, string, number | string],
  passes: string,
): Case => ({ schema: column(rules), fails, finds: { [`a ${code}`]: observed }, passes })

/** The value of another type. */
const mismatch = (type: string, wrong: string | number, right: string | number): Case =>
  rule(`type: ${type}`, [a(right, wrong, null), 'type.mismatch', 0.5], a(right, null))

const refused = (key: string): Case => ({
  refused: column(`${key}: 1`),
  says: `unknown key "${key}"`,
})

const never = 'TFDV has the name and never raises it'
const oneValue = 'a cell of a table holds one value; lists and structures are not read'
const language = 'text is not cut into tokens'
const images = 'images are not read'
const weights = 'rows have no weights, and a weight has no list to go with'
const derived = 'a column is what the file holds; derived ones are conditions in `rules:`'

const before = a(...times(500, 'x'), ...times(300, 'y'), ...times(200, 'z'))
const after = a(...times(300, 'x'), ...times(500, 'y'), ...times(200, 'z'))
const ofReference = (reference: string) => ({ options: { reference } })
const bits = 'type: integer, range: { minimum: 0, maximum: 1 }'

const booleans: readonly Row[] = [
  row(
    'BOOL_TYPE_BIG_INT',
    '`range: { minimum: 0, maximum: 1 }` on integers, code `range.above`',
    [rule(bits, [a(0, 1, 2, null), 'range.above', 2], a(0, 1))],
    '0 and 1 are integers here',
  ),
  row('BOOL_TYPE_BYTES_NOT_INT', '`type.mismatch`', [mismatch('integer', 'true', 1)], never),
  row(
    'BOOL_TYPE_BYTES_NOT_STRING',
    '`encoding.invalid`',
    [
      {
        schema: column('type: string'),
        fails: bytes('a\nx\n\xff\n'),
        finds: { 'encoding.invalid': 0.5 },
        passes: a('x', 'é'),
      },
    ],
    never,
  ),
  row('BOOL_TYPE_FLOAT_NOT_INT', '`type.mismatch`', [mismatch('integer', 0.5, 1)], never),
  row('BOOL_TYPE_FLOAT_NOT_STRING', '`type.mismatch`', [mismatch('boolean', 0.5, 'true')], never),
  row('BOOL_TYPE_INT_NOT_STRING', '`type.mismatch`', [mismatch('boolean', 2, 'true')], never),
  row(
    'BOOL_TYPE_SMALL_INT',
    '`range: { minimum: 0, maximum: 1 }` on integers, code `range.below`',
    [rule(bits, [a(0, 1, -1, null), 'range.below', -1], a(0, 1))],
  ),
  row('BOOL_TYPE_STRING_NOT_INT', '`type.mismatch`', [mismatch('integer', 'x', 1)], never),
  row('BOOL_TYPE_UNEXPECTED_STRING', '`type: boolean`, code `type.mismatch`', [
    mismatch('boolean', 'wacky', 'true'),
  ]),
]

const enumerations: readonly Row[] = [
  row(
    'ENUM_TYPE_BYTES_NOT_STRING',
    '`encoding.invalid`',
    [
      {
        schema: column('type: string'),
        fails: bytes('a\nx\n\xff\n'),
        finds: { 'encoding.invalid': 0.5 },
        passes: a('x', 'é'),
      },
    ],
    never,
  ),
  row(
    'ENUM_TYPE_FLOAT_NOT_STRING',
    '`domain.value`',
    [rule('type: string, domain: [x, y]', [a('x', 0.5, null), 'domain.value', 0.5], a('x', 'y'))],
    never,
  ),
  row(
    'ENUM_TYPE_INT_NOT_STRING',
    '`domain.value`',
    [rule('type: string, domain: [x, y]', [a('x', 5, null), 'domain.value', 0.5], a('x', 'y'))],
    never,
  ),
  row(
    'ENUM_TYPE_INVALID_UTF8',
    '`encoding.invalid`',
    [
      {
        schema: column('type: string'),
        fails: bytes('a\nx\ny\n\xc3(\nz\n'),
        finds: { 'encoding.invalid': 0.25 },
        passes: a('x', 'é'),
      },
    ],
    'of every column; UTF-8 or the encoding that is named',
  ),
  row('ENUM_TYPE_UNEXPECTED_STRING_VALUES', '`domain:`, code `domain.value`', [
    rule(
      'type: string, domain: [a, b]',
      [a('a', 'b', 'c', 'd', null), 'domain.value', 0.5],
      a('a', 'b'),
    ),
  ]),
]

const presence: readonly Row[] = [
  row('FEATURE_TYPE_HIGH_NUMBER_VALUES', { no: oneValue }, [refused('value_count')]),
  row('FEATURE_TYPE_LOW_FRACTION_PRESENT', '`nulls:`, code `nulls.share`', [
    rule('nulls: 0.2', [a(1, null, null, 4), 'nulls.share', 0.5], a(1, 2, 3, 4, null)),
  ]),
  row('FEATURE_TYPE_LOW_NUMBER_PRESENT', '`statistics: { present }`, code `statistic.present`', [
    rule(
      'statistics: { present: { minimum: 3 } }',
      [a(1, null, 2), 'statistic.present', 2],
      a(1, 2, 3),
    ),
  ]),
  row('FEATURE_TYPE_LOW_NUMBER_VALUES', { no: oneValue }, [refused('value_count')]),
  row('FEATURE_TYPE_NOT_PRESENT', '`nulls:`, code `nulls.share`, 1', [
    rule('nulls: 0.5', [a(null, null), 'nulls.share', 1], a(1, null)),
  ]),
  row(
    'FEATURE_TYPE_NO_VALUES',
    '`nulls:`, code `nulls.share`',
    [rule('nulls: 0', [a(1, null), 'nulls.share', 0.5], a(1))],
    `${never}; an empty list has no counterpart`,
  ),
  row(
    'FEATURE_TYPE_UNEXPECTED_REPEATED',
    '`type.mismatch`',
    [mismatch('integer', '[1, 2]', 1)],
    `${never}; a list in a cell is text`,
  ),
]

const floats: readonly Row[] = [
  row('FLOAT_TYPE_BIG_FLOAT', '`range:`, code `range.above`', [
    rule(
      'type: number, range: { maximum: 5 }',
      [a(3.5, 5.5, null), 'range.above', 5.5],
      a(5, null),
    ),
  ]),
  row('FLOAT_TYPE_NOT_FLOAT', '`type.mismatch`', [mismatch('number', 'x', 1.5)], never),
  row('FLOAT_TYPE_SMALL_FLOAT', '`range:`, code `range.below`', [
    rule(
      'type: number, range: { minimum: 3 }',
      [a(2.5, 4.5, null), 'range.below', 2.5],
      a(3, null),
    ),
  ]),
  row('FLOAT_TYPE_STRING_NOT_FLOAT', '`type.mismatch`', [mismatch('number', 'x', 1.5)]),
  row(
    'FLOAT_TYPE_NON_STRING',
    { no: `${never}; a number is what a cell spells, so that text with numbers in it is a number` },
    [{ profile: a(1.5, 2), of: 'a', is: { type: 'number' } }],
  ),
  row(
    'FLOAT_TYPE_UNKNOWN_TYPE_NUMBER',
    'an error in the schema: `unknown type`',
    [{ refused: column('type: float16'), says: 'unknown type "float16"' }],
    never,
  ),
]

const integers: readonly Row[] = [
  row('INT_TYPE_BIG_INT', '`range:`, code `range.above`', [
    rule('type: integer, range: { maximum: 10 }', [a(8, 27, null), 'range.above', 27], a(10)),
  ]),
  row('INT_TYPE_INT_EXPECTED', '`type.mismatch`', [mismatch('integer', 1.5, 1)], never),
  row('INT_TYPE_NOT_INT_STRING', '`type.mismatch`', [mismatch('integer', 'x', 1)]),
  row('INT_TYPE_NOT_STRING', { no: `${never}; an integer is what a cell spells` }, [
    { profile: a(1, 2), of: 'a', is: { type: 'integer' } },
  ]),
  row('INT_TYPE_SMALL_INT', '`range:`, code `range.below`', [
    rule('type: integer, range: { minimum: 0 }', [a(-14, 17, null), 'range.below', -14], a(0)),
  ]),
  row('INT_TYPE_STRING_EXPECTED', { no: `${never}; an integer is what a cell spells` }, [
    { profile: a(1, 2), of: 'a', is: { type: 'integer' } },
  ]),
  row(
    'INT_TYPE_UNKNOWN_TYPE_NUMBER',
    'an error in the schema: `unknown type`',
    [{ refused: column('type: int24'), says: 'unknown type "int24"' }],
    never,
  ),
]

const dataset: readonly Row[] = [
  row(
    'SCHEMA_MISSING_COLUMN',
    '`column.missing`',
    [
      {
        schema: 'columns: [{ name: a }, { name: b }]',
        fails: a(1),
        finds: { 'b column.missing': 'missing' },
        passes: table({ a: [1], b: [2] }),
      },
    ],
    'with the column that may be meant',
  ),
  row(
    'SCHEMA_NEW_COLUMN',
    '`column.unexpected`',
    [
      {
        schema: 'columns: [{ name: a }]',
        fails: table({ a: [1], b: [2] }),
        finds: { 'b column.unexpected': 'not in the schema' },
        passes: a(1),
      },
    ],
    'a warning unless `unexpectedColumns: error`',
  ),
  row(
    'SCHEMA_TRAINING_SERVING_SKEW',
    '`drift.psi`, `drift.chi-square`, `drift.ks`, …',
    [
      {
        schema: column('type: string'),
        fails: after,
        finds: { 'a drift.psi': [0.15, 0.25], 'a drift.chi-square': [0.1, 0.3] },
        passes: before,
        ...ofReference(before),
      },
    ],
    never,
  ),
  row(
    'STRING_TYPE_NOW_FLOAT',
    '`pattern:`, `domain:`',
    [rule('type: string, pattern: "[a-z]+"', [a('x', 0.5, null), 'pattern.mismatch', 0.5], a('x'))],
    `${never}; digits are text where the schema says text`,
  ),
  row(
    'STRING_TYPE_NOW_INT',
    '`pattern:`, `domain:`',
    [rule('type: string, pattern: "[a-z]+"', [a('x', 5, null), 'pattern.mismatch', 0.5], a('x'))],
    `${never}; digits are text where the schema says text`,
  ),
  row(
    'COMPARATOR_CONTROL_DATA_MISSING',
    '`skipped`, with the reason',
    [
      {
        value: () =>
          outcomeOf(
            'columns: [{ name: a }, { name: b }]',
            { reference: { a: [1] }, batch: { a: [1], b: [2] } },
            'b',
          ),
        is: ['skipped'],
      },
    ],
    'not an anomaly of the batch',
  ),
  row(
    'COMPARATOR_TREATMENT_DATA_MISSING',
    '`column.missing`',
    [
      {
        schema: 'columns: [{ name: a }, { name: b }]',
        fails: a(1),
        finds: { 'b column.missing': 'missing' },
        passes: table({ a: [1], b: [2] }),
        ...ofReference(table({ a: [1], b: [2] })),
      },
    ],
    never,
  ),
  row('COMPARATOR_L_INFTY_HIGH', '`drift: { lInfinity }`, code `drift.l-infinity`', [
    {
      schema: column('type: string, drift: { lInfinity: 0.1, psi: 9, chiSquare: 1 }'),
      fails: after,
      finds: { 'a drift.l-infinity': [0.17, 0.2] },
      passes: before,
      ...ofReference(before),
    },
  ]),
  row(
    'NO_DATA_IN_SPAN',
    '`rows.none`',
    [{ schema: 'columns: [{ name: a }]', fails: 'a\n', finds: { 'rows.none': 0 }, passes: a(1) }],
    `${never}; it sets \`data_missing\` instead`,
  ),
]

const sparse: readonly Row[] = [
  ...['MISSING_VALUE', 'MISSING_INDEX', 'LENGTH_MISMATCH', 'NAME_COLLISION'].map((name) =>
    row(`SPARSE_FEATURE_${name}`, { no: oneValue }, [refused('sparse_feature')]),
  ),
  row(
    'SEMANTIC_DOMAIN_UPDATE',
    {
      no: 'a check judges by the schema that there is; what the values look like is learnt by `infer`',
    },
    [
      {
        infer: a(...Array.from({ length: 120 }, () => '2018-11-30')),
        learns: { 'columns.0.type': 'date' },
      },
    ],
  ),
  row('COMPARATOR_LOW_NUM_EXAMPLES', '`rowChange: { minimum }`, code `rows.change`', [
    {
      schema:
        'rowChange: { minimum: 1, maximum: 1 }\ncolumns: [{ name: a, drift: { compare: false } }]',
      fails: a(1, 2),
      finds: { 'rows.change': 0.5 },
      passes: a(1, 2, 3, 4),
      ...ofReference(a(1, 2, 3, 4)),
    },
  ]),
  row('COMPARATOR_HIGH_NUM_EXAMPLES', '`rowChange: { maximum }`, code `rows.change`', [
    {
      schema:
        'rowChange: { minimum: 1, maximum: 1 }\ncolumns: [{ name: a, drift: { compare: false } }]',
      fails: a(1, 2),
      finds: { 'rows.change': 2 },
      passes: a(1),
      ...ofReference(a(1)),
    },
  ]),
  row('DATASET_LOW_NUM_EXAMPLES', '`rows: { minimum }`, code `rows.below`', [
    {
      schema: 'rows: { minimum: 3 }\ncolumns: [{ name: a }]',
      fails: a(1, 2),
      finds: { 'rows.below': 2 },
      passes: a(1, 2, 3),
    },
  ]),
]

const later: readonly Row[] = [
  row(
    'BOOL_TYPE_UNEXPECTED_FLOAT',
    '`domain: ["0", "1"]` on numbers, code `domain.value`',
    [
      rule(
        'type: number, domain: ["0", "1"]',
        [a(0, 1, 0.5, 'NaN'), 'domain.value', 0.5],
        a(0, 1, null),
      ),
    ],
    'NaN is not in the domain either',
  ),
  row('FLOAT_TYPE_HAS_NAN', '`nans:`, code `number.nan`', [
    rule('type: number, nans: 0', [a(1.5, 'NaN', null), 'number.nan', 0.5], a(1.5, null)),
  ]),
  ...['NAME_COLLISION', 'MISSING_VALUE', 'MISSING_WEIGHT', 'LENGTH_MISMATCH'].map((name) =>
    row(`WEIGHTED_FEATURE_${name}`, { no: weights }, [refused('weighted_feature')]),
  ),
  row('DATASET_HIGH_NUM_EXAMPLES', '`rows: { maximum }`, code `rows.above`', [
    {
      schema: 'rows: { maximum: 3 }\ncolumns: [{ name: a }]',
      fails: a(1, 2, 3, 4, 5),
      finds: { 'rows.above': 5 },
      passes: a(1, 2, 3),
    },
  ]),
  row('FEATURE_TYPE_HIGH_UNIQUE', '`statistics: { distinct }`, code `statistic.distinct`', [
    rule(
      'statistics: { distinct: { maximum: 2 } }',
      [a('x', 'y', 'z', null), 'statistic.distinct', 3],
      a('x', 'y', null),
    ),
  ]),
  row('FEATURE_TYPE_LOW_UNIQUE', '`statistics: { distinct }`, code `statistic.distinct`', [
    rule(
      'statistics: { distinct: { minimum: 2 } }',
      [a('x', 'x', null), 'statistic.distinct', 1],
      a('x', 'y', null),
    ),
  ]),
  row('FEATURE_TYPE_NO_UNIQUE', { no: 'different values are counted whatever the type' }, [
    rule(
      'type: number, statistics: { distinct: { maximum: 1 } }',
      [a(0.5, 1.5, null), 'statistic.distinct', 2],
      a(1, null),
    ),
  ]),
  row('FLOAT_TYPE_HAS_INF', '`infinities:`, code `number.infinite`', [
    rule(
      'type: number, infinities: 0',
      [a(1.5, '-Infinity', null), 'number.infinite', 0.5],
      a(1.5, null),
    ),
  ]),
  row(
    'COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH',
    '`drift: { jensenShannon }`, code `drift.jensen-shannon`',
    [
      {
        schema: column('type: string, drift: { jensenShannon: 0.01, psi: 9, chiSquare: 1 }'),
        fails: after,
        finds: { 'a drift.jensen-shannon': [0.02, 0.06] },
        passes: before,
        ...ofReference(before),
      },
    ],
  ),
  row('LOW_SUPPORTED_IMAGE_FRACTION', { no: images }, [refused('image_domain')]),
  row('VALUE_NESTEDNESS_MISMATCH', { no: oneValue }, [refused('value_counts')]),
]

const schemas: readonly Row[] = [
  row(
    'DOMAIN_INVALID_FOR_TYPE',
    'an error in the schema: `… has no meaning for the type …`',
    [
      {
        refused: column('type: boolean, range: { minimum: 1 }'),
        says: 'a range has no meaning for the type boolean',
      },
      {
        refused: column('type: string, statistics: { mean: { minimum: 1 } }'),
        says: 'mean has no meaning for the type string',
      },
    ],
    'before any data are read',
  ),
  row('FEATURE_MISSING_NAME', 'an error in the schema: `expected a name`', [
    { refused: 'columns: [{ nulls: 0 }]', says: 'expected a name, the column it is about' },
  ]),
  row(
    'FEATURE_MISSING_TYPE',
    { no: 'the type may be left out: the column is then read as what it holds' },
    [
      {
        schema: column('nans: 0'),
        fails: a(1, 'NaN'),
        finds: { 'a number.nan': 0.5 },
        passes: a(1),
      },
    ],
  ),
  row(
    'INVALID_SCHEMA_SPECIFICATION',
    'an error in the schema, with its line',
    [
      { refused: column('nulls: 1.5'), says: 'expected a number from 0 to 1, found 1.5' },
      {
        refused: column('range: { minimum: 3, maximum: 2 }'),
        says: 'no value can lie between 3 and 2',
      },
    ],
    'exit code 2',
  ),
  row('UNEXPECTED_DATA_TYPE', '`type:`, code `type.mismatch`', [
    mismatch('integer', 'x', 1),
    mismatch('date', 'soon', '2024-05-01'),
  ]),
  ...[
    'SEQUENCE_VALUE_TOO_FEW_OCCURRENCES',
    'SEQUENCE_VALUE_TOO_MANY_OCCURRENCES',
    'SEQUENCE_VALUE_TOO_SMALL_FRACTION',
    'SEQUENCE_VALUE_TOO_LARGE_FRACTION',
    'FEATURE_COVERAGE_TOO_LOW',
    'FEATURE_COVERAGE_TOO_SHORT_AVG_TOKEN_LENGTH',
  ].map((name) => row(name, { no: language }, [refused('natural_language_domain')])),
  row('NLP_WRONG_LOCATION', { no: `${language}; ${never}` }, [refused('natural_language_domain')]),
  row('EMBEDDING_SHAPE_INVALID', { no: `${oneValue}; ${never}` }, [refused('is_embedding')]),
  row('MAX_IMAGE_BYTE_SIZE_EXCEEDED', { no: images }, [refused('image_domain')]),
  row('INVALID_FEATURE_SHAPE', { no: oneValue }, [refused('shape')]),
  row('INVALID_DOMAIN_SPECIFICATION', 'an error in the schema', [
    { refused: column('domain: colours'), says: 'expected a list, found "colours"' },
    { refused: column('domain: [a, a]'), says: '"a" is in the domain already' },
  ]),
  row('MULTIPLE_REASONS', 'one finding for each', [
    {
      schema: column('type: integer, nulls: 0, range: { minimum: 0 }'),
      fails: a(-1, 'x', null, 4),
      finds: { 'a type.mismatch': 1 / 3, 'a nulls.share': 0.25, 'a range.below': -1 },
      passes: a(1),
    },
  ]),
  row(
    'STATS_NOT_AVAILABLE',
    '`skipped`, with the reason',
    [
      {
        value: () =>
          outcomeOf(
            column('pattern: "[a-z]+"'),
            { batch: { a: ['x'] }, isStored: true },
            'a',
            'pattern.mismatch',
          ),
        is: ['skipped'],
      },
    ],
    'of profiles that stand in for rows',
  ),
  row('DERIVED_FEATURE_BAD_LIFECYCLE', { no: derived }, [refused('validation_derived_source')]),
  row('DERIVED_FEATURE_INVALID_SOURCE', { no: derived }, [refused('validation_derived_source')]),
  row(
    'CUSTOM_VALIDATION',
    '`rules:`, code `row.rule`',
    [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nrules: [a < b]',
        fails: table({ a: [1, 3], b: [2, 2] }),
        finds: { 'a+b row.rule': 0.5 },
        passes: table({ a: [1], b: [2] }),
      },
    ],
    'TFDV took its custom rules out in 1.21',
  ),
  row(
    'COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH',
    {
      no: 'it mixes how many rows there are with how they are distributed; `rows.change` and `drift.l-infinity` tell the two apart',
    },
    [
      {
        refused: column('drift: { normalizedAbsoluteDifference: 0.1 }'),
        says: 'unknown key "normalizedAbsoluteDifference"',
      },
    ],
  ),
  row('BOOL_TYPE_INVALID_CONFIG', { no: `${never}; what spells a boolean is not configured` }, [
    refused('bool_domain'),
  ]),
]

/** Text of one byte a character. */
function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

type Columns = Parameters<typeof memorySource>[0]['columns']

interface Sides {
  readonly reference?: Columns
  readonly batch: Columns
  /** Whether the profile stands in for the rows of the batch. */
  readonly isStored?: boolean
}

/** The outcomes of a column's findings, of one code or of those about drift, each once. */
async function outcomeOf(
  schema: string,
  sides: Sides,
  name: string,
  code = 'drift',
): Promise<string[]> {
  const source = memorySource({ name: 'batch', columns: sides.batch })
  const reference = sides.reference && memorySource({ name: 'reference', columns: sides.reference })
  const { findings } = await check(sides.isStored === true ? await profile(source) : source, {
    schema: parseSchema(`version: 1\n${schema}`, 'case.yaml'),
    ...(reference === undefined ? {} : { reference }),
  })
  const found = findings.filter((each) => each.column === name && each.code.startsWith(code))
  return [...new Set(found.map(({ outcome }) => outcome))]
}

export const tfdvAnomalies: readonly Row[] = [
  ...booleans,
  ...enumerations,
  ...presence,
  ...floats,
  ...integers,
  ...dataset,
  ...sparse,
  ...later,
  ...schemas,
]
