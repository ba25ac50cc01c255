/** What a null does in every rule, beside what it does in Deequ's. */
import { a, type Case, column, type Row, table, times } from './row.js'

/** A line of the table of null policies. */
export interface NullPolicy {
  /** The rules here, as Markdown. */
  readonly rules: string
  readonly here: string
  /** What asks the same in Deequ, as Markdown; absent: nothing does. */
  readonly peer?: string
  readonly there?: string
  readonly cases: Row['cases']
}

/** Rules of a column `a`, a batch that breaks them, and one that keeps them. */
const rule = (
  rules: string,
  [fails, code, observed]: readonly [string, string, number | string],
  passes: string,
): Case => ({ schema: column(rules), fails, finds: { [`a ${code}`]: observed }, passes })

const apart = 'neither breaks the rule nor counts'
const failsThere = 'fails'
const passesThere = 'passes, and counts'
const apartThere = 'does not count'

/** 200 rows with 20 nulls, and with 80. */
const complete = a(...times(90, 'x'), ...times(90, 'y'), ...times(20, null))
const lacking = a(...times(60, 'x'), ...times(60, 'y'), ...times(80, null))
const completeNumbers = a(...times(90, 1), ...times(90, 2), ...times(20, null))
const lackingNumbers = a(...times(60, 1), ...times(60, 2), ...times(80, null))

export const nullPolicies: readonly NullPolicy[] = [
  {
    rules: '`nulls`, `statistics: { missingShare, present }`',
    here: 'is what the rule is about; all rows count',
    peer: '`isComplete`, `hasCompleteness`',
    there: 'is what the check is about; all rows count',
    cases: [
      rule('nulls: 0.5', [a(1, null, null, null), 'nulls.share', 0.75], a(1, null)),
      rule(
        'statistics: { missingShare: { maximum: 0.5 } }',
        [a(1, null, null, null), 'statistic.missing-share', 0.75],
        a(1, null),
      ),
      rule(
        'statistics: { present: { minimum: 2 } }',
        [a(1, null, null), 'statistic.present', 1],
        a(1, 2, null),
      ),
    ],
  },
  {
    rules: '`type`',
    here: apart,
    peer: '`hasDataType`',
    there: apartThere,
    cases: [rule('type: integer', [a(1, 'x', null, null), 'type.mismatch', 0.5], a(null, null, 1))],
  },
  {
    rules: '`range`',
    here: apart,
    peer: '`isNonNegative`, `isPositive`, `isContainedIn` (bounds)',
    there: passesThere,
    cases: [
      rule('type: integer, range: { minimum: 0 }', [a(-1, 1, null), 'range.below', -1], a(null, 1)),
      rule(
        'type: integer, range: { minimum: 0, mostly: 0.6 }',
        [a(-1, 1, null, null), 'range.below', 0.5],
        a(-1, 1, 2, null),
      ),
    ],
  },
  {
    rules: '`length`',
    here: apart,
    peer: '`hasMinLength`, `hasMaxLength`',
    there: 'does not count; by an option is the empty text, or fails',
    cases: [
      rule(
        'length: { minimum: 2, mostly: 0.6 }',
        [a('a', 'bb', null, null), 'length.below', 0.5],
        a('bb', null),
      ),
    ],
  },
  {
    rules: '`pattern`, `format`',
    here: apart,
    peer: '`hasPattern`, `containsEmail`, `containsURL`, …',
    there: failsThere,
    cases: [
      rule('pattern: "[a-z]+"', [a('a', '1', null, null), 'pattern.mismatch', 0.5], a('a', null)),
      rule(
        'format: email',
        [a('a@b.org', 'x', null, null), 'format.mismatch', 0.5],
        a('a@b.org', null),
      ),
    ],
  },
  {
    rules: '`domain`, `forbidden`',
    here: apart,
    peer: '`isContainedIn`',
    there: passesThere,
    cases: [
      rule('domain: [x]', [a('x', 'y', null, null), 'domain.value', 0.5], a('x', null)),
      rule(
        'domain: { values: [x], unseen: 0.4 }',
        [a('x', 'y', null, null), 'domain.value', 0.5],
        a('x', null),
      ),
      rule('forbidden: [y]', [a('x', 'y', null, null), 'forbidden.value', 0.5], a('x', null)),
    ],
  },
  {
    rules: '`multipleOf`, `nans`, `infinities`',
    here: `${apart}; NaN is a value and no null`,
    cases: [
      rule(
        'type: integer, multipleOf: 5',
        [a(5, 6, null, null), 'number.multiple', 0.5],
        a(5, null),
      ),
      rule('type: number, nans: 0.4', [a(5, 'NaN', null, null), 'number.nan', 0.5], a(5, null)),
      rule(
        'type: number, infinities: 0.4',
        [a(5, 'Infinity', null, null), 'number.infinite', 0.5],
        a(5, null),
      ),
      rule('type: number, nulls: 0.4', [a('NaN', null), 'nulls.share', 0.5], a('NaN', 1)),
    ],
  },
  {
    rules:
      '`unique`, `statistics: { distinct, distinctShare, onceShare, entropy, mostCommonShare }`',
    here: apart,
    peer: '`isUnique`, `hasUniqueness`, `hasDistinctness`, `hasEntropy`',
    there: apartThere,
    cases: [
      rule('unique: true', [a(1, 1, null, null), 'unique.duplicate', 1], a(1, null, null)),
      rule(
        'statistics: { distinct: { maximum: 1 } }',
        [a(1, 2, null), 'statistic.distinct', 2],
        a(1, null),
      ),
      rule(
        'statistics: { distinctShare: { minimum: 0.9 } }',
        [a(1, 1, null), 'statistic.distinct-share', 0.5],
        a(1, null, null),
      ),
      rule(
        'statistics: { onceShare: { maximum: 0.4 } }',
        [a(1, 2, 2, 3, null), 'statistic.once-share', 0.5],
        a(1, 1, null),
      ),
      rule(
        'statistics: { entropy: { maximum: 0.5 } }',
        [a(1, 2, null), 'statistic.entropy', Math.LN2],
        a(1, null),
      ),
      rule(
        'statistics: { mostCommonShare: { maximum: 0.4 } }',
        [a(1, 2, null, null, null), 'statistic.most-common-share', 0.5],
        a(1, 2, 3, null, null),
      ),
    ],
  },
  {
    rules: '`statistics: { distinct }`',
    here: apart,
    peer: '`hasNumberOfDistinctValues`, `hasHistogramValues`',
    there: 'counts as one more value',
    cases: [
      rule(
        'statistics: { distinct: { minimum: 3 } }',
        [a('a', 'b', null), 'statistic.distinct', 2],
        a('a', 'b', 'c'),
      ),
    ],
  },
  {
    rules: '`statistics: { mean, sum, minimum, quantiles, zeroShare, … }`',
    here: apart,
    peer: '`hasMean`, `hasSum`, `hasMin`, `hasApproxQuantile`, `hasZerosCount`, …',
    there: `${apartThere}; a column of nulls fails`,
    cases: [
      rule(
        'statistics: { mean: { maximum: 1 } }',
        [a(1, 3, null), 'statistic.mean', 2],
        a(1, null),
      ),
      rule(
        'statistics: { zeroShare: { maximum: 0.4 } }',
        [a(0, 3, null), 'statistic.zero-share', 0.5],
        a(1, 0, 1, null),
      ),
      { schema: column('statistics: { mean: { maximum: 1 } }'), passes: a(null, null) },
    ],
  },
  {
    rules: '`keys`',
    here: 'in any of the columns leaves the row out, as in SQL',
    peer: '`areUnique`, `hasUniqueness` of several columns',
    there: 'is a value like others, unless all columns are null',
    cases: [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nkeys: [[a, b]]',
        fails: table({ a: [1, 1, 1, 1], b: [2, 2, null, null] }),
        finds: { 'a+b key.duplicate': 1 },
        passes: table({ a: [1, 1, 1], b: [2, null, null] }),
      },
    ],
  },
  {
    rules: '`keys` with `primary: true`',
    here: 'breaks the rule',
    peer: '`isPrimaryKey`',
    there: apartThere,
    cases: [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nkeys: [{ columns: [a, b], primary: true }]',
        fails: table({ a: [1, 1], b: [2, null] }),
        finds: { 'a+b key.null': 1 },
        passes: table({ a: [1, 1], b: [2, 3] }),
      },
    ],
  },
  {
    rules: '`references`',
    here: 'in any of the columns leaves the row out, as in SQL',
    peer: 'referential integrity',
    there: 'is equal to another null',
    cases: [
      {
        schema:
          'columns: [{ name: a, type: integer }]\nreferences: [{ columns: a, in: {customers}, to: id }]',
        others: { customers: table({ id: [1, 2] }) },
        fails: a(1, 9, null, null),
        finds: { 'a reference.missing': 0.5 },
        passes: a(1, 2, null),
      },
    ],
  },
  {
    rules: '`equals`',
    here: 'is equal to another null',
    peer: '`doesDatasetMatch`',
    there: 'is equal to nothing',
    cases: [
      {
        schema:
          'columns: [{ name: a, type: integer }, { name: b, type: integer }]\nequals: [{ dataset: {other}, key: a }]',
        others: { other: table({ a: [1, 2], b: [null, 3] }) },
        fails: table({ a: [1, 2], b: [null, null] }),
        finds: { 'a+b dataset.different': 0.5 },
        passes: table({ a: [1, 2], b: [null, 3] }),
      },
    ],
  },
  {
    rules: '`uniqueRows`',
    here: 'is equal to another null: the same row is the same row',
    peer: '`hasDuplicateRowCount`',
    there: 'is equal to another null; rows of nulls alone are left out',
    cases: [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nuniqueRows: true',
        fails: table({ a: [1, 1], b: [null, null] }),
        finds: { 'rows.duplicate': 1 },
        passes: table({ a: [1, 1], b: [null, 2] }),
      },
    ],
  },
  {
    rules: '`increasing`, `decreasing`, `cadence`, `freshness`',
    here: 'is passed over: the next value follows the last one',
    cases: [
      rule(
        'type: integer, increasing: true',
        [a(1, null, 3, null, 2), 'order.decreasing', 1],
        a(1, null, 2, null, 3),
      ),
      rule(
        'type: integer, decreasing: true',
        [a(3, null, 4), 'order.increasing', 1],
        a(3, null, 2),
      ),
      {
        schema: column('type: date, cadence: { maximumStep: 1 day }'),
        fails: a('2024-05-01', null, '2024-05-03'),
        finds: { 'a cadence.above': '2 days' },
        passes: a('2024-05-01', null, '2024-05-02'),
      },
      {
        schema: column('type: date, freshness: 2 days'),
        fails: a('2024-05-01', null),
        finds: { 'a time.stale': '2024-05-01' },
        passes: a('2024-05-09', null),
        options: { now: '2024-05-10' },
      },
    ],
  },
  {
    rules: '`correlations`, `mutualInformation`, `dependencies`',
    here: 'in one of the columns leaves the row out',
    peer: '`hasCorrelation`, `hasMutualInformation`',
    there: 'leaves the row out',
    cases: [
      {
        schema:
          'columns: [{ name: a }, { name: b }]\ncorrelations: [{ columns: [a, b], maximum: 0 }]',
        fails: table({ a: [1, 2, 3, null], b: [4, 5, 6, 0] }),
        finds: { 'a+b columns.correlation': 1 },
        passes: table({ a: [1, 2, 9], b: [2, 1, null] }),
      },
      {
        schema:
          'columns: [{ name: a }, { name: b }]\nmutualInformation: [{ columns: [a, b], maximum: 0.5 }]',
        fails: table({ a: [1, 2, null, null], b: [1, 2, 1, 2] }),
        finds: { 'a+b columns.mutual-information': Math.LN2 },
        passes: table({ a: [1, 1, 2], b: [1, 2, null] }),
      },
      {
        schema:
          'columns: [{ name: a }, { name: b }]\ndependencies: [{ columns: [a], determines: b }]',
        fails: table({ a: [1, 1, 1, 1], b: [2, 2, 3, null] }),
        finds: { 'a+b dependency.broken': 1 / 3 },
        passes: table({ a: [1, 1, null], b: [2, null, 3] }),
      },
    ],
  },
  {
    rules: '`ratiosOfSums`',
    here: 'adds nothing to the sum of its column',
    peer: '`RatioOfSums`',
    there: 'adds nothing',
    cases: [
      {
        schema:
          'columns: [{ name: a }, { name: b }]\nratiosOfSums: [{ numerator: a, denominator: b, maximum: 1 }]',
        fails: table({ a: [4, 2, null], b: [3, null, null] }),
        finds: { 'a+b columns.ratio': 2 },
        passes: table({ a: [1, null], b: [3, 4] }),
      },
    ],
  },
  {
    rules: '`completeRows`',
    here: 'in one of the columns is what the rule is about; all rows count',
    peer: '`areComplete`, `haveCompleteness`',
    there: 'is what the check is about; all rows count',
    cases: [
      {
        schema:
          'columns: [{ name: a }, { name: b }]\ncompleteRows: { columns: [a, b], minimum: 0.5 }',
        fails: table({ a: [1, 1, null, null], b: [1, null, 1, null] }),
        finds: { 'a+b rows.incomplete': 0.25 },
        passes: table({ a: [1, null], b: [1, 1] }),
      },
    ],
  },
  {
    rules: '`rules`',
    here: 'that makes the condition unknown leaves the row out, as `CHECK` lets it pass in SQL; with `nulls: fail` the row breaks it',
    peer: '`satisfies`, `isLessThan`, `isGreaterThan`, …',
    there: failsThere,
    cases: [
      {
        schema: 'columns: [{ name: a }, { name: b }]\nrules: [a < b]',
        fails: table({ a: [1, 2, null, null], b: [2, 1, 1, 1] }),
        finds: { 'a+b row.rule': 0.5 },
        passes: table({ a: [1, null], b: [2, 1] }),
      },
      {
        schema: 'columns: [{ name: a }, { name: b }]\nrules: [{ expression: a < b, nulls: fail }]',
        fails: table({ a: [1, 2, null, null], b: [2, 1, 1, 1] }),
        finds: { 'a+b row.rule': 0.75 },
        passes: table({ a: [1], b: [2] }),
      },
      {
        schema: 'columns: [{ name: a }, { name: b }]\nrules: [a is not null or b is not null]',
        fails: table({ a: [1, null], b: [null, null] }),
        finds: { 'a+b row.rule': 0.5 },
        passes: table({ a: [1, null], b: [null, 1] }),
      },
    ],
  },
  {
    rules: '`where` of any rule',
    here: 'that makes the filter unknown leaves the row out',
    peer: '`where`',
    there: 'leaves the row out',
    cases: [
      {
        schema: "columns: [{ name: a, nulls: { maximum: 0.4, where: b = 'x' } }, { name: b }]",
        fails: table({ a: [1, null, null, null], b: ['x', 'x', null, null] }),
        finds: { 'a nulls.share': 0.5 },
        passes: table({ a: [1, null], b: ['x', null] }),
      },
    ],
  },
  {
    rules: '`rows`, `rowChange`',
    here: 'is part of a row, which counts',
    peer: '`hasSize`',
    there: 'is part of a row, which counts',
    cases: [
      {
        schema: 'rows: { maximum: 2 }\ncolumns: [{ name: a }]',
        fails: a(null, null, null),
        finds: { 'rows.above': 3 },
        passes: a(null, null),
      },
    ],
  },
  {
    rules: '`drift: { psi, chiSquare, jensenShannon, … }`, on bins or categories',
    here: 'is a bin of its own',
    peer: 'the distances of the library',
    there: 'does not count',
    cases: [
      {
        schema: column('type: string, drift: { nulls: 1 }'),
        fails: lacking,
        finds: { 'a drift.psi': [0.3, 0.8], 'a drift.chi-square': [0.2, 0.5] },
        bins: {
          'a drift.psi': [
            [90, 60],
            [90, 60],
            [20, 80],
          ],
        },
        passes: complete,
        options: { reference: complete },
      },
    ],
  },
  {
    rules: '`drift: { ks, unseen, wasserstein, … }`, on values',
    here: 'does not count; `drift.nulls` tests the rate of nulls, always',
    peer: 'the distances of the library',
    there: 'does not count',
    cases: [
      {
        schema: column('type: integer, drift: { nulls: 0.1, psi: 9 }'),
        fails: lackingNumbers,
        finds: { 'a drift.nulls': 0.3 },
        bins: {
          'a drift.nulls': [
            [20, 80],
            [180, 120],
          ],
        },
        passes: completeNumbers,
        options: { reference: completeNumbers },
      },
    ],
  },
]
