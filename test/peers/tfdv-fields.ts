/** The fields of TFDV's schema, and the keys of ours that say the same. */
import { a, type Case, column, type Row, table, times } from './row.js'

const row = (name: string, ours: Row['ours'], cases: Row['cases'], note = ''): Row => ({
  peer: 'TFDV',
  kind: 'field',
  name,
  ours,
  note,
  cases,
})

/** Rules of a column `a`, a batch that breaks them, and one that keeps them. */
const rule = (
  rules: string,
  [fails, code, observed]: readonly [string, string, number | string],
  passes: string,
): Case => ({ schema: column(rules), fails, finds: { [`a ${code}`]: observed }, passes })

/** A key of theirs is refused, never read over. */
const refused = (key: string): Case => ({
  refused: column(`${key}: 1`),
  says: `unknown key "${key}"`,
})
const refusedAbove = (key: string): Case => ({
  refused: `columns: [{ name: a }]\n${key}: 1`,
  says: `unknown key "${key}"`,
})

const oneValue = 'a cell of a table holds one value; lists and structures are not read'
const tensors = 'how TensorFlow lays a column out in memory is no property of the data'
const language = 'text is not cut into tokens'

/** Shares of three categories. */
const shares = (x: number, y: number, z: number) =>
  a(...times(x, 'x'), ...times(y, 'y'), ...times(z, 'z'))
/** Of x, y and z: L-infinity 0.2. */
const before = shares(500, 300, 200)
const after = shares(300, 500, 200)
const ramp = (from: number) => a(...Array.from({ length: 400 }, (_, i) => from + (i % 100)))
const ofReference = (reference: string) => ({ options: { reference } })

const dataset: readonly Row[] = [
  row('Schema.feature', '`columns:`, codes `column.missing`, `column.unexpected`', [
    {
      schema: 'columns: [{ name: a }, { name: b }]',
      fails: table({ a: [1], c: [2] }),
      finds: { 'b column.missing': 'missing', 'c column.unexpected': 'not in the schema' },
      passes: table({ a: [1], b: [2] }),
    },
  ]),
  row('Schema.sparse_feature', { no: oneValue }, [refusedAbove('sparse_feature')]),
  row(
    'Schema.weighted_feature',
    { no: 'rows have no weights, and a weight has no list to go with' },
    [refusedAbove('weighted_feature')],
  ),
  row(
    'Schema.string_domain',
    { no: 'a list of values stands where it is used, so that a column can be read alone' },
    [
      {
        refused: 'columns: [{ name: a, domain: &colours [red] }]',
        says: 'an anchor is not allowed in a schema',
      },
    ],
  ),
  row('Schema.float_domain', { no: 'as for `string_domain`; TFDV does not follow it either' }, [
    refusedAbove('float_domain'),
  ]),
  row('Schema.int_domain', { no: 'as for `string_domain`; TFDV does not follow it either' }, [
    refusedAbove('int_domain'),
  ]),
  row(
    'Schema.default_environment',
    '`defaultEnvironments:` among `environments:`, run with `--environment`',
    [
      {
        schema:
          'environments: [training, serving]\ndefaultEnvironments: [training]\ncolumns: [{ name: a, in: [serving] }, { name: label }]',
        fails: table({ a: [1], label: [1] }),
        finds: { 'label column.unexpected': 'present' },
        passes: a(1),
        options: { environment: 'serving' },
      },
    ],
    'an environment that is not listed is an error of usage',
  ),
  row('Schema.represent_variable_length_as_ragged', { no: tensors }, [
    refusedAbove('represent_variable_length_as_ragged'),
  ]),
  row(
    'Schema.annotation',
    '`description:`, `owner:`, `tags:`',
    [
      {
        schema: 'description: orders\nowner: billing\ntags: [daily]\ncolumns: [{ name: a }]',
        passes: a(1),
      },
    ],
    'shown with findings',
  ),
  row('Schema.dataset_constraints.min_examples_count', '`rows: { minimum }`, code `rows.below`', [
    {
      schema: 'rows: { minimum: 3 }\ncolumns: [{ name: a }]',
      fails: a(1, 2),
      finds: { 'rows.below': 2 },
      passes: a(1, 2, 3),
    },
  ]),
  row(
    'Schema.dataset_constraints.max_examples_count',
    '`rows: { maximum }`, code `rows.above`',
    [
      {
        schema: 'rows: { maximum: 3 }\ncolumns: [{ name: a }]',
        fails: a(1, 2, 3, 4, 5),
        finds: { 'rows.above': 5 },
        passes: a(1, 2, 3),
      },
    ],
    'TFDV does not look at a maximum that stands alone',
  ),
  row(
    'Schema.dataset_constraints.num_examples_drift_comparator',
    '`rowChange:`, code `rows.change`',
    [
      {
        schema:
          'rowChange: { minimum: 1, maximum: 1 }\ncolumns: [{ name: a, drift: { compare: false } }]',
        fails: a(1, 2),
        finds: { 'rows.change': 0.5 },
        passes: a(1, 2, 3, 4),
        ...ofReference(a(1, 2, 3, 4)),
      },
      {
        schema:
          'rowChange: { minimum: 0.5, maximum: 1 }\ncolumns: [{ name: a, drift: { compare: false } }]',
        passes: a(1, 2),
        ...ofReference(a(1, 2, 3, 4)),
      },
    ],
    'to the rows of the reference',
  ),
  row(
    'Schema.dataset_constraints.num_examples_version_comparator',
    '`rowChange:`, with the earlier version as reference',
    [
      {
        schema:
          'rowChange: { minimum: 1, maximum: 1 }\ncolumns: [{ name: a, drift: { compare: false } }]',
        fails: a(1, 2),
        finds: { 'rows.change': 2 },
        passes: a(1),
        ...ofReference(a(1)),
      },
    ],
    'one reference a run',
  ),
  row('Schema.tensor_representation_group', { no: tensors }, [
    refusedAbove('tensor_representation_group'),
  ]),
]

const presence: readonly Row[] = [
  row('Feature.name', '`name:`', [
    { refused: 'columns: [{ nulls: 0 }]', says: 'expected a name, the column it is about' },
  ]),
  row('Feature.deprecated', '`stage: deprecated`', [
    { schema: column('type: integer, nulls: 0, stage: deprecated'), passes: a('x', null) },
  ]),
  row(
    'Feature.presence.min_fraction',
    '`nulls:` (1 − fraction), code `nulls.share`; `required:`, code `column.missing`',
    [
      rule('nulls: 0.5', [a(1, null, null, null), 'nulls.share', 0.75], a(1, null)),
      {
        schema: 'columns: [{ name: a }, { name: b, required: true, nulls: 0.5 }]',
        fails: a(1),
        finds: { 'b column.missing': 'missing' },
        passes: table({ a: [1], b: [1] }),
      },
    ],
    'a column may be optional and yet have a limit on its nulls',
  ),
  row(
    'Feature.presence.min_count',
    '`statistics: { present: { minimum } }`, code `statistic.present`',
    [
      rule(
        'statistics: { present: { minimum: 3 } }',
        [a(1, null, 2), 'statistic.present', 2],
        a(1, 2, 3, null),
      ),
    ],
  ),
  row('Feature.group_presence', { no: oneValue }, [refused('group_presence')]),
  row('Feature.shape', { no: `${oneValue}; a scalar that is always there is \`nulls: 0\`` }, [
    refused('shape'),
    rule('nulls: 0', [a(1, null), 'nulls.share', 0.5], a(1, 2)),
  ]),
  row('Feature.value_count', { no: oneValue }, [
    refused('value_count'),
    { profile: a('[1, 2]', '[3]'), of: 'a', is: { type: 'string' } },
  ]),
  row('Feature.value_counts', { no: oneValue }, [refused('value_counts')]),
  row(
    'Feature.type',
    '`type:`, code `type.mismatch`',
    [
      rule('type: integer', [a(1, 'x', 2, null), 'type.mismatch', 1 / 3], a(1, null)),
      rule('type: number', [a(1.5, 'x', null), 'type.mismatch', 0.5], a(1, 1.5)),
      { refused: column('type: STRUCT'), says: 'unknown type "STRUCT"' },
    ],
    'nine types of values, with dates, times and exact decimals, in place of four of storage',
  ),
  row('Feature.annotation.tag', '`tags:`', [{ schema: column('tags: [location]'), passes: a(1) }]),
  row('Feature.annotation.comment', '`description:`', [
    { schema: column('description: where it was sold'), passes: a(1) },
  ]),
  row(
    'Feature.annotation.extra_metadata',
    { no: 'a key that is not known is an error, since a mistyped rule must not be read over' },
    [refused('extra_metadata')],
  ),
  row(
    'Feature.in_environment',
    '`in:`, code `column.unexpected` elsewhere',
    [
      {
        schema:
          'environments: [training, serving]\ncolumns: [{ name: a }, { name: label, in: [training] }]',
        fails: table({ a: [1], label: [1] }),
        finds: { 'label column.unexpected': 'present' },
        passes: a(1),
        options: { environment: 'serving' },
      },
      {
        schema:
          'environments: [training, serving]\ndefaultEnvironments: [training]\ncolumns: [{ name: a }, { name: label, in: [serving] }]',
        fails: table({ a: [1], label: [1] }),
        finds: { 'label column.unexpected': 'present' },
        passes: a(1),
        options: { environment: 'training' },
      },
    ],
    '`in` replaces the default environments; TFDV adds to them',
  ),
  row('Feature.not_in_environment', '`notIn:`', [
    {
      schema:
        'environments: [training, serving]\ncolumns: [{ name: a }, { name: label, notIn: [serving] }]',
      fails: table({ a: [1], label: [1] }),
      finds: { 'label column.unexpected': 'present' },
      passes: a(1),
      options: { environment: 'serving' },
    },
    {
      schema:
        'environments: [training, serving]\ncolumns: [{ name: a }, { name: label, notIn: [serving] }]',
      fails: a(1),
      finds: { 'label column.missing': 'missing' },
      passes: table({ a: [1], label: [1] }),
      options: { environment: 'training' },
    },
  ]),
  row(
    'Feature.lifecycle_stage',
    '`stage:`',
    [
      rule('stage: beta, nulls: 0', [a(1, null), 'nulls.share', 0.5], a(1)),
      { schema: column('stage: planned, nulls: 0, type: integer'), passes: a('x', null) },
      { schema: 'columns: [{ name: a }, { name: b, stage: alpha }]', passes: a(1) },
    ],
    'planned, alpha, deprecated, debug and disabled columns are not judged, as there',
  ),
  row(
    'Feature.validation_derived_source',
    { no: 'a column is what the file holds; derived ones are conditions in `rules:`' },
    [refused('validation_derived_source')],
  ),
  row('Feature.sequence_metadata', { no: oneValue }, [refused('sequence_metadata')]),
]

const numbers: readonly Row[] = [
  row(
    'Feature.int_domain.min',
    '`range: { minimum }`, code `range.below`',
    [
      rule(
        'type: integer, range: { minimum: 7, maximum: 10 }',
        [a(2, 8, null), 'range.below', 2],
        a(7, 10, null),
      ),
    ],
    'exact beyond 2^53; with the rows that lie outside',
  ),
  row('Feature.int_domain.max', '`range: { maximum }`, code `range.above`', [
    rule(
      'type: integer, range: { minimum: 7, maximum: 10 }',
      [a(8, 27, null), 'range.above', 27],
      a(7, 10, null),
    ),
    rule(
      'type: integer, range: { maximum: "1528000000000000000" }',
      [a('1528000000000000001'), 'range.above', '1528000000000000001'],
      a('1528000000000000000'),
    ),
  ]),
  row(
    'Feature.int_domain.is_categorical',
    '`type: string`, or `domain:` on integers; drift is then that of categories',
    [
      rule('type: integer, domain: ["1", "2"]', [a(1, 2, 3, null), 'domain.value', 1 / 3], a(1, 2)),
      {
        schema: column('type: string'),
        fails: a(...times(100, 1), ...times(300, 2)),
        finds: { 'a drift.chi-square': [0.2, 0.3], 'a drift.psi': [0.2, 1] },
        passes: a(...times(200, 1), ...times(200, 2)),
        ...ofReference(a(...times(200, 1), ...times(200, 2))),
      },
    ],
  ),
  row(
    'Feature.float_domain.min',
    '`range: { minimum }`, code `range.below`',
    [
      rule(
        'type: number, range: { minimum: 3, maximum: 5 }',
        [a(2.5, 4.5), 'range.below', 2.5],
        a(3.5, 4.5),
      ),
    ],
    'compared as doubles, where TFDV rounds to 32 bits',
  ),
  row('Feature.float_domain.max', '`range: { maximum }`, code `range.above`', [
    rule(
      'type: number, range: { minimum: 3, maximum: 5 }',
      [a(3.5, 5.0000000001), 'range.above', 5.0000000001],
      a(3.5, 5),
    ),
  ]),
  row(
    'Feature.float_domain.disallow_nan',
    '`nans: 0`, code `number.nan`',
    [
      rule(
        'type: number, nans: 0',
        [a(1.5, 'NaN', 'NaN', 2, null), 'number.nan', 0.5],
        a(1.5, null),
      ),
    ],
    'or a share of the values',
  ),
  row(
    'Feature.float_domain.disallow_inf',
    '`infinities: 0`, code `number.infinite`',
    [
      rule(
        'type: number, infinities: 0',
        [a(1.5, '-Infinity', null), 'number.infinite', 0.5],
        a(1.5, null),
      ),
    ],
    'or a share of the values',
  ),
  row('Feature.float_domain.is_embedding', { no: oneValue }, [refused('is_embedding')]),
  row('Feature.float_domain.embedding_dim', { no: oneValue }, [refused('embedding_dim')]),
  row('Feature.float_domain.embedding_type', { no: oneValue }, [refused('embedding_type')]),
  row('Feature.float_domain.is_categorical', '`type: string`, or `domain:` on numbers', [
    rule(
      'type: number, domain: ["0.5", "1"]',
      [a(0.5, 1, 1.5), 'domain.value', 1 / 3],
      a(0.5, 1, null),
    ),
  ]),
  row(
    'Feature.unique_constraints.min',
    '`statistics: { distinct: { minimum } }`, code `statistic.distinct`',
    [
      rule(
        'statistics: { distinct: { minimum: 3 } }',
        [a('x', 'y', null), 'statistic.distinct', 2],
        a('x', 'y', 'z'),
      ),
    ],
    'of numbers too; TFDV takes a missing maximum for 0',
  ),
  row(
    'Feature.unique_constraints.max',
    '`statistics: { distinct: { maximum } }`, code `statistic.distinct`',
    [
      rule(
        'statistics: { distinct: { maximum: 2 } }',
        [a(1, 2, 3, null), 'statistic.distinct', 3],
        a(1, 2),
      ),
    ],
  ),
]

const domains: readonly Row[] = [
  row(
    'Feature.domain',
    '`domain:`, code `domain.value`',
    [
      rule(
        'type: string, domain: [a, b]',
        [a('a', 'b', 'c', 'c'), 'domain.value', 0.5],
        a('a', null),
      ),
    ],
    'the list itself, not the name of one',
  ),
  row(
    'Feature.string_domain.value',
    '`domain:`, code `domain.value`',
    [
      rule(
        'type: string, domain: [a, b]',
        [a('a', 'b', 'c', null), 'domain.value', 1 / 3],
        a('a', null),
      ),
      { refused: column('domain: [a, a]'), says: '"a" is in the domain already' },
    ],
    'a value listed twice is an error; TFDV sees it and does not tell',
  ),
  row(
    'Feature.string_domain.is_categorical',
    '`drift: { compare: false }` for `CATEGORICAL_NO`',
    [
      {
        schema: column('type: string, drift: { compare: false }'),
        passes: after,
        ...ofReference(before),
      },
    ],
    'text of which nearly all values differ is recognised, and not compared by distribution',
  ),
  row(
    'Feature.distribution_constraints.min_domain_mass',
    '`domain: { values, mostly }`',
    [
      rule(
        'type: string, domain: { values: [a, b], mostly: 0.8 }',
        [a('a', 'a', 'c', 'c'), 'domain.value', 0.5],
        a('a', 'a', 'b', 'b', 'c'),
      ),
    ],
    'at the very limit it passes; TFDV’s 0.8 fails there, by rounding',
  ),
  row(
    'Feature.bool_domain.true_value',
    '`type: boolean`; of other spellings `domain:`',
    [
      rule('type: boolean', [a('true', 'wacky'), 'type.mismatch', 0.5], a('true', 'FALSE', null)),
      rule(
        'type: string, domain: [SET, CLEAR]',
        [a('SET', 'set'), 'domain.value', 0.5],
        a('SET', 'CLEAR'),
      ),
    ],
    '`true`/`false` and `yes`/`no` in lower, upper and capitalised spelling are booleans',
  ),
  row(
    'Feature.bool_domain.false_value',
    'as for `true_value`',
    [
      rule(
        'type: boolean',
        [a('false', 'maybe', 'no', 'yes'), 'type.mismatch', 0.25],
        a('no', 'yes'),
      ),
    ],
    '0 and 1 are integers: `domain: ["0", "1"]`',
  ),
  row('Feature.struct_domain', { no: oneValue }, [refused('struct_domain')]),
  row('Feature.natural_language_domain.vocabulary', { no: language }, [
    refused('natural_language_domain'),
  ]),
  row(
    'Feature.natural_language_domain.coverage',
    {
      no: `${language}; of whole values \`domain: { values, mostly }\` bounds the share that a list covers`,
    },
    [
      refused('natural_language_domain'),
      rule(
        'type: string, domain: { values: [the, cat], mostly: 0.8 }',
        [a('the', 'cat', 'xyz'), 'domain.value', 2 / 3],
        a('the'),
      ),
    ],
  ),
  row('Feature.natural_language_domain.token_constraints', { no: language }, [
    refused('token_constraints'),
  ]),
  row(
    'Feature.natural_language_domain.sequence_length_constraints',
    { no: `${language}; \`length:\` bounds characters, and TFDV does not validate this field` },
    [refused('sequence_length_constraints')],
  ),
  row(
    'Feature.natural_language_domain.location_constraint_regex',
    { no: `${language}; TFDV has not implemented it` },
    [refused('location_constraint_regex')],
  ),
  row('Feature.image_domain.minimum_supported_image_fraction', { no: 'images are not read' }, [
    { refused: column('format: image'), says: 'unknown format "image"' },
  ]),
  row('Feature.image_domain.max_image_byte_size', { no: 'images are not read' }, [
    refused('max_image_byte_size'),
  ]),
  row('Feature.audio_domain', { no: 'sounds are not read' }, [refused('audio_domain')]),
  row('Feature.video_domain', { no: 'films are not read' }, [refused('video_domain')]),
  row('Feature.content_chunk_domain', { no: 'media are not read' }, [
    refused('content_chunk_domain'),
  ]),
  row(
    'Feature.mid_domain',
    '`pattern:`',
    [
      rule(
        'type: string, pattern: "/[mg]/[0-9a-z_]+"',
        [a('/m/0dl567', 'London'), 'pattern.mismatch', 0.5],
        a('/m/0dl567', '/g/1q'),
      ),
    ],
    'the values are looked at, which TFDV does not do',
  ),
  row(
    'Feature.url_domain',
    '`format: url`, code `format.mismatch`',
    [
      rule(
        'type: string, format: url',
        [a('https://example.com/', 'example'), 'format.mismatch', 0.5],
        a('https://example.com/', null),
      ),
    ],
    'the values are looked at, which TFDV does not do',
  ),
  row(
    'Feature.time_domain.string_format',
    '`type: date`, `type: timestamp` (ISO 8601); of other forms `pattern:`',
    [
      rule(
        'type: date',
        [a('2018-11-30', 'not-valid'), 'type.mismatch', 0.5],
        a('2018-11-30', null),
      ),
      rule(
        'type: string, pattern: "[0-9]{2}/[0-9]{2}/[0-9]{4}"',
        [a('30/11/2018', '2018'), 'pattern.mismatch', 0.5],
        a('30/11/2018'),
      ),
    ],
    'the values are looked at, which TFDV does not do',
  ),
  row(
    'Feature.time_domain.integer_format',
    '`type: integer` with `range:`',
    [
      rule(
        'type: integer, range: { minimum: 631152000, exclusiveMaximum: 1893456000 }',
        [a(1543536000, 5), 'range.below', 5],
        a(1543536000, null),
      ),
    ],
    'seconds since 1970 are numbers here',
  ),
  row(
    'Feature.time_of_day_domain',
    '`type: time`',
    [rule('type: time', [a('12:30:00', '25:00:00'), 'type.mismatch', 0.5], a('12:30:00', null))],
    'TFDV calls this field an unknown domain',
  ),
]

const lInfinity = 'drift: { lInfinity: 0.1, psi: 9, chiSquare: 1 }'
const jensenShannon = 'drift: { jensenShannon: 0.01, psi: 9, ks: 1 }'

const comparators: readonly Row[] = [
  row(
    'Feature.drift_comparator.infinity_norm',
    '`drift: { lInfinity }`, code `drift.l-infinity`',
    [
      {
        schema: column(`type: string, ${lInfinity}`),
        fails: after,
        finds: { 'a drift.l-infinity': [0.17, 0.2] },
        passes: shares(490, 310, 200),
        ...ofReference(before),
      },
    ],
    'only above the limit by more than chance; the estimate is corrected for what chance alone would show',
  ),
  row(
    'Feature.drift_comparator.jensen_shannon_divergence',
    '`drift: { jensenShannon }`, code `drift.jensen-shannon`',
    [
      {
        schema: column(`type: integer, ${jensenShannon}`),
        fails: ramp(50),
        finds: { 'a drift.jensen-shannon': [0.3, 0.7] },
        passes: ramp(0),
        ...ofReference(ramp(0)),
      },
    ],
    'bits, 0 to 1, as there',
  ),
  row(
    'Feature.drift_comparator.jensen_shannon_divergence.source',
    '`bins:` under `drift:`',
    [
      {
        schema: column(
          `type: integer, drift: { jensenShannon: 0.01, psi: 9, ks: 1, bins: { equalWidth: 10 } }`,
        ),
        fails: ramp(50),
        finds: { 'a drift.jensen-shannon': [0.3, 0.7] },
        passes: ramp(0),
        ...ofReference(ramp(0)),
      },
    ],
    'quantiles of the reference (`QUANTILES`) unless `equalWidth` asks for `STANDARD`; counted exactly',
  ),
  row(
    'Feature.drift_comparator.normalized_abs_difference',
    {
      no: 'it mixes how many rows there are with how they are distributed; `rowChange:` and `drift: { lInfinity }` say the two apart',
    },
    [
      {
        refused: column('drift: { normalizedAbsoluteDifference: 0.1 }'),
        says: 'unknown key "normalizedAbsoluteDifference"',
      },
    ],
  ),
  row(
    'Feature.skew_comparator.infinity_norm',
    '`drift: { lInfinity }`, with the serving data as batch',
    [
      {
        schema: column(`type: string, ${lInfinity}`),
        fails: before,
        finds: { 'a drift.l-infinity': [0.17, 0.2] },
        passes: after,
        ...ofReference(after),
      },
    ],
    'one comparison a run: training data as reference',
  ),
  row(
    'Feature.skew_comparator.jensen_shannon_divergence',
    '`drift: { jensenShannon }`, with the serving data as batch',
    [
      {
        schema: column(`type: string, drift: { jensenShannon: 0.01, psi: 9, chiSquare: 1 }`),
        fails: before,
        finds: { 'a drift.jensen-shannon': [0.02, 0.06] },
        passes: after,
        ...ofReference(after),
      },
    ],
  ),
  row('Feature.skew_comparator.normalized_abs_difference', { no: 'as for `drift_comparator`' }, [
    {
      refused: column('drift: { normalizedAbsoluteDifference: 0.1 }'),
      says: 'unknown key "normalizedAbsoluteDifference"',
    },
  ]),
]

export const tfdvFields: readonly Row[] = [
  ...dataset,
  ...presence,
  ...numbers,
  ...domains,
  ...comparators,
]
