/** Deequ's checks: the methods of `Check`, and the rule that asks the same here. */
import { left, numeric, right } from './fixtures.js'
import { a, type Case, column, type Row, table } from './row.js'

const row = (name: string, ours: Row['ours'], cases: Row['cases'], note = ''): Row => ({
  peer: 'Deequ',
  kind: 'check',
  name,
  ours,
  note,
  cases,
})

/** Rules of a column `a`, a batch that breaks one of them, and one that keeps them. */
const rule = (
  rules: string,
  [fails, code, observed]: readonly [string, string, number | string],
  passes: string,
): Case => ({
  schema: column(rules),
  fails,
  finds: { [`a ${code}`]: observed },
  passes,
})

const statistic = (
  bounds: string,
  code: string,
  observed: number,
  passes = a(1, 2, null),
  fails = six,
): Case => rule(`statistics: { ${bounds} }`, [fails, `statistic.${code}`, observed], passes)

/** Conditions on the columns `a` and `b`. */
const condition = (text: string, fails: string, observed: number, passes: string): Case => ({
  schema: `columns: [{ name: a }, { name: b }]\nrules: [${text}]`,
  fails,
  finds: { 'a+b row.rule': observed },
  passes,
})

/** A rule on the columns `a` and `b`. */
const together = (
  rule: string,
  code: string,
  observed: number,
  [fails, passes]: readonly [string, string],
): Case => ({
  schema: `columns: [{ name: a }, { name: b }]\n${rule}`,
  fails,
  finds: { [`a+b ${code}`]: observed },
  passes,
})

/** 20,000 different values, one of them twice: more than a sketch counts exactly. */
const many = a(...Array.from({ length: 20_001 }, (_, i) => (i * 7919) % 20_000))

const six = a(1, 2, 3, 4, 5, 6)
const pairs = (...values: readonly (readonly [unknown, unknown])[]) =>
  table({
    a: values.map(([x]) => x as number | null),
    b: values.map(([, y]) => y as number | null),
  })

const information = (...shares: readonly number[]) =>
  -shares.reduce((sum, share) => sum + share * Math.log(share), 0)

const nullsFail =
  'a row of which a null makes the condition unknown is not counted; `nulls: fail` counts it as Deequ does'
const whole =
  'the whole value has the form; for a part of it write a `pattern:` with `search: true`'

const counts: readonly Row[] = [
  row(
    'hasSize',
    '`rows:`, codes `rows.below`, `rows.above`',
    [
      {
        schema: 'rows: { minimum: 3, maximum: 5 }\ncolumns: [{ name: a }]',
        fails: six,
        finds: { 'rows.above': 6 },
        passes: a(1, 2, 3),
      },
      {
        schema: 'rows: { minimum: 3, maximum: 5 }\ncolumns: [{ name: a }]',
        fails: a(1),
        finds: { 'rows.below': 1 },
        passes: a(1, 2, 3),
      },
    ],
    'no rows at all are `rows.none`, whatever the schema says',
  ),
  row(
    'hasColumnCount',
    '`columns:` with `unexpectedColumns: error`, codes `column.missing`, `column.unexpected`',
    [
      {
        schema: 'unexpectedColumns: error\ncolumns: [{ name: a }]',
        fails: table({ a: [1], b: [2] }),
        finds: { 'b column.unexpected': 'not in the schema' },
        passes: a(1),
      },
    ],
    'by name, not by number',
  ),
  row('hasColumn', '`columns:`, code `column.missing`', [
    {
      schema: 'columns: [{ name: a }, { name: b }]',
      fails: a(1),
      finds: { 'b column.missing': 'missing' },
      passes: table({ a: [1], b: [2] }),
    },
  ]),
  row(
    'hasZerosCount',
    '`statistics: { zeroShare }`, code `statistic.zero-share`',
    [
      statistic(
        'zeroShare: { maximum: 0.4 }',
        'zero-share',
        0.5,
        a(1, 2, null),
        a(0, 0, 0, 5, 6, 7, null),
      ),
    ],
    'a share of the rows with a value, not a number',
  ),
  row(
    'hasDuplicateRowCount',
    '`uniqueRows:`, code `rows.duplicate`',
    [
      {
        schema: 'uniqueRows: true\ncolumns: [{ name: a }, { name: b }]',
        fails: pairs([1, 2], [1, 2], [1, 2]),
        finds: { 'rows.duplicate': 2 },
        passes: pairs([1, 2], [1, 3]),
      },
    ],
    'none may repeat another; the first of equal rows is not counted',
  ),
]

const completeness: readonly Row[] = [
  row('isComplete', '`nulls: 0`, code `nulls.share`', [
    rule('nulls: 0', [a(1, null, 3, 4), 'nulls.share', 0.25], a(1, 2)),
  ]),
  row(
    'hasCompleteness',
    '`nulls:`, code `nulls.share` (1 − completeness)',
    [rule('nulls: 0.2', [a(1, null, 3, 4), 'nulls.share', 0.25], a(1, 2, 3, 4, null))],
    'an upper limit; a lower one on nulls: `statistics: { missingShare }`',
  ),
  row('areComplete', '`completeRows: { columns: [a, b], minimum: 1 }`, code `rows.incomplete`', [
    together('completeRows: { columns: [a, b], minimum: 1 }', 'rows.incomplete', 0.25, [
      pairs([1, 1], [1, null], [null, 1], [null, null]),
      pairs([1, 2]),
    ]),
  ]),
  row('haveCompleteness', '`completeRows:`, code `rows.incomplete`', [
    together('completeRows: { columns: [a, b], minimum: 0.5 }', 'rows.incomplete', 0.25, [
      pairs([1, 1], [1, null], [null, 1], [null, null]),
      pairs([1, 2], [null, 2]),
    ]),
  ]),
  row('areAnyComplete', '`rules: [a is not null or b is not null]`, code `row.rule`', [
    condition(
      'a is not null or b is not null',
      pairs([1, 1], [1, null], [null, 1], [null, null]),
      0.25,
      pairs([1, 2], [null, 2]),
    ),
  ]),
  row('haveAnyCompleteness', 'the same with `mostly:`', [
    condition(
      '{ expression: a is not null or b is not null, mostly: 0.8 }',
      pairs([1, 1], [1, null], [null, 1], [null, null]),
      0.75,
      pairs([1, 2], [null, 2]),
    ),
  ]),
]

const uniqueness: readonly Row[] = [
  row(
    'isUnique',
    '`unique: true`, code `unique.duplicate`',
    [rule('unique: true', [a(1, 2, 2, 2, null, null), 'unique.duplicate', 2], a(1, 2, null, null))],
    'counts the rows that repeat one before; nulls are not compared, as there',
  ),
  row(
    'areUnique',
    '`keys: [[a, b]]`, code `key.duplicate`',
    [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nkeys: [[a, b]]',
        fails: pairs([1, 1], [1, 1], [1, 2]),
        finds: { 'a+b key.duplicate': 1 },
        passes: pairs([1, 1], [1, 2], [1, null], [1, null]),
      },
    ],
    'a row with a null in any column of the key is not compared, as in SQL; Deequ compares it unless all are null',
  ),
  row(
    'hasUniqueness',
    '`statistics: { onceShare }`, code `statistic.once-share`; of several columns `keys:`',
    [
      statistic(
        'onceShare: { minimum: 0.6 }',
        'once-share',
        0.5,
        a(1, 2, null),
        a(0, 0, 0, 5, 6, 7, null),
      ),
    ],
    'a key has no tolerated share',
  ),
  row(
    'hasDistinctness',
    '`statistics: { distinctShare }`, code `statistic.distinct-share`',
    [
      statistic(
        'distinctShare: { minimum: 0.7 }',
        'distinct-share',
        0.6,
        a(1, 2, null),
        a('a', 'a', null, 'b', 'b', 'c'),
      ),
    ],
    'of one column',
  ),
  row(
    'hasUniqueValueRatio',
    '`statistics: { onceShare, distinctShare }`, whose ratio it is',
    [
      statistic(
        'onceShare: { minimum: 0.6 }, distinctShare: { minimum: 0.6 }',
        'once-share',
        0.5,
        a(1, 2),
        a(0, 0, 0, 5, 6, 7),
      ),
    ],
    'the ratio itself has no limit',
  ),
  row(
    'isPrimaryKey',
    '`keys: [{ columns: [a, b], primary: true }]`, codes `key.duplicate`, `key.null`',
    [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nkeys: [{ columns: [a, b], primary: true }]',
        fails: pairs([1, 1], [1, 1], [1, null]),
        finds: { 'a+b key.duplicate': 1, 'a+b key.null': 1 },
        passes: pairs([1, 1], [1, 2]),
      },
    ],
    'a primary key has no nulls, which Deequ does not look at',
  ),
  row(
    'hasNumberOfDistinctValues',
    '`statistics: { distinct }`, code `statistic.distinct`',
    [
      statistic(
        'distinct: { maximum: 2 }',
        'distinct',
        3,
        a(1, 2, null),
        a('a', 'a', null, 'b', 'b', 'c'),
      ),
    ],
    'null is not a value: 3 here where Deequ says 4',
  ),
  row(
    'hasApproxCountDistinct',
    '`statistics: { distinct }`, code `statistic.distinct`',
    [
      statistic('distinct: { minimum: 3 }', 'distinct', 2, a(1, 2, 3, null), a(1, 2, 2, null)),
      statistic('distinct: { maximum: 19999 }', 'distinct', 20_000, a(1, 2, null), many),
    ],
    'by an exact count, however many there are',
  ),
]

const distributions: readonly Row[] = [
  row(
    'hasHistogramValues',
    "`domain:`, `statistics: { mostCommonShare }`; of one value `rules: [{ expression: a = 'x', mostly }]`",
    [
      {
        schema:
          "columns: [{ name: a }]\nrules: [{ expression: a = 'f', mostly: 0.5, nulls: fail }]",
        fails: a('f', 'd', 'f', null, 'd', 'd'),
        finds: { 'a row.rule': 1 / 3 },
        passes: a('f', 'd'),
      },
      statistic(
        'mostCommonShare: { maximum: 0.5 }',
        'most-common-share',
        0.75,
        a('a', 'b', null),
        a('a', 'a', 'a', 'b', null),
      ),
    ],
    'null is not a value',
  ),
  row(
    'hasHistogramBinnedValues',
    '`rules: [{ expression: a >= 5 and a < 10, mostly }]`; against a reference `bins:` under `drift:`',
    [
      {
        schema:
          'columns: [{ name: a, type: integer }]\nrules: [{ expression: a >= 5 and a < 10, mostly: 0.5 }]',
        fails: a(1, 2, 6, 10),
        finds: { 'a row.rule': 0.25 },
        passes: a(5, 9, 10),
      },
    ],
    'the share of one bin at a time',
  ),
  row(
    'hasHistogramBinnedBins',
    { no: 'the number of bins is chosen by the one who asks, so that it says nothing of the data' },
    [{ refused: column('drift: { bins: { minimum: 3 } }'), says: 'unknown key "minimum"' }],
  ),
  row(
    'kllSketchSatisfies',
    '`statistics: { quantiles }`; against a reference `drift.ks`, `drift.psi`',
    [statistic('quantiles: { 0.5: { maximum: 3 } }', 'quantile', 4, a(1, 2, null), a(1, 4, 4, 9))],
    'limits on quantiles, not on the buckets of a sketch',
  ),
  row('hasEntropy', '`statistics: { entropy }`, code `statistic.entropy`', [
    statistic(
      'entropy: { minimum: 0.6 }',
      'entropy',
      information(0.75, 0.25),
      a('a', 'b', null),
      a('a', 'a', 'a', 'b', null),
    ),
  ]),
  row(
    'hasMutualInformation',
    '`mutualInformation:`, code `columns.mutual-information`',
    [
      together(
        'mutualInformation: [{ columns: [a, b], minimum: 0.1 }]',
        'columns.mutual-information',
        0,
        [pairs([1, 0], [2, 0], [3, 0], [null, 1]), pairs([1, 2], [2, 3])],
      ),
    ],
    'nats',
  ),
  row(
    'hasCorrelation',
    '`correlations:`, code `columns.correlation`',
    [
      together('correlations: [{ columns: [a, b], minimum: 0 }]', 'columns.correlation', -1, [
        pairs([1, 6], [2, 5], [3, 4], [null, 1]),
        pairs([1, 2], [2, 3]),
      ]),
    ],
    'Pearson’s',
  ),
  row('hasApproxQuantile', '`statistics: { quantiles: { 0.5: … } }`, code `statistic.quantile`', [
    statistic('quantiles: { 0.5: { maximum: 2 } }', 'quantile', 3),
  ]),
  row(
    'hasExactQuantile',
    '`statistics: { quantiles: { 0.5: … } }`, code `statistic.quantile`',
    [statistic('quantiles: { 0.5: { maximum: 2 } }', 'quantile', 3)],
    'a value of the data, where Deequ’s lies between two; exact as long as the sketch holds every value',
  ),
]

const numbers: readonly Row[] = [
  row(
    'hasMin',
    '`statistics: { minimum }`, code `statistic.minimum`; by row `range: { minimum }`, code `range.below`',
    [
      statistic('minimum: { minimum: 2 }', 'minimum', 1, a(2, 3, null)),
      rule(
        'type: integer, range: { minimum: 3 }',
        [a(1, 3, 2, null), 'range.below', 1],
        a(3, null),
      ),
    ],
  ),
  row(
    'hasMax',
    '`statistics: { maximum }`, code `statistic.maximum`; by row `range: { maximum }`, code `range.above`',
    [
      statistic('maximum: { maximum: 5 }', 'maximum', 6),
      rule(
        'type: date, range: { maximum: 2024-05-01 }',
        [a('2024-04-30', '2024-05-02'), 'range.above', '2024-05-02'],
        a('2024-05-01', null),
      ),
    ],
  ),
  row('hasRange', '`statistics: { span }`, code `statistic.span`', [
    statistic('span: { maximum: 4 }', 'span', 5),
  ]),
  row(
    'hasInterquartileRange',
    '`statistics: { interquartileRange }`, code `statistic.interquartile-range`',
    [statistic('interquartileRange: { maximum: 1 }', 'interquartile-range', 3)],
    'quartiles are values of the data',
  ),
  row('hasMean', '`statistics: { mean }`, code `statistic.mean`', [
    statistic('mean: { minimum: 4, maximum: 5 }', 'mean', 3.5, a(4, 5, null)),
    statistic('mean: { minimum: 1, maximum: 3 }', 'mean', 3.5),
  ]),
  row('hasSum', '`statistics: { sum }`, code `statistic.sum`', [
    statistic('sum: { maximum: 20 }', 'sum', 21),
  ]),
  row(
    'hasStandardDeviation',
    '`statistics: { standardDeviation }`, code `statistic.standard-deviation`',
    [statistic('standardDeviation: { maximum: 1 }', 'standard-deviation', Math.sqrt(3.5))],
    'of a sample (n − 1), not of a population (n)',
  ),
  row(
    'hasVariance',
    '`statistics: { standardDeviation }`, whose square it is',
    [
      statistic(
        'standardDeviation: { maximum: 1 }',
        'standard-deviation',
        2,
        a(1, 2),
        a(1, null, 3, null, 5),
      ),
    ],
    'of a sample (n − 1), not of a population (n)',
  ),
  row('hasSkewness', '`statistics: { skewness }`, code `statistic.skewness`', [
    statistic('skewness: { minimum: -1 }', 'skewness', -1.5, a(1, 2, 3), a(1, 10, 10, 10, 10)),
  ]),
  row('hasKurtosis', '`statistics: { kurtosis }`, code `statistic.kurtosis`', [
    statistic('kurtosis: { minimum: -1 }', 'kurtosis', -1.2685714285714285, a(1, 1, 1, 1, 10)),
  ]),
  row(
    'hasMinLength',
    '`length: { minimum }`, code `length.below`',
    [rule('length: { minimum: 2 }', [a('a', 'bb', null), 'length.below', 1], a('bb', null))],
    'nulls have no length; code points, not UTF-16 units',
  ),
  row(
    'hasMaxLength',
    '`length: { maximum }`, code `length.above`',
    [rule('length: { maximum: 2 }', [a('ab', '🙂🙂🙂'), 'length.above', 3], a('🙂🙂', null))],
    'nulls have no length; code points, not UTF-16 units',
  ),
]

const conditions: readonly Row[] = [
  row(
    'satisfies',
    '`rules:`, code `row.rule`',
    [
      condition('a + b > 4', pairs([1, 2], [2, 3], [null, 1]), 1 / 2, pairs([2, 3], [4, 5])),
      condition(
        '{ expression: a + b > 4, mostly: 0.5, nulls: fail }',
        pairs([1, 2], [2, 3], [null, 1]),
        1 / 3,
        pairs([2, 3], [4, 5]),
      ),
    ],
    nullsFail,
  ),
  row(
    'hasPattern',
    '`pattern:`, code `pattern.mismatch`',
    [
      rule(
        'pattern: { regex: "[0-9]{3}", search: true }',
        [a('x123y', 'no', null), 'pattern.mismatch', 0.5],
        a('x123y', null),
      ),
    ],
    'the whole value matches unless `search: true`; nulls are not judged, where Deequ takes them for mismatches',
  ),
  row(
    'containsEmail',
    '`format: email`, code `format.mismatch`',
    [
      rule(
        'format: email',
        [a('someone@somewhere.org', 'someone@else', null), 'format.mismatch', 0.5],
        a('SOMEONE@SOMEWHERE.ORG', null),
      ),
    ],
    `${whole}; capitals are letters too`,
  ),
  row(
    'containsURL',
    '`format: url`, code `format.mismatch`',
    [
      rule(
        'format: url',
        [a('http://foo.com/blah_blah', 'no url', 'http://'), 'format.mismatch', 2 / 3],
        a('https://www.example.com/?q=1', 'ftp://foo.bar/baz'),
      ),
    ],
    whole,
  ),
  row(
    'containsCreditCardNumber',
    '`format: creditCard`, code `format.mismatch`',
    [
      rule(
        'format: creditCard',
        [a('4111 1111 1111 1111', '9111111111111111'), 'format.mismatch', 0.5],
        a('378282246310005', '5555-5555-5555-4444'),
      ),
    ],
    whole,
  ),
  row(
    'containsSocialSecurityNumber',
    '`format: socialSecurityNumber`, code `format.mismatch`',
    [
      rule(
        'format: socialSecurityNumber',
        [a('111-05-1130', '000-05-1120', '1234567890123'), 'format.mismatch', 2 / 3],
        a('111-05-1130'),
      ),
    ],
    `${whole}; any nine digits are one to Deequ`,
  ),
  row(
    'hasDataType',
    '`type:`, code `type.mismatch`',
    [
      rule(
        'type: { is: integer, mostly: 0.8 }',
        [a(1, 'x', 2, 'y', null), 'type.mismatch', 0.5],
        a(1, 2, null),
      ),
      rule(
        'type: boolean',
        [a('true', 'maybe', null), 'type.mismatch', 0.5],
        a('true', 'false', null),
      ),
    ],
    'of the rows with a value, as there',
  ),
  row(
    'isNonNegative',
    '`range: { minimum: 0 }`, code `range.below`',
    [
      rule(
        'type: number, range: { minimum: 0 }',
        [a(-1, 0, 2.5, null), 'range.below', -1],
        a(0, 1, null),
      ),
      rule('type: number, range: { minimum: 0 }', [a('x', 1), 'type.mismatch', 0.5], a(1, 2)),
    ],
    'nulls pass, as there; text that is no number does not',
  ),
  row(
    'isPositive',
    '`range: { exclusiveMinimum: 0 }`, code `range.below`',
    [
      rule(
        'type: number, range: { exclusiveMinimum: 0 }',
        [a(0, 1, null), 'range.below', 0],
        a(0.1, null),
      ),
    ],
    'nulls pass, as there',
  ),
  row(
    'isLessThan',
    '`rules: [a < b]`, code `row.rule`',
    [condition('a < b', pairs([1, 2], [2, 2], [3, 2], [null, 2]), 2 / 3, pairs([1, 2]))],
    nullsFail,
  ),
  row(
    'isLessThanOrEqualTo',
    '`rules: [a <= b]`, code `row.rule`',
    [condition('a <= b', pairs([1, 2], [2, 2], [3, 2], [null, 2]), 1 / 3, pairs([1, 2], [2, 2]))],
    nullsFail,
  ),
  row(
    'isGreaterThan',
    '`rules: [a > b]`, code `row.rule`',
    [
      condition(
        '{ expression: a > b, nulls: fail }',
        pairs([1, 2], [2, 2], [3, 2], [null, 2]),
        0.75,
        pairs([3, 2]),
      ),
    ],
    nullsFail,
  ),
  row(
    'isGreaterThanOrEqualTo',
    '`rules: [a >= b]`, code `row.rule`',
    [
      condition(
        '{ expression: a >= b, nulls: fail }',
        pairs([1, 2], [2, 2], [3, 2], [null, 2]),
        0.5,
        pairs([3, 2], [2, 2]),
      ),
    ],
    nullsFail,
  ),
  row(
    'isContainedIn',
    '`domain:`, code `domain.value`; of numbers `range:`',
    [
      rule('domain: [f, d]', [a('f', 'd', 'x', null), 'domain.value', 1 / 3], a('f', null)),
      rule(
        'domain: { values: [f, d], mostly: 0.9 }',
        [a('f', 'd', 'x', null), 'domain.value', 2 / 3],
        a('f', null),
      ),
      rule(
        'type: integer, range: { minimum: 1, exclusiveMaximum: 6 }',
        [six, 'range.above', 6],
        a(1, 5, null),
      ),
    ],
    'nulls pass, as there, and are not in the denominator',
  ),
]

const others: readonly Row[] = [
  row(
    'doesDatasetMatch',
    '`equals:`, codes `dataset.unmatched`, `dataset.different`, `dataset.absent`',
    [
      {
        schema:
          'columns: [{ name: id, type: integer }, { name: name, type: string }, { name: state, type: string }]\nequals: [{ dataset: {right}, key: id, columns: [name] }]',
        others: { right },
        fails: left,
        finds: {
          'id+name dataset.unmatched': 1 / 6,
          'id+name dataset.different': 1 / 5,
          'id+name dataset.absent': 1 / 6,
        },
        passes: right,
      },
      {
        schema:
          'columns: [{ name: id, type: integer }, { name: name, type: string }, { name: state, type: string }]\nequals: [{ dataset: {right}, key: id, columns: [state] }]',
        others: { right },
        fails: left,
        finds: { 'id+state dataset.unmatched': 1 / 6, 'id+state dataset.absent': 1 / 6 },
        passes: right,
      },
      {
        schema:
          'columns: [{ name: id, type: integer }, { name: name, type: string }, { name: state, type: string }]\nequals: [{ dataset: {right}, key: id, columns: [name], mostly: 0.8 }]',
        others: { right },
        passes: left,
      },
    ],
    'the rows that lack a key on either side are told apart from those that differ; a key that is not unique is a finding',
  ),
  row(
    'customSql',
    {
      no: 'no query runs over a whole data set: conditions are on rows (`rules:`), and what aggregates say stands under `statistics:`',
    },
    [
      {
        refused: 'columns: [{ name: a }]\nrules: ["select count(*) from t"]',
        says: 'found "select"',
      },
    ],
  ),
  row(
    'where',
    '`where:` of any rule',
    [
      {
        schema: "columns: [{ name: a, nulls: { maximum: 0.4, where: b = 'x' } }, { name: b }]",
        fails: table({ a: [1, null, null], b: ['x', 'x', 'y'] }),
        finds: { 'a nulls.share': 0.5 },
        passes: table({ a: [1, null], b: ['x', 'y'] }),
      },
      {
        schema:
          "columns: [{ name: a, type: integer, statistics: { mean: { maximum: 2, where: b = 'x' } } }, { name: b }]",
        fails: table({ a: [2, 4, 99], b: ['x', 'x', 'y'] }),
        finds: { 'a statistic.mean': 3 },
        passes: table({ a: [2, 99], b: ['x', null] }),
      },
      {
        schema:
          'columns: [{ name: item, type: integer }, { name: att1, type: integer }, { name: att2 }]\nrules: [{ expression: att1 > 2, where: item < 4 }]',
        fails: numeric,
        finds: { 'att1+item row.rule': 2 / 3 },
        passes: table({ item: [1, 9], att1: [3, 0], att2: [0, 0] }),
      },
    ],
    'the filter of any check, as there; a filter that no row passes leaves its rule `skipped`, where Deequ takes it for a success',
  ),
]

export const deequChecks: readonly Row[] = [
  ...counts,
  ...completeness,
  ...uniqueness,
  ...distributions,
  ...numbers,
  ...conditions,
  ...others,
]
