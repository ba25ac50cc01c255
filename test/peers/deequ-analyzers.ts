/** Deequ's analyzers: what each computes, and where the same number stands here. */
import { left, missing, numeric, right, unique } from './fixtures.js'
import { a, type Case, column, type Row, table, times } from './row.js'

const row = (name: string, ours: Row['ours'], cases: Row['cases'], note = ''): Row => ({
  peer: 'Deequ',
  kind: 'analyzer',
  name,
  ours,
  note,
  cases,
})

/** A statistic of column `a` with the value that it must have, by a limit that it misses. */
const measured = (
  rule: string,
  code: string,
  observed: number,
  { fails, passes }: Sides,
): Case => ({
  schema: column(`statistics: { ${rule} }`),
  fails,
  finds: { [`a ${code}`]: observed },
  passes,
})

interface Sides {
  readonly fails: string
  readonly passes: string
}

/** A rule on the columns `a` and `b` with the value that it must have, by a limit that it misses. */
const together = (
  rule: string,
  code: string,
  observed: number,
  { fails, passes }: Sides,
): Case => ({
  schema: `columns: [{ name: a }, { name: b }]\n${rule}`,
  fails,
  finds: { [`a+b ${code}`]: observed },
  passes,
})

/** 1 to 6. */
const six = a(1, 2, 3, 4, 5, 6)

/** Of so many equal values. */
const information = (...shares: readonly number[]) =>
  -shares.reduce((sum, share) => sum + share * Math.log(share), 0)

export const deequAnalyzers: readonly Row[] = [
  row('Size', '`rows:`, codes `rows.below`, `rows.above`; `source.rows` of a profile', [
    { profile: missing, is: { rows: 12 } },
    {
      schema: 'rows: { minimum: 5 }\ncolumns: [{ name: a }]',
      fails: a(1, 2),
      finds: { 'rows.below': 2 },
      passes: six,
    },
  ]),
  row(
    'ColumnCount',
    '`columns:` with `unexpectedColumns:`, codes `column.missing`, `column.unexpected`; `source.columns` of a profile',
    [
      { profile: missing, is: { columns: 3 } },
      {
        schema: 'unexpectedColumns: error\ncolumns: [{ name: a }, { name: b }]',
        fails: table({ a: [1], b: [2], c: [3] }),
        finds: { 'c column.unexpected': 'not in the schema' },
        passes: table({ a: [1], b: [2] }),
      },
    ],
    'by name, not by number',
  ),
  row('ColumnExists', '`columns:`, `required:`, code `column.missing`', [
    {
      schema: 'columns: [{ name: a }, { name: b }]',
      fails: a(1),
      finds: { 'b column.missing': 'missing' },
      passes: table({ a: [1], b: [2] }),
    },
  ]),
  row(
    'Completeness',
    '`nulls:`, code `nulls.share` (1 − completeness); `nulls` and `rows` of a profile',
    [
      { profile: missing, of: 'att2', is: { nulls: 3, rows: 12 } },
      {
        schema: 'columns: [{ name: item }, { name: att1 }, { name: att2, nulls: 0.2 }]',
        fails: missing,
        finds: { 'att2 nulls.share': 0.25 },
        passes: table({ item: [1, 2], att1: ['a', null], att2: ['f', 'd'] }),
      },
    ],
  ),
  row(
    'Compliance',
    '`rules:`, code `row.rule` (the share of rows that do not comply, or with `mostly` that do)',
    [
      {
        schema:
          'columns: [{ name: item }, { name: att1, type: integer }, { name: att2 }]\nrules: [{ expression: att1 > 2, mostly: 0.7 }]',
        fails: numeric,
        finds: { 'att1 row.rule': 2 / 3 },
        passes: table({ item: [1], att1: [3], att2: [0] }),
      },
      {
        schema:
          'columns: [{ name: a, type: integer }]\nrules: [{ expression: a > 2, mostly: 0.5, nulls: fail }]',
        fails: a(1, null, 3),
        finds: { 'a row.rule': 1 / 3 },
        passes: a(3, null, 4),
      },
    ],
    'a row of which a null makes the condition unknown is not counted; `nulls: fail` counts it as Deequ does',
  ),
  row(
    'PatternMatch',
    '`pattern:`, code `pattern.mismatch`',
    [
      {
        schema: column('pattern: { regex: "[0-9]{3}", search: true, mostly: 0.8 }'),
        fails: a('x123y', 'no', '456', '78'),
        finds: { 'a pattern.mismatch': 0.5 },
        passes: a('x123y', '123'),
      },
      {
        schema: column('pattern: "[0-9]{3}"'),
        fails: a('x123y', '456'),
        finds: { 'a pattern.mismatch': 0.5 },
        passes: a('123', null),
      },
    ],
    'the whole value matches unless `search: true`; a pattern that the empty text matches holds for it; nulls are not judged',
  ),
  row('Mean', '`statistics: { mean }`, code `statistic.mean`; `mean` of a profile', [
    { profile: numeric, of: 'att1', is: { mean: 3.5 } },
    measured('mean: { maximum: 3 }', 'statistic.mean', 3.5, { fails: six, passes: a(1, 2, null) }),
  ]),
  row('Sum', '`statistics: { sum }`, code `statistic.sum`; `sum` of a profile', [
    { profile: numeric, of: 'att1', is: { sum: 21 } },
    measured('sum: { maximum: 20 }', 'statistic.sum', 21, { fails: six, passes: a(1, 2, null) }),
  ]),
  row(
    'Minimum',
    '`range: { minimum }`, code `range.below`, by row; `statistics: { minimum }`; `min` of a profile',
    [
      { profile: numeric, of: 'att1', is: { min: 1 } },
      measured('minimum: { minimum: 2 }', 'statistic.minimum', 1, { fails: six, passes: a(2, 3) }),
    ],
    'dates, times and exact decimals too',
  ),
  row(
    'Maximum',
    '`range: { maximum }`, code `range.above`, by row; `statistics: { maximum }`; `max` of a profile',
    [
      { profile: numeric, of: 'att1', is: { max: 6 } },
      measured('maximum: { maximum: 5 }', 'statistic.maximum', 6, { fails: six, passes: a(2, 3) }),
    ],
    'dates, times and exact decimals too',
  ),
  row(
    'MinLength',
    '`length: { minimum }`, code `length.below`; `length.min` of a profile',
    [
      { profile: a('a', 'bb', 'ccc', 'dddd'), of: 'a', is: { 'length.min': 1 } },
      {
        schema: column('type: string, length: { minimum: 2 }'),
        fails: a('a', 'bb', null),
        finds: { 'a length.below': 1 },
        passes: a('bb', null),
      },
    ],
    'in Unicode code points; nulls have no length',
  ),
  row(
    'MaxLength',
    '`length: { maximum }`, code `length.above`; `length.max` of a profile',
    [
      { profile: a('a', 'bb', 'ccc', 'dddd'), of: 'a', is: { 'length.max': 4 } },
      {
        schema: column('type: string, length: { maximum: 3 }'),
        fails: a('a', 'dddd'),
        finds: { 'a length.above': 4 },
        passes: a('bb', null),
      },
    ],
    'in Unicode code points; nulls have no length',
  ),
  row('Range', '`statistics: { span }`, code `statistic.span`', [
    measured('span: { maximum: 4 }', 'statistic.span', 5, { fails: six, passes: a(2, 3, null) }),
  ]),
  row(
    'InterquartileRange',
    '`statistics: { interquartileRange }`, code `statistic.interquartile-range`',
    [
      measured('interquartileRange: { maximum: 1 }', 'statistic.interquartile-range', 3, {
        fails: six,
        passes: a(2, 3, null),
      }),
    ],
    'quartiles are values of the data, not between two of them: of 1 to 6 it is 3 where Deequ says 2.5',
  ),
  row(
    'StandardDeviation',
    '`statistics: { standardDeviation }`, code `statistic.standard-deviation`; `standardDeviation` of a profile',
    [
      { profile: numeric, of: 'att1', is: { standardDeviation: Math.sqrt(17.5 / 5) } },
      measured(
        'standardDeviation: { maximum: 1 }',
        'statistic.standard-deviation',
        Math.sqrt(17.5 / 5),
        { fails: six, passes: a(2, 3, null) },
      ),
    ],
    'of a sample (n − 1); Deequ’s is that of a population (n)',
  ),
  row(
    'Variance',
    '`statistics: { standardDeviation }`, whose square it is',
    [
      measured('standardDeviation: { maximum: 1 }', 'statistic.standard-deviation', Math.sqrt(4), {
        fails: a(1, null, 3, null, 5),
        passes: a(2, 3, null),
      }),
    ],
    'of a sample: of 1, 3 and 5 it is 4 where Deequ says 2.67',
  ),
  row(
    'Skewness',
    '`statistics: { skewness }`, code `statistic.skewness`; `skewness` of a profile',
    [
      { profile: a(1, 10, 10, 10, 10), of: 'a', is: { skewness: -1.5 } },
      measured('skewness: { maximum: 1 }', 'statistic.skewness', 1.5, {
        fails: a(1, 1, 1, 1, 10),
        passes: a(1, 2, 3),
      }),
    ],
  ),
  row(
    'Kurtosis',
    '`statistics: { kurtosis }`, code `statistic.kurtosis`; `kurtosis` of a profile',
    [
      { profile: numeric, of: 'att1', is: { kurtosis: -1.2685714285714285 } },
      measured('kurtosis: { minimum: -1 }', 'statistic.kurtosis', -1.2685714285714285, {
        fails: six,
        passes: a(1, 1, 1, 1, 10),
      }),
    ],
    'excess, 0 for a normal distribution, as there',
  ),
  row(
    'ZerosCount',
    '`statistics: { zeroShare }`, code `statistic.zero-share`; `zeros` of a profile',
    [
      { profile: numeric, of: 'att2', is: { zeros: 3 } },
      measured('zeroShare: { maximum: 0.4 }', 'statistic.zero-share', 0.5, {
        fails: a(0, 0, 0, 5, 6, 7, null),
        passes: a(0, 1, 2),
      }),
    ],
    'a limit is on the share of rows with a value',
  ),
  row(
    'RatioOfSums',
    '`ratiosOfSums:`, code `columns.ratio`',
    [
      together(
        'ratiosOfSums: [{ numerator: a, denominator: b, maximum: 1 }]',
        'columns.ratio',
        21 / 18,
        {
          fails: table({ a: [1, 2, 3, 4, 5, 6, null], b: [0, 0, 0, 5, 6, 7, null] }),
          passes: table({ a: [1, 2], b: [3, null] }),
        },
      ),
      {
        schema:
          'columns: [{ name: a }, { name: b }]\nratiosOfSums: [{ numerator: a, denominator: b, maximum: 1 }]',
        passes: table({ a: [1, 2], b: [0, 0] }),
      },
    ],
    'a ratio to a sum of 0 is `skipped`, where Deequ says infinity',
  ),
  row(
    'Correlation',
    '`correlations:`, code `columns.correlation`',
    [
      together('correlations: [{ columns: [a, b], maximum: 0.9 }]', 'columns.correlation', 1, {
        fails: table({ a: [1, 2, 3], b: [4, 5, 6] }),
        passes: table({ a: [1, 2, 3, null], b: [2, 1, 2, 9] }),
      }),
      together(
        'correlations: [{ columns: [a, b], minimum: 0.95 }]',
        'columns.correlation',
        78 / Math.sqrt(46 * 155.2),
        {
          fails: table({ a: [1, 3, 5, 6, 10, null], b: [2, 4, 6, 14, 16, 0] }),
          passes: table({ a: [1, 2], b: [1, 2] }),
        },
      ),
    ],
    'Pearson’s, over the rows that have both values, as there; a column that does not vary is `skipped`',
  ),
  row(
    'ApproxCountDistinct',
    '`statistics: { distinct }`, code `statistic.distinct`; `distinct` of a profile',
    [
      {
        profile: unique,
        of: 'uniqueWithNulls',
        is: { distinct: { estimate: 5, low: 5, high: 5 } },
      },
      measured('distinct: { maximum: 4 }', 'statistic.distinct', 5, {
        fails: a(1, 2, null, 3, 4, 5),
        passes: a(1, 1, null),
      }),
    ],
    'a limit is judged by an exact count; a profile has HyperLogLog’s estimate with its interval beyond some thousand values',
  ),
  row(
    'ApproxQuantile',
    '`statistics: { quantiles: { 0.5: … } }`, code `statistic.quantile`; `quantiles` of a profile',
    [
      measured('quantiles: { 0.5: { maximum: 2 } }', 'statistic.quantile', 3, {
        fails: six,
        passes: a(1, 2, null),
      }),
    ],
    'a value of the data, as there, with an interval once the sketch estimates',
  ),
  row('ApproxQuantiles', '`statistics: { quantiles }`, one pair of bounds for each rank', [
    {
      profile: numeric,
      of: 'att1',
      is: { 'quantiles.3.estimate': 2, 'quantiles.4.estimate': 3, 'quantiles.5.estimate': 5 },
    },
    {
      schema: column('statistics: { quantiles: { 0.25: { minimum: 1 }, 0.75: { maximum: 4 } } }'),
      fails: six,
      finds: { 'a statistic.quantile': 5 },
      passes: a(1, 2, 3),
    },
  ]),
  row(
    'ExactQuantile',
    '`statistics: { quantiles }`',
    [
      measured('quantiles: { 0.5: { maximum: 2 } }', 'statistic.quantile', 3, {
        fails: six,
        passes: a(1, 2, null),
      }),
    ],
    'exact as long as the sketch holds every value; a value of the data, where Deequ’s lies between two: of 1 to 6 the median is 3, not 3.5',
  ),
  row(
    'KLLSketch',
    '`kll` of a profile file, `quantiles` of a profile, each with its bounds',
    [
      {
        profile: a(...times(3, 3), 7, 7, 9),
        of: 'a',
        is: { 'quantiles.4.estimate': 3, 'quantiles.5.estimate': 7, 'quantiles.8.estimate': 9 },
      },
    ],
    'the format of Apache DataSketches; repeated values keep their weight',
  ),
  row(
    'DataType',
    '`type:`, code `type.mismatch`; `type` and `misfits` of a profile',
    [
      { profile: a(1, '1.5'), of: 'a', is: { type: 'number', misfits: 0 } },
      {
        schema: column('type: { is: integer, mostly: 0.8 }'),
        fails: a(1, 'x', 2, 'y', null),
        finds: { 'a type.mismatch': 0.5 },
        passes: a(1, 2, null),
      },
    ],
    'dates, times, timestamps and exact decimals are types too; the shares of all classes at once are not told',
  ),
  row(
    'Histogram',
    '`top` of a profile; `domain:`, `statistics: { mostCommonShare }`',
    [
      {
        profile: missing,
        of: 'att1',
        is: {
          top: [
            { value: 'a', count: 4, low: 4, high: 4 },
            { value: 'b', count: 2, low: 2, high: 2 },
          ],
          nulls: 6,
        },
      },
      measured('mostCommonShare: { maximum: 0.5 }', 'statistic.most-common-share', 0.75, {
        fails: a('a', 'a', 'a', 'b', null),
        passes: a('a', 'b', null),
      }),
    ],
    'nulls are counted beside, not as a value `NullValue`',
  ),
  row(
    'HistogramBinned',
    '`bins:` under `drift:` (a number, `equalWidth`, or edges): the bins of the test in a report',
    [
      {
        schema: 'drift: { psi: 0.1 }\ncolumns: [{ name: a, drift: { bins: [10, 20] } }]',
        fails: a(...times(50, 5), ...times(50, 25)),
        finds: { 'a drift.psi': [1, 12], 'a drift.ks': 0.5 },
        bins: {
          'a drift.psi': [
            [50, 50],
            [50, 0],
            [0, 50],
          ],
        },
        passes: a(...times(50, 5), ...times(50, 15)),
        options: { reference: a(...times(50, 5), ...times(50, 15)) },
      },
    ],
    'for comparing two data sets; one alone shows quantiles',
  ),
  row(
    'CountDistinct',
    '`statistics: { distinct }`, code `statistic.distinct`',
    [
      { profile: unique, of: 'nonUnique', is: { 'distinct.estimate': 4 } },
      measured('distinct: { minimum: 3 }', 'statistic.distinct', 2, {
        fails: a(1, 2, null, 2),
        passes: a(1, 2, 3),
      }),
    ],
    'of one column; of several see Distinctness',
  ),
  row(
    'Distinctness',
    '`statistics: { distinctShare }`, code `statistic.distinct-share`; of several columns `keys:`',
    [
      measured('distinctShare: { minimum: 0.7 }', 'statistic.distinct-share', 3 / 5, {
        fails: a('a', 'a', null, 'b', 'b', 'c'),
        passes: a('a', 'b', null),
      }),
    ],
    'rows without a value are in neither part, as there',
  ),
  row(
    'Uniqueness',
    '`unique:`, code `unique.duplicate`; `statistics: { onceShare }`; of several columns `keys:`, code `key.duplicate`',
    [
      measured('onceShare: { minimum: 0.6 }', 'statistic.once-share', 0.5, {
        fails: a(0, 0, 0, 5, 6, 7),
        passes: a(1, 2, null),
      }),
      {
        schema: column('unique: true'),
        fails: a(1, 2, 2, null, null),
        finds: { 'a unique.duplicate': 1 },
        passes: a(1, 2, null, null),
      },
      {
        schema:
          'columns: [{ name: nonUnique }, { name: halfUniqueWithOther }]\nkeys: [[nonUnique, halfUniqueWithOther]]',
        fails: table({ nonUnique: [0, 0, 0, 5, 6, 7], halfUniqueWithOther: [0, 0, 0, 4, 5, 6] }),
        finds: { 'nonUnique+halfUniqueWithOther key.duplicate': 2 },
        passes: table({ nonUnique: [1, 1], halfUniqueWithOther: [1, 2] }),
      },
    ],
    'a key has no tolerated share; it counts the rows that repeat one before',
  ),
  row(
    'UniqueValueRatio',
    '`statistics: { onceShare, distinctShare }`, whose ratio it is',
    [
      measured(
        'onceShare: { minimum: 0.6 }, distinctShare: { minimum: 0.6 }',
        'statistic.once-share',
        0.5,
        { fails: a(0, 0, 0, 5, 6, 7), passes: a(1, 2, null) },
      ),
    ],
    'the ratio itself has no limit',
  ),
  row(
    'Entropy',
    '`statistics: { entropy }`, code `statistic.entropy`',
    [
      measured('entropy: { minimum: 0.6 }', 'statistic.entropy', information(0.75, 0.25), {
        fails: a('a', 'a', 'a', 'b', null),
        passes: a('a', 'b'),
      }),
    ],
    'nats, nulls apart, as there',
  ),
  row(
    'MutualInformation',
    '`mutualInformation:`, code `columns.mutual-information`',
    [
      together(
        'mutualInformation: [{ columns: [a, b], maximum: 0.5 }]',
        'columns.mutual-information',
        information(0.75, 0.25),
        {
          fails: table({ a: ['a', 'a', 'a', 'b', null], b: ['c', 'c', 'c', 'd', 'e'] }),
          passes: table({ a: ['a', 'a', 'b', 'b'], b: ['c', 'd', 'c', 'd'] }),
        },
      ),
    ],
    'nats, over the rows that have both values',
  ),
  row(
    'DuplicateRowCount',
    '`uniqueRows:`, code `rows.duplicate`',
    [
      {
        schema: 'uniqueRows: true\ncolumns: [{ name: a }, { name: b }]',
        fails: table({ a: ['a', 'b', 'a', 'b', 'c'], b: [1, 2, 1, 2, 3] }),
        finds: { 'rows.duplicate': 2 },
        passes: table({ a: ['a', 'a'], b: [1, 2] }),
      },
    ],
    'counts the rows that repeat one before (2 here), where Deequ counts all of them (4)',
  ),
  row(
    'CustomSql',
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
    'CustomAggregator',
    {
      no: 'a schema is text that can be read, compared and run anywhere; code of one’s own works on the profile that the library gives',
    },
    [{ refused: column('statistics: { myOwn: { minimum: 1 } }'), says: 'unknown key "myOwn"' }],
  ),
  row(
    'DatasetMatchAnalyzer',
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
]
